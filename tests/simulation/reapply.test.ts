/** How a station applies a batch under commands that wait, rule H2 of protocol/SPEC.md. */
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { put } from '#domain/core/table.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Member } from '#domain/schema/people.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { taskTable } from '#domain/schema/task.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import type { Replica } from '#main/replica/replica.ts';
import type { Batch } from '#protocol/hub/messages.ts';
import { VILLAGES } from './city.ts';
import { checkConvergence } from './invariants.ts';
import { QuietDay } from './quiet-day.ts';
import { found } from './rows.ts';
import type { StationNode } from './station-node.ts';

const MEMBERS = [`${VILLAGES[0]}-m0`, `${VILLAGES[0]}-m1`] as const;
const assign = (taskId: string, memberId: string = MEMBERS[0]) => ['task.assign', { taskId, memberId, reason: '' }] as const;
const urge = (taskId: string) => ['task.urge', { taskId, note: '' }] as const;

/** A station that has been cut off, with commands on three tasks; of one of them another station has disposed meanwhile. */
async function cutOffAndOvertaken() {
  const day = new QuietDay(3);
  const [away, there] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
  away.link.stop();
  away.issue(...assign('t1'));
  away.issue(...urge('t1'));
  away.issue(...assign('t2'));
  away.issue(...urge('t2'));
  away.issue(...assign('t3', MEMBERS[1]));
  there.issue(...assign('t1', MEMBERS[1]));
  await day.pass();
  return { day, away };
}

/** Everything the hub has for the station, which sends nothing by itself. */
function sinceThen(day: QuietDay, { replica, account }: StationNode): Batch {
  const { stationId, cursor, decidedThrough } = replica.position();
  const batch = day.hub.sessions?.catchUp.pull(stationId, account.grants, { cursor, decidedThrough });
  if (batch === undefined) throw new Error('the hub is down');
  return batch;
}

/** The hub has decided the first two commands. */
function decided(day: QuietDay, away: StationNode): Batch {
  const { stationId } = away.replica.position();
  const commands = away.replica.unsent(0, 2);
  day.hub.store.commit((transaction) => day.hub.sequencer.decideStation(transaction, stationId, away.account.id, commands));
  return sinceThen(day, away);
}

/** The hub has decided nothing, and whom two of the tasks were assigned to has another name. */
function memberRenamed(day: QuietDay, away: StationNode): Batch {
  const member = day.hub.store.reader.get(memberTable, MEMBERS[0]) as Member | undefined;
  if (member === undefined) throw new Error('no such member');
  day.hub.apply([put(memberTable, { ...member, name: '丁' })]);
  return sinceThen(day, away);
}

/** Notes down whose effects are taken back. */
function watchTakenBack(database: Database): () => number[] {
  database.exec(`
    CREATE TEMP TABLE takenBack (number INTEGER NOT NULL);
    CREATE TEMP TRIGGER watchTakenBack AFTER DELETE ON main.preimage BEGIN INSERT INTO takenBack VALUES (old.number); END`);
  const numbers = database.prepare<[], number>('SELECT DISTINCT number FROM temp.takenBack ORDER BY number').pluck();
  return () => numbers.all();
}

/** Rows, outbox, pre-images, tray and counters. */
function contents({ database }: Replica): unknown {
  const tables = [...TABLES.map(({ name }) => name), 'outbox', 'preimage', 'conflict', 'position', 'tally'];
  return Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]));
}

describe('H2 a batch under waiting commands', () => {
  it('H2 writes the hub’s rows below them, drops what was decided, keeps what was refused, and runs the rest on the new rows', async () => {
    const { day, away } = await cutOffAndOvertaken();
    const batch = decided(day, away);
    expect(away.replica.applyBatch(batch)).toBe(true);
    const { reader, database } = away.replica;
    // The other's hand; the first command was refused, the second (of the same row) applied to what the hub has now.
    expect(reader.get(taskTable, 't1')).toMatchObject({ assigneeId: MEMBERS[1], urges: 1 });
    expect(reader.get(taskTable, 't2')).toMatchObject({ assigneeId: MEMBERS[0], urges: 1 });
    expect(reader.get(taskTable, 't3')).toMatchObject({ assigneeId: MEMBERS[1] });
    expect(away.replica.outbox().map(({ number }) => number)).toEqual([3, 4, 5]);
    expect(away.replica.conflicts()).toMatchObject([
      { number: 1, kind: 'rejected', code: 'task.alreadyAssigned', args: { memberId: MEMBERS[0] } },
      { number: 2, kind: 'appliedChanged' },
    ]);
    expect(away.replica.position()).toMatchObject({ cursor: batch.to, decidedThrough: 2 });
    expect(found(database, 'SELECT DISTINCT number FROM preimage ORDER BY number')).toEqual([{ number: 3 }, { number: 4 }, { number: 5 }]);
  });

  it('H2 runs what waits again on the rows of the batch: what does not hold any more shows no effect', async () => {
    const { day, away } = await cutOffAndOvertaken();
    away.replica.applyBatch(memberRenamed(day, away));
    expect(away.replica.outboxCount()).toBe(5);
    const { reader } = away.replica;
    expect(reader.get(taskTable, 't1')).toMatchObject({ assigneeId: MEMBERS[1], assigneeName: '乙', urges: 1 });
    expect(reader.get(taskTable, 't2')).toMatchObject({ assigneeId: MEMBERS[0], assigneeName: '丁', urges: 1 });
    expect(reader.get(taskTable, 't3')).toMatchObject({ assigneeId: MEMBERS[1], urges: 0 });
  });

  it.each([
    { which: 'commands it decides', concerned: [1, 2], batchOf: decided },
    { which: 'commands that read or wrote its rows, or rows such commands wrote', concerned: [1, 2, 3, 4], batchOf: memberRenamed },
  ])('H2 takes back only $which, with the outcome as if all were', async ({ concerned, batchOf }) => {
    const { day, away } = await cutOffAndOvertaken();
    // The same file opened anew: it does not know which rows its commands touched, and takes back all of them.
    const twin = openReplica({ path: away.replica.database.serialize(), clock: day.time, newId: () => 'unused' });
    const batch = batchOf(day, away);
    const [some, all] = [watchTakenBack(away.replica.database), watchTakenBack(twin.database)];
    expect([away.replica.applyBatch(batch), twin.applyBatch(batch)]).toEqual([true, true]);
    expect([some(), all()]).toEqual([concerned, [1, 2, 3, 4, 5]]);
    expect(contents(away.replica)).toEqual(contents(twin));
    twin.close();
  });

  it('H2 the commands behind it go on by themselves once the station is back', async () => {
    const { day, away } = await cutOffAndOvertaken();
    away.crash();
    await day.pass();
    expect(away.verdicts.map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'rejected'], [2, 'appliedChanged'], [3, 'applied'], [4, 'applied'], [5, 'applied'],
    ]);
    expect(away.replica.conflictCount()).toBe(2);
    checkConvergence(day.hub, away);
  });
});
