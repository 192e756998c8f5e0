/** A hub's data directory with as many rows as a benchmark needs, and keys for the stations that will ask for them. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { Role } from '#domain/core/actor.ts';
import { ADMIN_SCOPE } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import type { RowChange, Table } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { accountTable } from '#domain/schema/people.ts';
import { taskTable } from '#domain/schema/task.ts';
import { storePathOf } from '#hub/data-directory.ts';
import { openServices } from '#hub/hub.ts';
import type { HubServices } from '#hub/http/services.ts';
import { createLog } from '#hub/log.ts';
import { JobRecord } from '#hub/schedule/job-record.ts';
import { hubJobs } from '#hub/schedule/jobs.ts';
import { systemTimers } from '#protocol/system.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import { CITY, memberOf, pushedTask, pushedTaskId, rowAt, territory, VILLAGES } from './dataset.ts';

export interface Login {
  readonly account: SessionAccount;
  readonly token: string;
  readonly hubId: string;
  readonly epoch: string;
}

/** Rows in one commit of a preparation. */
const COMMIT_ROWS = 5_000;
const BY = { id: 'bench', name: 'bench', origin: 'bench' };

/** Opens the data directory of a hub that does not run, without waiting for the disk. */
export function withServices<T>(folder: string, work: (services: HubServices) => T): T {
  const { services, close } = openServices({ dataDirectory: join(folder, 'hub'), log: createLog('bench', 'error') });
  try {
    services.store.database.pragma('synchronous = OFF');
    return work(services);
  } finally {
    close();
  }
}

/** The territory, and `rows` rows of the data set written past the change log: they are older than any station. */
export function prepareRows(folder: string, rows: number): void {
  withServices(folder, ({ store }) => store.commit((transaction) => transaction.apply(territory())));
  const database = new BetterSqlite3(storePathOf(join(folder, 'hub')));
  try {
    database.pragma('synchronous = OFF');
    dropIndexes(database);
    insertRows(database, rows);
  } finally {
    database.close();
  }
  // Opening the store makes the indexes again.
  withServices(folder, noteJobsDone);
}

/** The hub's jobs are over for this month and day: to look through a city for its patrols takes minutes. */
function noteJobsDone(services: HubServices): void {
  const { store, clock, sequencer } = services;
  const record = new JobRecord(store.database);
  const now = clock.now();
  for (const { name, rhythm } of hubJobs(services, systemTimers)) record.finished(name, rhythm(now, sequencer.calendar()), now);
}

function dropIndexes(database: Database): void {
  for (const { name } of [entityTable, taskTable]) {
    const indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?";
    for (const index of database.prepare<[string], string>(indexes).pluck().all(name)) database.exec(`DROP INDEX "${index}"`);
  }
}

function insertRows(database: Database, rows: number): void {
  const inserts = new Map([entityTable, taskTable].map((table: Table) => {
    const sql = `INSERT INTO "${table.name}" (${table.columnNames.map((name) => `"${name}"`).join(', ')})
      VALUES (${table.columnNames.map(() => '?').join(', ')})`;
    return [table.name, database.prepare(sql)];
  }));
  database.transaction(() => {
    for (let index = 0; index < rows; index += 1) {
      const { table, row } = rowAt(index);
      inserts.get(table.name)?.run(...table.columnNames.map((name) => row[name] ?? null));
    }
  })();
}

/** Pushed tasks of some villages, for commands that assign them. */
export function preparePushedTasks(folder: string, villages: readonly string[], tasksEach: number): void {
  withServices(folder, ({ store }) => {
    for (const village of villages) {
      for (let from = 0; from < tasksEach; from += COMMIT_ROWS) {
        const count = Math.min(COMMIT_ROWS, tasksEach - from);
        store.commit((transaction) => {
          transaction.apply(Array.from({ length: count }, (_, offset) => put(taskTable, pushedTask(village, from + offset))));
        });
      }
    }
  });
}

/** The n-th command on the pushed tasks of a village: every task is assigned, and then gets a remark. */
export function commandAt(village: string, number: number): { readonly command: string; readonly args: Record<string, unknown> } {
  const taskId = pushedTaskId(village, number >> 1);
  return number % 2 === 0
    ? { command: 'task.assign', args: { taskId, memberId: memberOf(village, number % 4 === 0 ? 0 : 1) } }
    : { command: 'task.remark', args: { taskId, text: `第${String(number)}条：已电话联系经营者，约定上门时间` } };
}

/** Copies the hub's directory into another folder, which is made, and answers that folder. */
export function copyOfHub(folder: string, copy: string): string {
  mkdirSync(copy, { recursive: true });
  cpSync(join(folder, 'hub'), join(copy, 'hub'), { recursive: true });
  return copy;
}

/** Accounts with a key each. A key spares the slow hash of a password, which is not what is measured. */
export function prepareLogins(folder: string, wanted: readonly { role: Role; place: string }[]): Login[] {
  return withServices(folder, ({ store, accounts }) => wanted.map(({ role, place }, index) => {
    const id = `bench-${String(store.head())}-${String(index)}`;
    store.commit((transaction) => transaction.apply([accountRow(id, role, place)]));
    const token = accounts.createKey(id, 'bench', BY);
    const session = accounts.authenticate(token);
    if (session === undefined) throw new Error(`the key of ${id} is not valid`);
    return { account: session.account, token, hubId: store.hubId, epoch: store.epoch };
  }));
}

/** One dispatcher of each of the first villages. */
export function dispatchersOf(folder: string, villages: readonly string[]): Login[] {
  return prepareLogins(folder, villages.map((place) => ({ role: 'villageDispatcher', place })));
}

/** Somebody who holds the whole city. */
export function supervisorOf(folder: string): Login {
  const [login] = prepareLogins(folder, [{ role: 'citySupervisor', place: CITY }]);
  if (login === undefined) throw new Error('no account was made');
  return login;
}

export const firstVillages = (count: number): readonly string[] => VILLAGES.slice(0, count);

function accountRow(id: string, role: Role, place: string): RowChange {
  return put(accountTable, {
    id, scope: ADMIN_SCOPE, also: null, login: id, name: id, role, place, grants: JSON.stringify([place]), memberId: null, disabled: 0,
    hasPassword: 1, createdAt: 0, lastSignInAt: null,
  });
}
