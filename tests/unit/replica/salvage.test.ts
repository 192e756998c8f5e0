/** Theory: whatever happens to the file, what the operator was told is saved comes back. */
import { closeSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica } from '#main/replica/replica.ts';
import { toCells } from '#domain/core/row.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import type { Welcome } from '#protocol/hub/messages.ts';
import { peopleRows, taskRows, territoryRows, LIMIT_CALENDAR, VILLAGES } from '../../simulation/city.ts';
import { testFolder } from '../../support/folder.ts';

const ACTOR = { accountId: 'dispatcher-a1', name: '甲', role: 'villageDispatcher', grants: [VILLAGES[0]], memberId: null } as const;
const WELCOME: Welcome = {
  protocol: 1, hubId: 'hub', epoch: 'one', head: 5, floor: 0, processedThrough: 0, grantsKey: 'k', serverTime: 0, offlineDays: 7, mode: 'bootstrap',
  account: { id: 'dispatcher-a1', login: 'a1', name: '甲', role: 'villageDispatcher', place: VILLAGES[0], grants: [VILLAGES[0]], memberId: null },
};
let ids = 0;
const ports = { clock: { now: () => 1_780_000_000_000 + ids }, newId: () => `id-${String((ids += 1))}` };

function fill(replica: Replica): void {
  replica.welcome(WELCOME);
  replica.beginBootstrap(WELCOME);
  const changes = [...territoryRows(), ...peopleRows(), ...Array.from({ length: 400 }, (_unused, n) => taskRows(n, VILLAGES[0], 0, LIMIT_CALENDAR)).flat()];
  for (const change of changes) {
    const table = tableNamed(change.table);
    if (change.op === 'put' && table !== undefined) replica.applyPage({ table: table.name, columns: table.columnNames, rows: [toCells(table, change.row)], next: null, total: 0 });
  }
  replica.endBootstrap(5);
}

function pageOf(path: string, table: string): number {
  const database = new BetterSqlite3(path);
  const page = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  database.close();
  return page;
}

function scribble(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(file);
}

function damaged(damage: (path: string) => void) {
  const path = join(testFolder(), 'replica.sqlite');
  const first = openReplica({ path, ...ports });
  fill(first);
  const saved = first.issue([1, 2, 3].map((n) => ({ command: 'task.assign', args: { taskId: `t${String(n)}`, memberId: `${VILLAGES[0]}-m0` } })), ACTOR);
  const { stationId } = first.position();
  first.close();
  damage(path);
  const events: { commands: number }[] = [];
  const second = openReplica({ path, ...ports, onDamage: (event) => void events.push(event) });
  return { saved, stationId, second, events, path };
}

it('keeps station, numbers and waiting commands when a page of rows is damaged, and asks for the rows again', () => {
  const { saved, stationId, second, events, path } = damaged((file) => scribble(file, pageOf(file, 'task')));
  expect(events.map(({ commands }) => commands)).toEqual([3]);
  expect(second.position()).toMatchObject({ stationId, cursor: 0, complete: false });
  expect(second.outbox().map(({ number, id }) => ({ number, id }))).toEqual(saved);
  expect(readdirSync(dirname(path)).some((name) => name.includes('.damaged-'))).toBe(true);
  fill(second);
  expect(second.issue([{ command: 'task.assign', args: { taskId: 't9', memberId: `${VILLAGES[0]}-m0` } }], ACTOR)[0]?.number).toBe(4);
  second.close();
});

it('offers the commands again in the conflict tray when the station\'s identity is lost', () => {
  const { saved, stationId, second } = damaged((file) => scribble(file, pageOf(file, 'position')));
  expect(second.position().stationId).not.toBe(stationId);
  expect(second.outboxCount()).toBe(0);
  expect(second.conflicts().map(({ id, kind }) => ({ id, kind })).sort((a, b) => a.id.localeCompare(b.id))).toEqual(saved.map(({ id }) => ({ id, kind: 'held' })).sort((a, b) => a.id.localeCompare(b.id)));
  second.close();
});

it('starts empty when the file is no database at all', () => {
  const { second, events } = damaged((file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x20)));
  expect(events).toHaveLength(1);
  expect(second.position().complete).toBe(false);
  second.close();
});
