/** How a station applies a batch under commands that wait, rule H2 of protocol/SPEC.md. */
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
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
  away.issue(...assign('t3'));
  there.issue(...assign('t1', MEMBERS[1]));
  await day.pass();
  return { day, away };
}

/** What the hub answers to everything the station has waiting. */
function decided(day: QuietDay, { replica, account }: StationNode): Batch {
  const { stationId, cursor, decidedThrough } = replica.position();
  const commands = replica.unsent(0, 2);
  day.hub.store.commit((transaction) => day.hub.sequencer.decideStation(transaction, stationId, account.id, commands));
  const batch = day.hub.sessions?.catchUp.pull(stationId, account.grants, { cursor, decidedThrough });
  if (batch === undefined) throw new Error('the hub is down');
  return batch;
}

/** Notes down whose effects are taken back. */
function watchTakenBack(database: Database): () => number[] {
  database.exec(`
    CREATE TEMP TABLE takenBack (number INTEGER NOT NULL);
    CREATE TEMP TRIGGER watchTakenBack AFTER DELETE ON main.preimage BEGIN INSERT INTO takenBack VALUES (old.number); END`);
  return () => found<{ number: number }>(database, 'SELECT DISTINCT number FROM temp.takenBack ORDER BY number').map(({ number }) => number);
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
    expect(reader.get(taskTable, 't3')).toMatchObject({ assigneeId: MEMBERS[0] });
    expect(away.replica.outbox().map(({ number }) => number)).toEqual([3, 4, 5]);
    expect(away.replica.conflicts()).toMatchObject([
      { number: 1, kind: 'rejected', code: 'task.alreadyAssigned', args: { memberId: MEMBERS[0] } },
      { number: 2, kind: 'appliedChanged' },
    ]);
    expect(away.replica.position()).toMatchObject({ cursor: batch.to, decidedThrough: 2 });
    expect(found(database, 'SELECT DISTINCT number FROM preimage ORDER BY number')).toEqual([{ number: 3 }, { number: 4 }, { number: 5 }]);
  });

  it('H2 runs a waiting command again on the rows of the batch, and takes back its effect when it does not hold any more', async () => {
    const { day, away } = await cutOffAndOvertaken();
    const before = day.hub.store.head();
    day.hub.sequencer.decide({ id: 'x', name: 'task.assign', args: assign('t2', MEMBERS[1])[1], issuedAt: 0 }, actorOf(away), 'test');
    const batch = day.hub.sessions?.catchUp.pull('any', away.account.grants, { cursor: away.replica.position().cursor, decidedThrough: 0 });
    expect(batch?.to).toBe(before + 1);
    if (batch !== undefined) away.replica.applyBatch(batch);
    // Nothing was decided: five wait, and what the hub has now shows through where they are overtaken.
    expect(away.replica.outboxCount()).toBe(5);
    expect(away.replica.reader.get(taskTable, 't1')).toMatchObject({ assigneeId: MEMBERS[1], urges: 1 });
    expect(away.replica.reader.get(taskTable, 't2')).toMatchObject({ assigneeId: MEMBERS[1], urges: 1 });
    expect(away.replica.reader.get(taskTable, 't3')).toMatchObject({ assigneeId: MEMBERS[0], urges: 0 });
  });

  it('H2 takes back only commands that have to do with the batch, with the outcome as if all were', async () => {
    const { day, away } = await cutOffAndOvertaken();
    // The same file opened anew: it does not know which rows its commands touched, and takes back all of them.
    const twin = openReplica({ path: away.replica.database.serialize(), clock: day.time, newId: () => 'unused' });
    const batch = decided(day, away);
    const [some, all] = [watchTakenBack(away.replica.database), watchTakenBack(twin.database)];
    away.replica.applyBatch(batch);
    twin.applyBatch(batch);
    expect([some(), all()]).toEqual([[1, 2], [1, 2, 3, 4, 5]]);
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

function actorOf(station: StationNode) {
  const actor = station.actor();
  if (actor === null) throw new Error('not signed in');
  return actor;
}
