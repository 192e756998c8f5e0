import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put } from '#domain/core/table.ts';
import { cityTable } from '#domain/schema/territory.ts';
import { backupStore, restoreStore, UnusableBackup } from '#hub/backup/backup.ts';
import { verifyStore } from '#hub/backup/verify.ts';
import { openDataDirectory, storePathOf } from '#hub/data-directory.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import type { HubStore } from '#hub/store/store.ts';
import { LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../../simulation/city.ts';
import { makeFolder, removeFolder } from '../../support/folder.ts';

const NOW = Date.UTC(2026, 5, 1);
const COUNTER_BEHIND = `
  INSERT INTO station VALUES ('s', 'a', 1, 0);
  INSERT INTO verdict VALUES ('s', 2, 1, 'applied', NULL, '{}', NULL, 0)`;
let ids = 0;
const ports = { clock: { now: () => NOW }, newId: () => `id-${String(ids += 1)}` };
let folder: string;
let data: string;
let store: HubStore;

beforeEach(() => {
  folder = makeFolder();
  data = join(folder, 'hub');
  openDataDirectory(data).release();
  store = openSqliteStore({ path: storePathOf(data), newId: ports.newId });
  store.commit((transaction) => {
    transaction.apply([...territoryRows(), ...peopleRows()]);
    transaction.audit({
      at: NOW, actorId: 'a', actorName: 'a', origin: 'test', action: 'test.seed', subject: '', outcome: 'applied', detail: {},
    });
  });
});

afterEach(() => removeFolder(folder));

const tasks = (from: number, to: number) => store.commit((transaction) => {
  for (let number = from; number <= to; number += 1) transaction.apply(taskRows(number, VILLAGES[0], NOW, LIMIT_CALENDAR));
});
const countOf = (path: string) => {
  const database = new BetterSqlite3(path, { readonly: true });
  const count = database.prepare('SELECT count(*) FROM task').pluck().get();
  database.close();
  return count;
};

describe('backup', () => {
  it('is one whole state while the hub goes on writing', async () => {
    tasks(1, 2000);
    const target = join(folder, 'backup.sqlite');
    let wrote = 0;
    const saving = backupStore(data, target, () => {
      if (wrote > 5) return;
      wrote += 1;
      tasks(2000 + wrote, 2000 + wrote);
    });
    const result = await saving;
    store.close();
    expect(wrote).toBeGreaterThan(0);
    const database = new BetterSqlite3(target);
    expect(verifyStore(database)).toMatchObject({ ok: true, head: result.head, problems: [] });
    database.close();
  });
});

describe('restore', () => {
  it('R1 brings the old state back under a new epoch and keeps what was there', async () => {
    tasks(1, 10);
    const target = join(folder, 'backup.sqlite');
    const saved = await backupStore(data, target, () => undefined);
    tasks(11, 20);
    store.close();
    const restored = restoreStore(target, data, ports);
    expect(restored.hubId).toBe(saved.hubId);
    expect(restored.epoch).not.toBe(saved.epoch);
    expect(countOf(storePathOf(data))).toBe(10);
    expect(countOf(restored.asideAs ?? '')).toBe(20);
    store = openSqliteStore({ path: storePathOf(data), newId: ports.newId });
    expect(store.head()).toBe(saved.head);
    expect(verifyStore(store.database).ok).toBe(true);
    store.close();
  });

  it('R1 refuses a file that is no backup, and one that was changed, with the store as it was', async () => {
    tasks(1, 10);
    const target = join(folder, 'backup.sqlite');
    await backupStore(data, target, () => undefined);
    store.close();
    const database = new BetterSqlite3(target);
    database.exec("UPDATE task SET entityName = '别的' WHERE id = 't3'");
    database.close();
    expect(() => restoreStore(target, data, ports)).toThrow(UnusableBackup);
    writeFileSync(target, 'no database at all, but long enough to look like one '.repeat(50));
    expect(() => restoreStore(target, data, ports)).toThrow(UnusableBackup);
    expect(countOf(storePathOf(data))).toBe(10);
  });
});

describe('verify', () => {
  it.each([
    ['a row changed behind the log', "UPDATE task SET entityName = '别的' WHERE id = 't3'", 'task t3'],
    ['a row removed behind the log', "DELETE FROM task WHERE id = 't3'", 'task: 9 rows, 10 in the log'],
    ['a change cut out of the log', "DELETE FROM change WHERE id = 't3'", 'task t3'],
    ['an audit entry changed', "UPDATE audit SET actorName = 'b'", 'audit: entry 1 hash'],
    ['a counter behind its verdicts', COUNTER_BEHIND, 'station s: counter 1'],
    ['a head before the log’s end', "UPDATE hub SET value = '1' WHERE key = 'head'", 'head is 1'],
  ])('finds %s', (_what, damage, problem) => {
    tasks(1, 10);
    store.database.exec(damage);
    const found = verifyStore(store.database);
    store.close();
    expect(found.ok).toBe(false);
    expect(found.problems.join('\n')).toContain(problem);
  });

  it('finds nothing in a store that worked for a while', () => {
    tasks(1, 10);
    store.commit((transaction) => transaction.apply([
      { op: 'remove', table: 'task', id: 't1' },
      put(cityTable, { id: '441900', scope: '*', also: null, name: '东莞', shortName: '东莞' }),
    ]));
    expect(verifyStore(store.database)).toMatchObject({ ok: true, problems: [] });
    store.close();
  });
});
