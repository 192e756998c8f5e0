/**
 * The rows that open tasks and leads are shown and decided with: a small part of a replica, which a new station has before
 * the rest. It is closed in itself: of what belongs to an open task or lead, every row is in it.
 */
import type { Table } from '../core/table.ts';
import { evidenceTable, industryTable, leadVisitTable, proposalTable, riskTransferTable, teamTable } from './disposal.ts';
import { entityTable } from './entity.ts';
import { eventTable } from './event.ts';
import { itemSetTable, permitItemTable } from './items.ts';
import { leadTable } from './lead.ts';
import { accountTable, memberTable } from './people.ts';
import { inspectionTable, taskProposalTable, taskTable } from './task.ts';
import { calendarYearTable, cityTable, gridTable, townTable, villageTable } from './territory.ts';

/** Rows of a table that are named by rows of others, which come before it. */
export interface NamedBy {
  /** The column that is named: the key, or the key of the task or lead a row belongs to. */
  readonly column: string;
  readonly names: readonly { readonly table: Table; readonly column: string }[];
}

export interface OpenWorkTable {
  readonly table: Table;
  /** Every row, those whose `open` is 1, or those that are named by what is there already. */
  readonly rows: 'every' | 'open' | NamedBy;
}

const every = (table: Table): OpenWorkTable => ({ table, rows: 'every' });
const open = (table: Table): OpenWorkTable => ({ table, rows: 'open' });
const belonging = (table: Table, column: string, ...owners: readonly Table[]): OpenWorkTable =>
  ({ table, rows: { column, names: owners.map((owner) => ({ table: owner, column: 'id' })) } });
const named = (table: Table, ...names: readonly (readonly [Table, string])[]): OpenWorkTable =>
  ({ table, rows: { column: 'id', names: names.map(([by, column]) => ({ table: by, column })) } });

/** In the order in which each can be chosen by those before it. */
export const OPEN_WORK: readonly OpenWorkTable[] = [
  every(cityTable), every(townTable), every(villageTable), every(calendarYearTable), every(industryTable), every(itemSetTable),
  every(permitItemTable), every(memberTable), every(accountTable), every(teamTable),
  open(taskTable), open(leadTable),
  named(gridTable, [taskTable, 'gridId'], [leadTable, 'gridId'], [memberTable, 'gridId']),
  named(entityTable, [taskTable, 'entityId'], [leadTable, 'entityId']),
  belonging(inspectionTable, 'taskId', taskTable), belonging(taskProposalTable, 'taskId', taskTable),
  belonging(proposalTable, 'leadId', leadTable), belonging(leadVisitTable, 'leadId', leadTable),
  belonging(riskTransferTable, 'leadId', leadTable), belonging(evidenceTable, 'caseId', taskTable, leadTable),
  belonging(eventTable, 'subjectId', taskTable, leadTable, entityTable),
];
