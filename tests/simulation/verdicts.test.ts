/** The kinds of verdict, section 9 of protocol/SPEC.md: what the hub says, and what the operator finds in the tray. */
import { describe, expect, it } from 'vitest';
import { taskTable } from '#domain/schema/task.ts';
import { olderHub } from './builds.ts';
import { VILLAGES } from './city.ts';
import { checkConvergence } from './invariants.ts';
import { onlyConflict, QuietDay } from './quiet-day.ts';

const MEMBERS = [`${VILLAGES[0]}-m0`, `${VILLAGES[0]}-m1`] as const;
const HOUR_MS = 3_600_000;

const assign = (memberId: string) => ['task.assign', { taskId: 't1', memberId, reason: '' }] as const;
const urge = ['task.urge', { taskId: 't1', note: '' }] as const;

describe('verdicts', () => {
  it('V1 applied: the effect is there and the tray stays empty', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    station.issue(...assign(MEMBERS[0]));
    await day.pass();
    expect(day.hub.store.reader.get(taskTable, 't1')?.assigneeId).toBe(MEMBERS[0]);
    expect(station.verdicts.map(({ kind }) => kind)).toEqual(['applied']);
    expect(station.replica.conflictCount()).toBe(0);
  });

  it('V2 applied-changed: who was urged is another now, and the operator sees both', async () => {
    const day = new QuietDay();
    const [away, there] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    there.issue(...assign(MEMBERS[0]));
    await day.pass();
    await day.offline(away, () => {
      away.issue(...urge);
      there.issue('task.reassign', { taskId: 't1', fromMemberId: MEMBERS[0], memberId: MEMBERS[1], reason: '请假' });
    });
    expect(day.hub.store.reader.get(taskTable, 't1')?.urges).toBe(1);
    const changed = { kind: 'appliedChanged', code: null, params: { holder: '甲' }, current: { values: { holder: '乙' } } };
    expect(onlyConflict(away)).toMatchObject(changed);
  });

  it('V2 applied-changed: a limit that begins when the hub decides is due on another day', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    const report = { villageCode: VILLAGES[0], category: 'unlicensed', subjectName: '档口', address: '振华路2号' };
    await day.offline(station, () => station.issue('lead.report', report), 48 * HOUR_MS);
    const { params, current } = onlyConflict(station);
    expect(params['dueOn']).toBe('2026-06-08');
    expect(current?.values['dueOn']).toBe('2026-06-10');
  });

  it('V3 rejected: somebody else was first, and the input stays', async () => {
    const day = new QuietDay();
    const [away, there] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    await day.offline(away, () => {
      away.issue(...assign(MEMBERS[0]));
      there.issue(...assign(MEMBERS[1]));
    });
    expect(onlyConflict(away)).toMatchObject({ kind: 'rejected', code: 'task.alreadyAssigned', args: { memberId: MEMBERS[0] } });
  });

  it('V4 superseded: what was wanted is so already', async () => {
    const day = new QuietDay();
    const [away, there] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    await day.offline(away, () => {
      away.issue(...assign(MEMBERS[0]));
      there.issue(...assign(MEMBERS[0]));
    });
    expect(onlyConflict(away)).toMatchObject({ kind: 'superseded', code: 'task.alreadyAssigned', params: { by: 'dispatcher-a2' } });
  });

  it('V5 held: a command the hub does not know yet waits in the tray and goes on by itself after the update', async () => {
    const day = new QuietDay();
    let updated = false;
    const station = await day.station('dispatcher-a1', olderHub('task.assign', () => updated));
    station.issue(...assign(MEMBERS[0]));
    station.issue('task.remark', { taskId: 't1', text: '已联系' });
    await day.pass();
    // The next command is not delayed by it.
    expect(station.verdicts.map(({ kind }) => kind)).toEqual(['held', 'applied']);
    expect(onlyConflict(station)).toMatchObject({ kind: 'held', code: 'command.unknown', args: { memberId: MEMBERS[0] } });
    updated = true;
    day.network.cut(station.name);
    await day.pass();
    expect(station.replica.conflictCount()).toBe(0);
    expect(day.hub.store.reader.get(taskTable, 't1')?.assigneeId).toBe(MEMBERS[0]);
  });

  it('V5 held: what stands in the way by then is shown as a refusal', async () => {
    const day = new QuietDay();
    let updated = false;
    const station = await day.station('dispatcher-a1', olderHub('task.assign', () => updated));
    const there = await day.station('dispatcher-a2');
    station.issue(...assign(MEMBERS[0]));
    await day.pass();
    there.issue(...assign(MEMBERS[1]));
    await day.pass();
    updated = true;
    day.network.cut(station.name);
    await day.pass();
    expect(onlyConflict(station)).toMatchObject({ kind: 'rejected', code: 'task.alreadyAssigned', args: { memberId: MEMBERS[0] } });
  });

  it('V6 expired: a reminder of yesterday is not given today, and can be given again', async () => {
    const day = new QuietDay();
    const [away, there] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    there.issue(...assign(MEMBERS[0]));
    await day.pass();
    await day.offline(away, () => away.issue(...urge), 25 * HOUR_MS);
    expect(day.hub.store.reader.get(taskTable, 't1')?.urges).toBe(0);
    const conflict = onlyConflict(away);
    expect(conflict).toMatchObject({ kind: 'expired', code: 'outbox.expired', params: { command: 'task.urge', hours: 24 } });
    const actor = away.actor();
    if (actor === null) throw new Error('not signed in');
    away.replica.resolveConflict(conflict.number, 'reissue', undefined, actor);
    await day.pass();
    expect(day.hub.store.reader.get(taskTable, 't1')?.urges).toBe(1);
  });

  it('V7 what a restored hub decides anew takes the place of the first verdict: applied before, refused now', async () => {
    const day = new QuietDay();
    const [first, second] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    day.hub.backUp();
    await day.offline(second, () => {
      first.issue(...assign(MEMBERS[0]));
      second.issue(...assign(MEMBERS[1]));
    });
    expect([first.replica.conflictCount(), onlyConflict(second).code]).toEqual([0, 'task.alreadyAssigned']);
    await day.restore({ comesLast: first, meanwhile: () => second.issue(...assign(MEMBERS[1])) });
    const refused = { number: 1, kind: 'rejected', code: 'task.alreadyAssigned', args: { memberId: MEMBERS[0] } };
    expect(onlyConflict(first)).toMatchObject(refused);
    expect(first.verdicts.map(({ kind }) => kind)).toEqual(['applied', 'rejected']);
    checkConvergence(day.hub, first);
  });

  it('V7 what a restored hub decides anew takes the place of the first verdict: changed before, as shown now', async () => {
    const day = new QuietDay();
    const [away, there] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    there.issue(...assign(MEMBERS[0]));
    await day.pass();
    day.hub.backUp();
    await day.offline(away, () => {
      away.issue(...urge);
      there.issue('task.reassign', { taskId: 't1', fromMemberId: MEMBERS[0], memberId: MEMBERS[1], reason: '请假' });
    });
    expect(onlyConflict(away).kind).toBe('appliedChanged');
    await day.restore({ comesLast: there });
    // The hub has forgotten the reassignment too: the reminder reached who it was meant for.
    expect(away.replica.conflictCount()).toBe(0);
    checkConvergence(day.hub, away);
  });
});
