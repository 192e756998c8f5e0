/** Rules of protocol/SPEC.md one by one, on a day without faults; the days with faults are in replication.test.ts. */
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { execute } from '#domain/core/execute.ts';
import { commandNamed } from '#domain/registry.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Batch } from '#protocol/hub/messages.ts';
import { olderStation } from './builds.ts';
import { accountRow, LIMIT_CALENDAR, VILLAGES } from './city.ts';
import { checkConvergence, checkScopeSafety } from './invariants.ts';
import { onlyConflict, QuietDay } from './quiet-day.ts';
import { rawSession } from './raw-session.ts';
import { found } from './rows.ts';
import type { StationNode } from './station-node.ts';

const remark = (text: string, taskId = 't1') => ['task.remark', { taskId, text }] as const;
const assign = ['task.assign', { taskId: 't1', memberId: `${VILLAGES[0]}-m0`, reason: '' }] as const;
const report = ['lead.report', { villageCode: VILLAGES[0], category: 'unlicensed', subjectName: '档口', address: '振华路2号' }] as const;

/** What the hub would send to a station that stands at a commit. */
function pulled(day: QuietDay, { replica, account }: StationNode, cursor: number, grants = account.grants): Batch {
  const batch = day.hub.sessions?.catchUp.pull(replica.position().stationId, grants, { cursor, decidedThrough: 0 });
  if (batch === undefined) throw new Error('the hub is down');
  return batch;
}

const firstCommand = (id: string) => ({
  commands: [{ number: 1, id, name: 'task.remark', args: { taskId: 't1', text: '好' }, issuedAt: 0 }],
});

describe('deciding', () => {
  it('D1 creates the same rows at the station and at the hub, under ids of the command', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    const created = (database: Database) => [
      found(database, 'SELECT id, scope, number, subjectName, category, state, reporterId FROM lead'),
      found(database, 'SELECT id, subject, subjectId, command, detail FROM event'),
    ];
    let shown: unknown;
    await day.offline(station, () => {
      station.issue(...report);
      shown = created(station.replica.database);
    });
    const [saved] = station.saved;
    expect(shown).toMatchObject([[{ id: `${String(saved?.id)}.lead` }], [{ id: `${String(saved?.id)}.event` }]]);
    expect(created(day.hub.store.database)).toEqual(shown);
    checkConvergence(day.hub, station);
  });

  it('D1 answers the same for the same arguments, rows and context', () => {
    const day = new QuietDay();
    const { reader } = day.hub.store;
    const definition = commandNamed('lead.report');
    if (definition === undefined) throw new Error('no such command');
    const actor = { accountId: 'dispatcher-a1', name: '甲', role: 'villageDispatcher', grants: [VILLAGES[0]], memberId: null } as const;
    const context = { now: day.time.now(), issuedAt: day.time.now(), commandId: 'c1', actor, calendar: LIMIT_CALENDAR };
    const outcome = execute(definition, report[1], reader, context);
    expect(outcome.kind).toBe('applied');
    expect(execute(definition, report[1], reader, context)).toEqual(outcome);
    // It proposes changes and makes none.
    expect(day.hub.rows('lead')).toEqual([]);
  });

  it('D2 answers alike for a row that is missing and one that is not visible', async () => {
    const day = new QuietDay();
    const actor = (await day.station('dispatcher-b')).actor();
    if (actor === null) throw new Error('not signed in');
    const decide = (taskId: string) =>
      day.hub.sequencer.decide({ id: `c-${taskId}`, name: 'task.remark', args: { taskId, text: '好' }, issuedAt: 0 }, actor, 'test');
    expect(decide('t1')).toEqual(decide('no-such-task'));
  });

  it('D4 writes effect, log, verdict, counter and audit entry under one seq', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    station.issue(...assign);
    await day.pass();
    const { database } = day.hub.store;
    const { stationId } = station.replica.position();
    const [verdict] = found<{ seq: number }>(database, 'SELECT seq FROM verdict WHERE stationId = ?', stationId);
    const changed = found(database, 'SELECT DISTINCT tableName FROM change WHERE seq = ? ORDER BY tableName', verdict?.seq ?? 0);
    expect(changed).toEqual([{ tableName: 'event' }, { tableName: 'task' }]);
    expect(day.hub.store.processedThrough(stationId)).toBe(1);
    expect(found(database, "SELECT number FROM audit WHERE origin = ? AND outcome = 'applied'", stationId)).toHaveLength(1);
  });

  it('D5 consumes nothing while the hub has no room, and decides it afterwards', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    day.hub.fillDisk();
    for (let number = 0; number < 60; number += 1) station.issue(...remark('多'.repeat(200)));
    await day.pass();
    const { stationId } = station.replica.position();
    expect(day.hub.store.processedThrough(stationId)).toBeLessThan(60);
    day.hub.freeDisk();
    await day.pass();
    expect(day.hub.store.processedThrough(stationId)).toBe(60);
    expect(station.verdicts.every(({ kind }) => kind === 'applied')).toBe(true);
  });
});

