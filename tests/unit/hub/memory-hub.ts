/** The hub's parts on a store in memory, with a small city and a clock the test moves. */
import { onTestFinished } from 'vitest';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { Accounts } from '#hub/accounts/accounts.ts';
import { Register } from '#hub/accounts/register.ts';
import { createCalls } from '#hub/calls/calls.ts';
import { Sequencer } from '#hub/replication/sequencer.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { newSystemId } from '#protocol/system.ts';
import { peopleRows, taskRows, territoryRows, VILLAGES } from '../../simulation/city.ts';

export const START = Date.UTC(2026, 5, 1, 1);
export const DAY_MS = 86_400_000;

export function memoryHub() {
  const store = openSqliteStore({ path: ':memory:', newId: newSystemId });
  onTestFinished(() => store.close());
  const time = { now: START };
  const clock = { now: () => time.now };
  const rows = [...territoryRows(), ...peopleRows(), ...taskRows(1, VILLAGES[0], START, new WorkCalendar([]))];
  store.commit((transaction) => transaction.apply(rows));
  const sequencer = new Sequencer({ store, clock });
  const accounts = new Accounts({ store, clock, sessionDays: 90 });
  const register = new Register({ store, sequencer, accounts, clock, newId: newSystemId });
  return { store, time, clock, sequencer, accounts, register, runCall: createCalls({ store, accounts, clock }) };
}

export type MemoryHub = ReturnType<typeof memoryHub>;

/** Audit entries as [action, subject, outcome], oldest first. */
export function auditLines({ store }: MemoryHub): string[][] {
  return store.database.prepare('SELECT action, subject, outcome FROM audit ORDER BY number').raw().all() as string[][];
}

/** Every text in the hub's tables: what a leaked secret would be found in. */
export function everything({ store }: MemoryHub): string {
  const tables = store.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  return tables.map((table) => JSON.stringify(store.database.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
}
