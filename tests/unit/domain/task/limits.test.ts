/** Time limits of a task (domain catalogue 1.6) over pauses, deferrals, hand-overs and moves, against days of the working calendar. */
import { beforeEach, describe, expect, it } from 'vitest';
import { lightOf, limitUntil, startLimit } from '#domain/calendar/limits.ts';
import { taskProposalTable, taskTable } from '#domain/schema/task.ts';
import { listingSuggested } from '#domain/task/call.ts';
import { redActionOf } from '#domain/task/on-red.ts';
import { at, CALENDAR, chen, city, dispatcher, li, NEIGHBOUR, neighbour, newTask, town, world } from './world.ts';
import type { World } from './world.ts';

const taskId = 'task';
/** The last millisecond of a day. */
const endOf = (day: string): number => at(`${day} 00:00`) + 86_400_000 - 1;

let w: World;
beforeEach(() => { w = world(); });

const assign = (memberId = 'chen'): void => w.must('task.assign', { taskId, memberId }, dispatcher);
const defer = (until: string): string => w.refusal('task.defer', { taskId, reason: 'decorating', until }, chen);
const pause = (days: number, by = chen): void => {
  w.must('task.propose', { taskId, proposal: { kind: 'pause', pauseReason: 'appraisal', days }, reason: '鉴定中' }, by);
  const open = w.all(taskProposalTable).find(({ state }) => state === 'open');
  w.must('task.decideProposal', { id: open?.id, approved: true }, by === town ? city : town);
};

describe('a limit that ends on another day', () => {
  it.each([
    ['2026-02-11', '2026-03-03'], ['2026-09-25', '2026-10-15'], ['2026-11-23', '2026-12-07'],
  ])('of a push on %s is the usual one when it ends on %s', (from, due) => {
    const start = at(`${from} 10:00`);
    expect(limitUntil(CALENDAR, 'firstCheck', start, endOf(due))).toEqual(startLimit(CALENDAR, 'firstCheck', start));
  });

  it.each([
    ['2026-12-25', '2026-12-22'], ['2026-10-13', '2026-10-09'], ['2026-03-02', '2026-02-26'],
  ])('and ends on %s is amber from %s: three working days left', (due, amber) => {
    const limit = limitUntil(CALENDAR, 'firstCheck', at('2026-01-05 10:00'), endOf(due));
    expect(limit.dueAt).toBe(endOf(due));
    expect(limit.amberAt).toBe(at(`${amber} 00:00`));
  });

  it('says when the year of its end is not loaded', () => {
    expect(limitUntil(CALENDAR, 'firstCheck', at('2026-01-05 10:00'), endOf('2029-01-05')).calendarKnown).toBe(0);
  });
});

describe('a deferral', () => {
  it('makes the named day the due date and keeps it when the task changes hands', () => {
    assign();
    expect(defer('2027-01-15')).toBe('applied');
    expect(w.task()).toMatchObject({ state: 'assigned', dueAt: endOf('2027-01-15'), firstCheckDueAt: endOf('2027-01-15'), deferrals: 1 });
    w.must('task.withdraw', { taskId, fromMemberId: 'chen' }, dispatcher);
    assign('li');
    expect(w.task()).toMatchObject({ dueAt: endOf('2027-01-15') });
    w.now = at('2027-01-15 16:00');
    w.must('task.submit', { taskId, result: 'normal' }, li);
    expect(w.task()).toMatchObject({ firstCheckOnTime: 1, overdues: 0 });
  });

  it('never shortens the ten working days', () => {
    assign();
    expect(defer('2026-11-25')).toBe('applied');
    expect(w.task().dueAt).toBe(endOf('2026-12-07'));
  });

  it.each([
    ['2026-11-23', 'task.deferralDay'], ['2027-01-23', 'task.deferralDay'], ['2027-01-22', 'applied'],
  ])('to %s is %s', (day, code) => {
    assign();
    expect(defer(day)).toBe(code);
  });

  it('is allowed twice, and not once the limit is missed', () => {
    assign();
    expect([defer('2026-11-30'), defer('2026-12-20'), defer('2026-12-25')]).toEqual(['applied', 'applied', 'task.deferredOften']);
    w = world();
    assign();
    w.now = at('2026-12-08 09:00');
    expect(defer('2026-12-20')).toBe('limit.missed');
  });
});