describe('station to hub', () => {
  it('S1 goes on with its numbers after a new bootstrap', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    station.issue(...remark('一'));
    await day.pass();
    await day.offline(station, () => {
      station.issue(...remark('二'));
      day.hub.store.compact(day.hub.store.head());
      day.hub.apply([]);
    });
    station.issue(...remark('三'));
    await day.pass();
    expect(station.saved.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(station.verdicts.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('S5 refuses a command over 64 KiB when it is issued', async () => {
    const station = await new QuietDay().station('dispatcher-a1');
    const actor = station.actor();
    if (actor === null) throw new Error('not signed in');
    const huge = { command: 'task.remark', args: { taskId: 't1', text: 'x'.repeat(70_000) } };
    expect(() => station.replica.issue([huge], actor)).toThrow(expect.objectContaining({ code: 'request.tooLarge' }));
    expect(station.replica.outboxCount()).toBe(0);
  });
});

describe('hub to station', () => {
  it('H1 applies a batch only where the last one ended', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    const { cursor } = station.replica.position();
    const batch = pulled(day, station, 0);
    expect(station.replica.applyBatch({ ...batch, from: cursor - 1 })).toBe(false);
    expect(station.replica.applyBatch({ ...batch, from: cursor + 1 })).toBe(false);
    expect(station.replica.position().cursor).toBe(cursor);
  });

  it('H3 H7 sends a verdict with its rows, and of several changes of a row the last', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    const before = day.hub.store.head();
    station.issue(...assign);
    station.issue('task.urge', { taskId: 't1', note: '' });
    await day.pass();
    const { tables, verdicts } = pulled(day, station, before);
    expect(verdicts.map(({ number, kind }) => [number, kind])).toEqual([[1, 'applied'], [2, 'applied']]);
    const task = tables.find(({ table }) => table === 'task');
    expect(task?.rows).toHaveLength(1);
    expect(task?.rows[0]?.[taskTable.columnNames.indexOf('urges')]).toBe(1);
  });

  it('H4 sends the key alone of a row that left, and one update to whoever holds both places', async () => {
    const day = new QuietDay();
    const [village, town] = [await day.station('dispatcher-a1'), await day.station('town-103')];
    const before = day.hub.store.head();
    town.issue('task.move', { taskId: 't1', villageCode: VILLAGES[1], gridId: null, reason: '地址误配' });
    await day.pass();
    const taskRows = (station: StationNode) => pulled(day, station, before).tables.find(({ table }) => table === 'task');
    expect(taskRows(village)).toMatchObject({ rows: [], removed: ['t1'] });
    expect(taskRows(town)).toMatchObject({ rows: [expect.arrayContaining(['t1'])], removed: [] });
    expect(village.replica.reader.get(taskTable, 't1')).toBeUndefined();
    checkConvergence(day.hub, village);
  });
});

describe('flow and sessions', () => {
  it('F3 decides what two stations push in one turn in one commit', async () => {
    const day = new QuietDay();
    const [one, other] = [await rawSession(day, 'one'), await rawSession(day, 'other')];
    const replies = [one.handle('push', firstCommand('a')), other.handle('push', firstCommand('b'))];
    await day.pass(1_000);
    await Promise.all(replies);
    expect(found(day.hub.store.database, 'SELECT DISTINCT seq FROM verdict')).toHaveLength(1);
    expect(found(day.hub.store.database, 'SELECT number FROM verdict')).toHaveLength(2);
  });

  it('F4 refuses a pull from below the floor', async () => {
    const day = new QuietDay();
    const { ask } = await rawSession(day, 'one');
    day.hub.store.compact(day.hub.store.head());
    const reply = await ask('pull', { cursor: 0, decidedThrough: 0 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'cursor.belowFloor', data: { floor: day.hub.store.head() } } });
  });

  it('C3 ends the older connection of a station, whose late messages change nothing', async () => {
    const day = new QuietDay();
    const older = await rawSession(day, 'one');
    await rawSession(day, 'one');
    expect(older.sent.map(({ event }) => event)).toContain('bye');
    const head = day.hub.store.head();
    const late = await older.ask('push', firstCommand('a'));
    expect(late).toMatchObject({ ok: false, error: { code: 'session.required' } });
    expect(day.hub.store.head()).toBe(head);
  });

  it('C5 gives a station whose grants change the rows of the new ones, and no other; what waits stays', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    expect(station.replica.reader.get(taskTable, 't1')).toBeDefined();
    day.network.partition(station.name);
    station.issue(...remark('还没有送出'));
    day.hub.apply([accountRow(station.account, [VILLAGES[1]], 0)]);
    day.network.heal(station.name);
    await day.pass();
    expect(station.replica.reader.get(taskTable, 't1')).toBeUndefined();
    checkScopeSafety(station);
    checkConvergence(day.hub, station);
    expect(onlyConflict(station)).toMatchObject({ kind: 'rejected', code: 'row.notFound', args: { text: '还没有送出' } });
  });

  it('C6 notices a connection that carries nothing, and comes back', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    const states = new Set<string>();
    station.link.onChange(() => states.add(station.link.view().state));
    day.network.halfOpen(station.name);
    await day.pass();
    expect(states).toContain('offline');
    expect(station.link.view().state).toBe('online');
  });
});

