/** A commit of the hub: changes that cannot be written are taken back alone, those of other commands stay. */
import { expect, it } from 'vitest';
import { put, remove } from '#domain/core/table.ts';
import type { AnyRow, RowChange } from '#domain/core/table.ts';
import { taskTable } from '#domain/schema/task.ts';
import { verifyStore } from '#hub/backup/verify.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import type { CommitNotice } from '#hub/store/store.ts';
import { LIMIT_CALENDAR, taskRows, VILLAGES } from '../../simulation/city.ts';

function storeWithTasks(count: number) {
  let ids = 0;
  const store = openSqliteStore({ path: ':memory:', newId: () => `id-${String((ids += 1))}` });
  for (let number = 1; number <= count; number += 1) {
    store.commit((transaction) => transaction.apply(taskRows(number, VILLAGES[0], 0, LIMIT_CALENDAR)));
  }
  const taskIds = store.database.prepare<[], string>('SELECT id FROM task ORDER BY id').pluck().all();
  const task = (index: number): AnyRow => store.reader.get(taskTable, taskIds[index] ?? '') as AnyRow;
  return { store, task };
}

const changed = (row: AnyRow, values: Partial<AnyRow>): RowChange => put(taskTable, { ...row, ...values } as never);

it('takes back the changes of one command when one of them cannot be written, and keeps those before and after', () => {
  const { store, task } = storeWithTasks(4);
  const [first, second, third, fourth] = [task(0), task(1), task(2), task(3)];
  const notices: CommitNotice[] = [];
  store.onCommit((notice) => notices.push(notice));
  store.commit((transaction) => {
    transaction.apply([changed(first, { urges: 1 })]);
    const poison = [
      changed(first, { urges: 9 }),
      remove(taskTable, second.id),
      changed({ ...third, id: 'new' }, {}),
      changed(third, { state: null }),
    ];
    expect(() => transaction.apply(poison)).toThrow(/NOT NULL/);
    expect(transaction.get(taskTable, first.id)).toMatchObject({ urges: 1 });
    transaction.apply([changed(fourth, { urges: 4 })]);
  });
  expect([task(0), task(1), task(2), task(3)]).toEqual([{ ...first, urges: 1 }, second, third, { ...fourth, urges: 4 }]);
  expect(notices.map(({ changes }) => changes.map(({ id }) => id))).toEqual([[first.id, fourth.id]]);
  expect(verifyStore(store.database)).toMatchObject({ ok: true, problems: [] });
});

it('writes nothing of a commit whose transaction the database ended by itself', () => {
  const { store, task } = storeWithTasks(2);
  const [first, second] = [task(0), task(1)];
  const filled = store.database.pragma('page_count', { simple: true }) as number;
  store.database.pragma(`max_page_count = ${String(filled)}`);
  const large = 'x'.repeat(1_000_000);
  expect(() => store.commit((transaction) => {
    transaction.apply([changed(first, { urges: 1 })]);
    // Whoever catches the failure of one command and goes on must not save half a commit.
    expect(() => transaction.apply([changed(second, { urges: 2 }), changed(first, { problems: large })])).toThrow(/full/);
  })).toThrow(/full/);
  expect([task(0), task(1)]).toEqual([first, second]);
  expect(verifyStore(store.database)).toMatchObject({ ok: true, problems: [] });
});

it('reads what the commit has written, not what it read before', () => {
  const { store, task } = storeWithTasks(1);
  const before = task(0);
  store.commit((transaction) => {
    expect(transaction.get(taskTable, before.id)).toEqual(before);
    transaction.apply([changed(before, { urges: 2 })]);
    expect(transaction.get(taskTable, before.id)).toEqual({ ...before, urges: 2 });
    transaction.apply([remove(taskTable, before.id)]);
    expect(transaction.get(taskTable, before.id)).toBeUndefined();
  });
});
