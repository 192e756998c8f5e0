/** Section 11 of protocol/SPEC.md: builds of several ages at one hub, and what an update does to a station's and a hub's file. */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { taskTable } from '#domain/schema/task.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { currentLayout } from '#main/replica/upgrade.ts';
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

/** As a build left its file that did not know one column yet, nor one table: what it was sent of them is parked. */
function leaveAsOlderBuild(path: string): void {
  makeOlder(path, true);
  const database = new BetterSqlite3(path);
  const place = taskTable.columnNames.indexOf('urges');
  const older = (cells: unknown[]) => JSON.stringify(cells.toSpliced(place, 1));
  const setCells = database.prepare('UPDATE preimage SET cells = ? WHERE number = ? AND ordinal = ?');
  const preimages = database.prepare<[], Line>("SELECT * FROM preimage WHERE tableName = 'task' AND cells IS NOT NULL");
  for (const { number, ordinal, cells } of preimages.all()) {
    setCells.run(older(JSON.parse(cells) as unknown[]), number, ordinal);
  }
  const layout = { ...currentLayout(), task: taskTable.columnNames.toSpliced(place, 1) };
  database.prepare("UPDATE position SET value = ? WHERE key = 'layout'").run(JSON.stringify(layout));
  database.exec('DROP TABLE question');
  database.close();
}

interface Line { readonly number: number; readonly ordinal: number; readonly cells: string }

const assign = { command: 'task.assign', args: { taskId: 't1', memberId: `${VILLAGES[0]}-m0` } };

it('P1 P2 parks what it does not know, and forgets it with its row', () => {
  const replica = openReplica({ path: ':memory:', ...ports });
  const parked = () => replica.database.prepare('SELECT tableName, id, cells FROM parked ORDER BY tableName').all();
  fill(replica);
  const { cursor } = replica.position();
  const batch = { from: cursor, to: cursor + 1, head: cursor + 1, verdicts: [], processedThrough: 0 };
  const drone = { table: 'drone', columns: ['id', 'scope', 'also', 'model'], rows: [['d1', VILLAGES[0], null, 'X1']], removed: [] };
  const city = {
    table: 'city', columns: ['id', 'scope', 'also', 'name', 'motto'], rows: [['441900', '*', null, '东莞市', '海纳百川']], removed: [],
  };
  replica.applyBatch({ ...batch, tables: [drone, city] });
  expect(parked()).toEqual([
    { tableName: 'city', id: '441900', cells: '{"motto":"海纳百川"}' },
    { tableName: 'drone', id: 'd1', cells: `{"id":"d1","scope":"${VILLAGES[0]}","also":null,"model":"X1"}` },
  ]);
  const removals = [{ ...drone, rows: [], removed: ['d1'] }, { ...city, rows: [], removed: ['441900'] }];
  replica.applyBatch({ ...batch, from: cursor + 1, to: cursor + 2, tables: removals });
  expect(parked()).toEqual([]);
});

it('P3 a newer build keeps its rows and finds there what the older one had parked; what waits runs again', () => {
  const path = join(testFolder(), 'replica.sqlite');
  const older = openReplica({ path, ...ports });
  fill(older);
  const [saved] = older.issue([assign], ACTOR);
  const before = older.position();
  const tallies = older.database.prepare('SELECT * FROM tally ORDER BY place, measure').all();
  older.close();
  leaveAsOlderBuild(path);
  const file = new BetterSqlite3(path);
  file.exec(`INSERT INTO parked VALUES ('task', 't1', '{"urges":3}')`);
  file.close();

  const newer = openReplica({ path, ...ports });
  expect(newer.position()).toMatchObject({ stationId: before.stationId, epoch: before.epoch, cursor: before.cursor, holds: 'everything' });
  expect(newer.outbox().map(({ id }) => id)).toEqual([saved?.id]);
  expect(newer.database.prepare("SELECT state, urges FROM task WHERE id = 't1'").get()).toEqual({ state: 'assigned', urges: 3 });
  expect(newer.database.prepare('SELECT count(*) FROM parked').pluck().get()).toBe(0);
  expect(newer.database.prepare('SELECT * FROM tally ORDER BY place, measure').all()).toEqual(tallies);
  newer.close();
});

it('P4 a build older than the file fetches its rows anew and keeps outbox, station and numbers', () => {
  const path = join(testFolder(), 'replica.sqlite');
  const newer = openReplica({ path, ...ports });
  fill(newer);
  const [saved] = newer.issue([assign], ACTOR);
  const before = newer.position();
  newer.close();
  const file = new BetterSqlite3(path);
  file.exec("UPDATE position SET value = '999' WHERE key = 'schema'");
  file.close();

  const older = openReplica({ path, ...ports });
  expect(older.position()).toMatchObject({ stationId: before.stationId, epoch: before.epoch, cursor: 0, holds: 'nothing' });
  expect(older.outbox().map(({ id }) => id)).toEqual([saved?.id]);
  expect(older.database.prepare('SELECT count(*) FROM task').pluck().get()).toBe(0);
  fill(older);
  expect(older.database.prepare("SELECT state, urges FROM task WHERE id = 't1'").get()).toEqual({ state: 'assigned', urges: 0 });
  older.close();
});

it('P5 fills columns that an older hub does not send with empty values', () => {
  const replica = openReplica({ path: ':memory:', ...ports });
  fill(replica);
  replica.beginBootstrap(WELCOME);
  const rows = [['441900', '*', null, '东莞市']];
  replica.applyPage({ table: 'city', columns: ['id', 'scope', 'also', 'name'], rows, next: null, total: 1 });
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
