/** All replicated tables, in the order in which a station receives them: reference data and open work come first. */
import type { Table } from '../core/table.ts';
import { entityTable, learnedAddressTable, registrationTable } from './entity.ts';
import { eventTable } from './event.ts';
import { leadTable } from './lead.ts';
import { accountTable, memberTable } from './people.ts';
import { inspectionTable, taskTable } from './task.ts';
import { calendarYearTable, cityTable, gridTable, townTable, villageTable } from './territory.ts';

export const TABLES: readonly Table[] = [
  cityTable, townTable, villageTable, gridTable, calendarYearTable, memberTable, accountTable,
  taskTable, leadTable, registrationTable, entityTable, learnedAddressTable, inspectionTable, eventTable,
];

/** Raised by one with every additive change of the tables above. */
export const SCHEMA_VERSION = 1;

const byName = new Map(TABLES.map((table) => [table.name, table]));

export function tableNamed(name: string): Table | undefined {
  return byName.get(name);
}