describe('a pause', () => {
  it('stops the clock for its working days; one tier up approves', () => {
    assign();
    pause(5);
    expect(w.task()).toMatchObject({ dueAt: endOf('2026-12-14'), firstCheckDueAt: endOf('2026-12-14'), pausedUntil: endOf('2026-11-30') });
    const again = { taskId, proposal: { kind: 'pause', pauseReason: 'appraisal', days: 1 }, reason: 'x' };
    expect(w.refusal('task.propose', again, chen)).toBe('limit.paused');
  });

  it('never deletes the record of a limit that was missed', () => {
    assign();
    w.now = at('2026-12-09 09:00');
    pause(5, town);
    expect(w.task()).toMatchObject({ overdues: 1, overdueSince: endOf('2026-12-07'), dueAt: endOf('2026-12-14') });
    w.must('task.submit', { taskId, result: 'normal' }, chen);
    expect(w.task()).toMatchObject({ overdues: 1, overdueSince: endOf('2026-12-07') });
  });

  it('asked for twice or decided twice is refused, and refusing changes nothing of the task', () => {
    assign();
    const asked = { taskId, proposal: { kind: 'pause', pauseReason: 'forceMajeure', days: 3 }, reason: '台风' };
    w.must('task.propose', asked, chen);
    expect(w.refusal('task.propose', asked, dispatcher)).toBe('proposal.exists');
    const before = w.task();
    const id = w.all(taskProposalTable)[0]?.id;
    w.must('task.decideProposal', { id, approved: false, reason: '理由不足' }, town);
    expect(w.task()).toEqual(before);
    expect(w.refusal('task.decideProposal', { id, approved: true }, town)).toBe('proposal.decided');
  });
});

describe('a move that the village asks for', () => {
  it('happens when the town approves, and the decided proposal goes along', () => {
    w.must('task.propose', { taskId, proposal: { kind: 'move', villageCode: NEIGHBOUR }, reason: '地址属邻村' }, dispatcher);
    w.now = at('2026-11-25 09:00');
    w.must('task.decideProposal', { id: w.all(taskProposalTable)[0]?.id, approved: true }, town);
    expect(w.task()).toMatchObject({
      villageCode: NEIGHBOUR, state: 'pushed', dueAt: endOf('2026-11-26'), firstCheckDueAt: endOf('2026-12-07'),
    });
    expect(w.all(taskProposalTable)).toMatchObject([{ scope: NEIGHBOUR, state: 'approved' }]);
    w.must('task.assign', { taskId, memberId: 'wu' }, neighbour);
    w.must('task.withdraw', { taskId, fromMemberId: 'wu' }, neighbour);
    expect(w.task(), 'the new village keeps its own working day').toMatchObject({ limit: 'assign', dueAt: endOf('2026-11-26') });
  });
});

describe('on red', () => {
  it('the dispatcher is urged to assign, then the holder, then a supervision follows an urge in vain', () => {
    const action = (now: string) => redActionOf(w.task(), CALENDAR, at(now));
    expect(action('2026-11-24 23:59')).toBeUndefined();
    expect(action('2026-11-25 00:00')).toBe('urgeDispatcher');
    assign();
    expect(action('2026-12-08 09:00')).toBe('urge');
    w.now = at('2026-12-08 10:00');
    w.must('task.urge', { taskId }, town);
    expect(action('2026-12-09 23:00')).toBe('urge');
    expect(action('2026-12-10 00:00')).toBe('supervise');
    expect(lightOf(w.task(), w.now)).toBe('red');
  });

  it('a late assignment stays on record while the check itself may still be in time', () => {
    w.now = at('2026-11-26 09:00');
    assign();
    expect(w.task()).toMatchObject({ overdues: 1, overdueSince: endOf('2026-11-24'), dueAt: endOf('2026-12-07') });
  });
});

describe('somebody who is not found', () => {
  it('is proposed for the list of abnormal operation after two visits and two calls in vain', () => {
    const visit = (by: typeof chen): void => w.must('task.submit', { taskId, result: 'notFound' }, by);
    assign();
    visit(chen);
    w.must('task.logCall', { taskId, answered: false }, dispatcher);
    assign('li');
    visit(li);
    expect(listingSuggested(w.task())).toBe(false);
    w.must('task.logCall', { taskId, answered: false }, li);
    expect(listingSuggested(w.task())).toBe(true);
    w.must('task.logCall', { taskId, answered: true }, li);
    expect(listingSuggested(w.task())).toBe(false);
  });
});

describe('the receipt of a notice', () => {
  it('is given once, and somebody signed it', () => {
    w.put(taskTable, newTask(taskId, undefined, { state: 'noticeServed', assigneeId: 'chen', assigneeName: 'chen', noticeNumber: '改1号' }));
    expect(w.refusal('task.signNotice', { taskId, receipt: 'signed' }, chen)).toBe('args.invalid');
    w.must('task.signNotice', { taskId, receipt: 'signed', signedBy: '张三' }, chen);
    expect(w.task()).toMatchObject({ noticeReceipt: 'signed', noticeSignedBy: '张三', noticeSignedAt: w.now });
    expect(w.refusal('task.signNotice', { taskId, receipt: 'refused' }, chen)).toBe('receipt.given');
  });
});
