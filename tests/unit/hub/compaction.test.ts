import { expect, it } from 'vitest';
import { Compaction } from '#hub/store/compaction.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { verifyStore } from '#hub/backup/verify.ts';
import { LIMIT_CALENDAR, taskRows, VILLAGES } from '../../simulation/city.ts';
import { VirtualTime } from '../../simulation/virtual-time.ts';

function storeWith(commits: number) {
  let ids = 0;
  const store = openSqliteStore({ path: ':memory:', newId: () => `id-${String((ids += 1))}` });
  for (let number = 1; number <= commits; number += 1) {
    store.commit((transaction) => transaction.apply(taskRows(number, VILLAGES[0], 0, LIMIT_CALENDAR)));
  }
  return store;
}

const lines = (store: ReturnType<typeof storeWith>) => store.database.prepare('SELECT count(*) FROM change').pluck().get();

it('F4 keeps the newest commits of the log and every row', async () => {
  const store = storeWith(1_300);
  const time = new VirtualTime(0);
  const compaction = new Compaction({ store, timers: time, keepCommits: 100, onFailure: (error) => expect.unreachable(String(error)) });
  await time.runUntil(120_000);
  expect(store.floor()).toBe(1_200);
  expect(lines(store)).toBe(200);
  expect(store.database.prepare('SELECT count(*) FROM task').pluck().get()).toBe(1_300);
  expect(verifyStore(store.database)).toMatchObject({ ok: true, problems: [] });
  compaction.stop();
  store.commit((transaction) => transaction.apply(taskRows(2_000, VILLAGES[0], 0, LIMIT_CALENDAR)));
  await time.runUntil(600_000);
  expect(store.floor()).toBe(1_200);
});

it('goes on later when the disk refuses', async () => {
  const time = new VirtualTime(0);
  const failures: unknown[] = [];
  let floor = 0;
  const store = {
    head: () => 1_000,
    floor: () => floor,
    compact: (through: number) => {
      if (failures.length === 0) throw new Error('disk full');
      floor = through;
    },
  };
  new Compaction({ store, timers: time, keepCommits: 100, onFailure: (error) => void failures.push(error) });
  await time.runUntil(200_000);
  expect(failures).toHaveLength(1);
  expect(floor).toBe(900);
});

it('never forgets what is not there yet', () => {
  const store = storeWith(3);
  store.compact(50);
  expect(store.floor()).toBe(3);
  store.compact(1);
  expect(store.floor()).toBe(3);
});
