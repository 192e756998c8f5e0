/**
 * What a power cut leaves of a replica's file (protocol/SPEC.md, F1). The disk may have any part of what was written since it
 * was last waited for, so the log is cut off at every page and inside every page, and the replica opened on what is left.
 */
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Cell } from '#domain/core/row.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica } from '#main/replica/replica.ts';
import type { Batch } from '#protocol/hub/messages.ts';
import { VILLAGES } from '../../simulation/city.ts';
import { testFolder } from '../../support/folder.ts';
import { ACTOR, fill, ports } from './filled.ts';

const TASKS = 20;
/** SQLite's `synchronous`: the end of a transaction waits for the disk, or does not. */
const FULL = 2;
const NORMAL = 1;
/** Of the log: its header, and each page with the header of its own. */
const HEADER_BYTES = 32;
const PAGE_BYTES = 4096 + 24;

/** Rows, outbox, pre-images and counters, as one text. */
function contents({ database }: Replica): string {
  const tables = [...TABLES.map(({ name }) => name), 'outbox', 'preimage', 'conflict', 'position', 'tally'];
  return JSON.stringify(tables.map((name) => database.prepare(`SELECT * FROM "${name}"`).all()));
}

/** A commit of the hub that changes every entity. */
function batchAfter(replica: Replica): Batch {
  const { cursor } = replica.position();
  const place = entityTable.columnNames.indexOf('name');
  const entities = replica.database.prepare(`SELECT ${entityTable.columnNames.join(', ')} FROM entity`).raw().all() as Cell[][];
  const rows = entities.map((cells) => cells.with(place, `第${String(cursor + 1)}版`));
  const tables = [{ table: 'entity', columns: entityTable.columnNames, rows, removed: [] }];
  return { from: cursor, to: cursor + 1, head: cursor + 1, tables, verdicts: [], processedThrough: 0 };
}

it('F1 takes the replica back to an earlier commit, whole, and never takes back a command that was reported as saved', () => {
  const folder = testFolder();
  const path = join(folder, 'replica.sqlite');
  const replica = openReplica({ path, ...ports });
  fill(replica, TASKS);
  replica.database.pragma('wal_checkpoint(TRUNCATE)');
  const states = [contents(replica)];
  const waits: unknown[] = [];
  replica.onChange(() => {
    states.push(contents(replica));
    waits.push(replica.database.pragma('synchronous', { simple: true }));
  });
  for (let count = 0; count < 2; count += 1) replica.applyBatch(batchAfter(replica));
  const [saved] = replica.issue([{ command: 'task.assign', args: { taskId: 't1', memberId: `${VILLAGES[0]}-m0` } }], ACTOR);
  const durableBytes = statSync(`${path}-wal`).size;
  for (let count = 0; count < 2; count += 1) replica.applyBatch(batchAfter(replica));
  // The command waited for the disk, and with it everything before it; the hub's rows did not.
  expect(waits).toEqual([NORMAL, NORMAL, FULL, NORMAL, NORMAL]);

  const log = readFileSync(`${path}-wal`);
  const left = join(folder, 'left.sqlite');
  const found = new Set<number>();
  for (let bytes = HEADER_BYTES; bytes <= log.length; bytes += PAGE_BYTES / 2) {
    copyFileSync(path, left);
    writeFileSync(`${left}-wal`, log);
    truncateSync(`${left}-wal`, bytes);
    const after = openReplica({ path: left, ...ports });
    const state = states.indexOf(contents(after));
    found.add(state);
    expect(state, `cut off after ${String(bytes)} bytes`).toBeGreaterThanOrEqual(bytes < durableBytes ? 0 : 3);
    if (bytes >= durableBytes) expect(after.outbox().map(({ id }) => id)).toEqual([saved?.id]);
    after.close();
  }
  // Each of them was met.
  expect([...found].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  replica.close();
});
