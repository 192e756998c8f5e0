/** Theory: a new build fetches its rows anew and keeps what the operator did; a hub of a new build keeps everything. */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { LIMIT_CALENDAR, taskRows, VILLAGES } from '../../simulation/city.ts';
import { testFolder } from '../../support/folder.ts';
import { ACTOR, fill, ports, WELCOME } from './filled.ts';

/** As a build wrote it that did not know one column yet. */
function makeOlder(path: string, replica: boolean): void {
  const database = new BetterSqlite3(path);
  database.exec('ALTER TABLE task DROP COLUMN urges');
  if (replica) database.exec("UPDATE position SET value = '0' WHERE key = 'schema'");
  database.close();
}

it('drops the rows of another schema, asks for them again and keeps outbox, station and numbers', () => {
  const path = join(testFolder(), 'replica.sqlite');
  const older = openReplica({ path, ...ports });
  fill(older);
  const [saved] = older.issue([{ command: 'task.assign', args: { taskId: 't1', memberId: `${VILLAGES[0]}-m0` } }], ACTOR);
  const before = older.position();
  older.close();
  makeOlder(path, true);

  const newer = openReplica({ path, ...ports });
  expect(newer.position()).toMatchObject({ stationId: before.stationId, epoch: before.epoch, cursor: 0, complete: false });
  expect(newer.outbox().map(({ id }) => id)).toEqual([saved?.id]);
  expect(newer.database.prepare('SELECT count(*) FROM task').pluck().get()).toBe(0);
  fill(newer);
  expect(newer.database.prepare("SELECT state, urges FROM task WHERE id = 't1'").get()).toEqual({ state: 'assigned', urges: 0 });
  newer.close();
});

it('fills columns that an older hub does not send with empty values', () => {
  const replica = openReplica({ path: ':memory:', ...ports });
  fill(replica);
  replica.beginBootstrap(WELCOME);
  replica.applyPage({ table: 'city', columns: ['id', 'scope', 'also', 'name'], rows: [['441900', '*', null, '东莞市']], next: null, total: 1 });
  replica.endBootstrap(6);
  expect(replica.database.prepare('SELECT name, shortName FROM city').get()).toEqual({ name: '东莞市', shortName: '' });
});

it('adds columns to the store of an older hub, with its rows', () => {
  const path = join(testFolder(), 'hub.sqlite');
  const older = openSqliteStore({ path, newId: ports.newId });
  older.commit((transaction) => transaction.apply(taskRows(1, VILLAGES[0], 0, LIMIT_CALENDAR)));
  older.close();
  makeOlder(path, false);
  const newer = openSqliteStore({ path, newId: ports.newId });
  expect(newer.database.prepare("SELECT number, urges FROM task WHERE id = 't1'").get()).toEqual({ number: 'RW-1', urges: 0 });
  newer.commit((transaction) => transaction.apply(taskRows(2, VILLAGES[0], 0, LIMIT_CALENDAR)));
  newer.close();
});
