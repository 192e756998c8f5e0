/** Theory: whatever happens to the file, what the operator was told is saved comes back. */
import { closeSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { VILLAGES } from '../../simulation/city.ts';
import { testFolder } from '../../support/folder.ts';
import { ACTOR, fill, ports } from './filled.ts';

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
  const assign = (taskId: string) => ({ command: 'task.assign', args: { taskId, memberId: `${VILLAGES[0]}-m0` } });
  const saved = first.issue(['t1', 't2', 't3'].map(assign), ACTOR);
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
  expect(second.position()).toMatchObject({ stationId, cursor: 0, holds: 'nothing' });
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
  expect(second.conflicts().every(({ kind }) => kind === 'held')).toBe(true);
  expect(second.conflicts().map(({ id }) => id).toSorted()).toEqual(saved.map(({ id }) => id).toSorted());
  second.close();
});

it('starts empty when the file is no database at all', () => {
  const { second, events } = damaged((file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x20)));
  expect(events).toHaveLength(1);
  expect(second.position().holds).toBe('nothing');
  second.close();
});
