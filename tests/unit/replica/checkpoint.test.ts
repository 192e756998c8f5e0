/** Theory: the log is copied by a thread, which never has the file open when somebody else takes it away. */
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica } from '#main/replica/replica.ts';
import { CHECKPOINT_SCRIPT } from '#protocol/sqlite/checkpoint.ts';
import { testFolder } from '../../support/folder.ts';
import { ACTOR, fill, ports, WELCOME } from './filled.ts';

/** Rows of 400 tasks and their city take more. */
const COPIED_BYTES = 500_000;
const FULL = 2;

function open(path: string, checkpointThread = CHECKPOINT_SCRIPT): Replica {
  return openReplica({ path, ...ports, checkpointThread });
}

const tasks = (replica: Replica): unknown => replica.database.prepare('SELECT count(*) FROM task').pluck().get();
const damage = (replica: Replica): unknown => replica.database.pragma('integrity_check', { simple: true });

it('copies the log into the file while rows come in, and leaves no log behind', async () => {
  const path = join(testFolder(), 'replica.sqlite');
  const replica = open(path);
  fill(replica, 400);
  fill(replica, 400);
  await vi.waitFor(() => expect(statSync(path).size).toBeGreaterThan(COPIED_BYTES), 10_000);
  fill(replica, 400);
  replica.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  const again = open(path);
  expect([tasks(again), damage(again)]).toEqual([400, 'ok']);
  again.close();
});

it('lets a snapshot take the place of the file in the middle of a copy', async () => {
  const folder = testFolder();
  const path = join(folder, 'replica.sqlite');
  const other = openReplica({ path: join(folder, 'other.sqlite'), ...ports });
  fill(other, 30);
  other.close();
  const replica = open(path);
  onTestFinished(() => replica.close());
  for (let turn = 0; turn < 5; turn += 1) {
    fill(replica, 200);
    copyFileSync(join(folder, 'other.sqlite'), join(folder, 'snapshot.sqlite'));
    replica.adopt(join(folder, 'snapshot.sqlite'), WELCOME, 9, 'everything');
    expect([tasks(replica), damage(replica)]).toEqual([30, 'ok']);
  }
  await replica.durable();
});

it('waits for the disk before a command is saved, and not for rows the hub can send again', async () => {
  const replica = open(join(testFolder(), 'replica.sqlite'));
  onTestFinished(() => replica.close());
  fill(replica, 2);
  replica.applyBatch({ from: 5, to: 6, head: 6, tables: [], verdicts: [], processedThrough: 0 });
  expect(replica.database.pragma('synchronous', { simple: true })).toBeLessThan(FULL);
  replica.issue([{ command: 'task.remark', args: { taskId: 't1', text: '已电话联系' } }], ACTOR);
  expect(replica.database.pragma('synchronous', { simple: true })).toBe(FULL);
  await replica.durable();
});

it('copies the log itself when there is no thread to be had', async () => {
  const path = join(testFolder(), 'replica.sqlite');
  const replica = open(path, new URL('no-such-script.ts', CHECKPOINT_SCRIPT));
  onTestFinished(() => replica.close());
  await vi.waitFor(() => {
    fill(replica, 400);
    expect(statSync(path).size).toBeGreaterThan(COPIED_BYTES);
  }, 10_000);
  expect(replica.logIsLong()).toBe(false);
});