describe('restore and inspection', () => {
  it('R2 R3 sends again what a restored hub has forgotten, and what was refused only as its number', async () => {
    const day = new QuietDay();
    const [station, other] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    day.hub.backUp();
    await day.offline(station, () => {
      station.issue(...assign);
      other.issue('task.assign', { taskId: 't1', memberId: `${VILLAGES[0]}-m1`, reason: '' });
      station.issue(...remark('已联系'));
    });
    expect(onlyConflict(station).code).toBe('task.alreadyAssigned');
    day.network.cutAll();
    day.hub.restore();
    day.hub.start();
    await day.pass();
    const { stationId } = station.replica.position();
    const kinds = found(day.hub.store.database, 'SELECT kind, code FROM verdict WHERE stationId = ? ORDER BY number', stationId);
    expect(kinds).toEqual([{ kind: 'rejected', code: 'command.unknown' }, { kind: 'applied', code: null }]);
    expect(onlyConflict(station).code).toBe('task.alreadyAssigned');
    for (const each of [station, other]) checkConvergence(day.hub, each);
  });

  it('R4 skips the numbers that neither the restored hub nor the station holds, and says so in the audit trail', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    day.hub.backUp();
    for (const text of ['一', '二', '三']) station.issue(...remark(text));
    await day.pass();
    // As after 5,000 further commands (R2): the first two are not kept any more.
    station.replica.database.exec('DELETE FROM outbox WHERE number <= 2');
    day.network.cutAll();
    day.hub.restore();
    day.hub.start();
    station.issue(...remark('四'));
    await day.pass();
    const { stationId } = station.replica.position();
    const { database } = day.hub.store;
    expect(found(database, 'SELECT number, kind FROM verdict WHERE stationId = ? ORDER BY number', stationId)).toEqual([
      { number: 3, kind: 'applied' }, { number: 4, kind: 'applied' },
    ]);
    expect(day.hub.store.processedThrough(stationId)).toBe(4);
    const [skipped, ...more] = found<{ actorId: string; detail: string }>(
      database, "SELECT actorId, detail FROM audit WHERE action = 'replication.forgotten' AND origin = ?", stationId,
    );
    expect([skipped?.actorId, JSON.parse(skipped?.detail ?? 'null'), more]).toEqual(['dispatcher-a1', { from: 1, to: 2 }, []]);
    checkConvergence(day.hub, station);
  });

  it('I1 I2 I3 finds one changed row and replaces its table of its part alone', async () => {
    const day = new QuietDay(3);
    const station = await day.station('dispatcher-a1');
    expect(station.flipBit()).toBe(true);
    await day.pass(40 * 60_000);
    expect(station.repairs).toBe(1);
    checkConvergence(day.hub, station);
  });

  it('I4 compares nothing between builds of different schema, and finds what differs after the update', async () => {
    const day = new QuietDay(3);
    let updated = false;
    const station = await day.station('dispatcher-a1', olderStation(() => updated));
    station.flipBit();
    await day.pass(40 * 60_000);
    expect(station.repairs).toBe(0);
    updated = true;
    station.update();
    await day.pass(40 * 60_000);
    expect(station.repairs).toBe(1);
    checkConvergence(day.hub, station);
  });
});
