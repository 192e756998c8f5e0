import { beforeEach, describe, expect, it } from 'vitest';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import { memberTable } from '#domain/schema/people.ts';
import { eventTable } from '#domain/schema/event.ts';
import { taskTable } from '#domain/schema/task.ts';
import {
  at, chen, city, dispatcher, FAR_VILLAGE, li, member, NEIGHBOUR, neighbour, newTask, otherTown, town, VILLAGE, world,
} from './world.ts';
import type { World } from './world.ts';

let w: World;
beforeEach(() => { w = world(); });

const taskId = 'task';
/** The end of the tenth working day after the push, and after a notice served on the same day. */
const TENTH_DAY_END = at('2026-12-08 00:00') - 1;
const assign = (memberId = 'chen'): void => w.must('task.assign', { taskId, memberId }, dispatcher);
const onSite = (): void => {
  assign();
  w.must('task.accept', { taskId }, chen);
  w.must('task.arrive', { taskId, lon: 113.7, lat: 22.8 }, chen);
};
const served = (): void => {
  onSite();
  w.must('task.submit', { taskId, result: 'problem', problems: ['noPermit'], notice: { number: '改〔2026〕1号', facts: '未办理食品经营许可' } }, chen);
};

describe('assigning', () => {
  it('starts the ten days of the first check at the push, not at the assignment', () => {
    w.now = at('2026-11-26 15:00');
    assign();
    expect(w.task()).toMatchObject({ state: 'assigned', open: 1, assigneeId: 'chen', limit: 'firstCheck', dueAt: TENTH_DAY_END });
  });

  it('names who was first when another dispatcher assigned the task', () => {
    assign();
    const outcome = w.issue('task.assign', { taskId, memberId: 'li' }, dispatcher);
    expect(outcome).toMatchObject({
      kind: 'rejected', code: 'task.alreadyAssigned', params: { assignee: 'chen' },
      current: { id: taskId, values: { state: 'assigned' } },
    });
  });

  it.each([['away', 'member.inactive'], ['nobody', 'row.notFound']])('refuses %s with %s', (memberId, code) => {
    expect(w.refusal('task.assign', { taskId, memberId }, dispatcher)).toBe(code);
  });

  it('refuses a member of another village', () => {
    expect(w.refusal('task.assign', { taskId, memberId: 'wu' }, town)).toBe('member.otherVillage');
  });

  it('says that a closed task has moved on, not that somebody has it', () => {
    onSite();
    w.must('task.submit', { taskId, result: 'normal' }, chen);
    expect(w.refusal('task.assign', { taskId, memberId: 'li' }, dispatcher)).toBe('task.wrongState');
  });
});

describe('reassigning and withdrawing', () => {
  it('gives an accepted task to another member, who has to accept anew', () => {
    onSite();
    w.must('task.reassign', { taskId, memberId: 'li', fromMemberId: 'chen', reason: '请假' }, dispatcher);
    expect(w.task()).toMatchObject({ state: 'assigned', assigneeId: 'li', acceptedAt: null, arrivedAt: null, limit: 'firstCheck' });
  });

  it('keeps the notice when only the recheck changes hands', () => {
    served();
    w.must('task.reassign', { taskId, memberId: 'li', fromMemberId: 'chen', reason: '请假' }, dispatcher);
    expect(w.task()).toMatchObject({ state: 'noticeServed', assigneeId: 'li', limit: 'recheck' });
  });

  it('refuses when the task is with another member than the operator saw', () => {
    assign('li');
    const reassign = { taskId, fromMemberId: 'chen', reason: 'x' };
    expect(w.refusal('task.reassign', { ...reassign, memberId: 'chen' }, dispatcher)).toBe('task.assigneeChanged');
    expect(w.refusal('task.withdraw', { taskId, fromMemberId: 'chen' }, dispatcher)).toBe('task.assigneeChanged');
    expect(w.refusal('task.reassign', { ...reassign, memberId: 'li', fromMemberId: 'li' }, dispatcher)).toBe('task.sameMember');
  });

  it('undoes an assignment exactly, but not once it was accepted', () => {
    const before = w.task();
    assign();
    w.must('task.withdraw', { taskId, fromMemberId: 'chen' }, dispatcher);
    expect(w.task()).toEqual({ ...before, changedBy: dispatcher.name });
    assign();
    w.must('task.accept', { taskId }, chen);
    expect(w.refusal('task.withdraw', { taskId, fromMemberId: 'chen' }, dispatcher)).toBe('task.wrongState');
  });
});

describe('the member on the way', () => {
  it('accepts and arrives; the position becomes its last known one', () => {
    onSite();
    expect(w.task()).toMatchObject({ state: 'onSite', acceptedAt: w.now, arrivedAt: w.now });
    expect(w.all(memberTable).find((each) => each.id === 'chen')).toMatchObject({ lon: 113.7, lat: 22.8, positionAt: w.now });
  });

  it('may not act on a task of somebody else', () => {
    assign();
    for (const [name, args] of [['task.accept', {}], ['task.submit', { result: 'normal' }], ['task.remark', { text: 'x' }]] as const) {
      expect(w.refusal(name, { taskId, ...args }, li)).toBe('task.notAssignee');
    }
  });

  it('cannot arrive before accepting', () => {
    assign();
    expect(w.refusal('task.arrive', { taskId }, chen)).toBe('task.wrongState');
  });

  it('is not where a dispatcher who enters its arrival is', () => {
    assign();
    w.must('task.accept', { taskId }, dispatcher);
    w.must('task.arrive', { taskId, lon: 1, lat: 1 }, dispatcher);
    expect(w.all(memberTable).find((each) => each.id === 'chen')?.lon).toBeNull();
  });
});

describe('the first check', () => {
  it('normal closes the task and counts as on time', () => {
    onSite();
    w.must('task.submit', { taskId, result: 'normal', answers: { A1: 'matches', A3: 'held' } }, chen);
    expect(w.task()).toMatchObject({
      state: 'closedNormal', open: 0, limit: null, dueAt: null, firstCheckOnTime: 1, firstCheckAt: w.now, closedAt: w.now,
    });
    expect(w.inspections()).toMatchObject([{
      taskId, memberId: 'chen', kind: 'firstCheck', result: 'normal',
      itemSet: 'v2017', proxy: 0, answers: '{"A1":"matches","A3":"held"}',
    }]);
  });

  it('counts as late after the end of the tenth working day', () => {
    onSite();
    w.now = at('2026-12-08 00:00');
    w.must('task.submit', { taskId, result: 'normal' }, chen);
    expect(w.task().firstCheckOnTime).toBe(0);
  });

  it('is flagged when a dispatcher enters it for the member', () => {
    assign();
    w.must('task.submit', { taskId, result: 'normal' }, dispatcher);
    expect(w.inspections()).toMatchObject([{ memberId: 'chen', proxy: 1 }]);
  });

  it('found nobody: a second visit by another member, within the same ten days', () => {
    onSite();
    w.must('task.submit', { taskId, result: 'notFound' }, chen);
    expect(w.task()).toMatchObject({
      state: 'revisit', open: 1, assigneeId: null, lastMemberId: 'chen', visits: 1,
      limit: 'firstCheck', firstCheckAt: null, dueAt: TENTH_DAY_END,
    });
    expect(w.refusal('task.assign', { taskId, memberId: 'chen' }, dispatcher)).toBe('member.visitedBefore');
    assign('li');
    const back = { taskId, memberId: 'chen', fromMemberId: 'li', reason: 'x' };
    expect(w.refusal('task.reassign', back, dispatcher)).toBe('member.visitedBefore');
    w.must('task.withdraw', { taskId, fromMemberId: 'li' }, dispatcher);
    expect(w.task().state).toBe('revisit');
  });

  it('found nobody twice: a lead is made and the task goes to disposal', () => {
    onSite();
    w.must('task.submit', { taskId, result: 'notFound' }, chen);
    assign('li');
    w.must('task.submit', { taskId, result: 'notFound', note: '查无此店' }, dispatcher);
    const lead = w.lead();
    expect(lead).toMatchObject({
      category: 'entityMissing', origin: 'firstCheck', state: 'reported', open: 1, taskId, entityId: 'entity-task',
      reporterId: 'li', scope: VILLAGE, limit: 'villageDisposal',
    });
    expect(w.task()).toMatchObject({ state: 'disposal', open: 0, leadId: lead.id, visits: 2, firstCheckAt: w.now });
  });

  it('with a problem serves a notice and starts ten working days for the recheck', () => {
    served();
    expect(w.task()).toMatchObject({
      state: 'noticeServed', open: 1, problems: 'noPermit', limit: 'recheck',
      noticeNumber: '改〔2026〕1号', noticeFacts: '未办理食品经营许可', recheckDueAt: TENTH_DAY_END,
    });
  });

  it('with a problem but without a notice is refused', () => {
    onSite();
    expect(w.refusal('task.submit', { taskId, result: 'problem', problems: ['noPermit'] }, chen)).toBe('notice.missing');
    expect(w.task().state).toBe('onSite');
  });

  it.each([
    ['an unknown item', { result: 'normal', answers: { A9: 'x' } }],
    ['an unknown answer', { result: 'normal', answers: { A1: 'perhaps' } }],
    ['a problem without saying which', { result: 'problem', notice: { number: '1', facts: 'x' } }],
    ['problems of a normal check', { result: 'normal', problems: ['noPermit'] }],
    ['a huge note', { result: 'normal', note: 'x'.repeat(1001) }],
    ['an unknown field', { result: 'normal', closed: true }],
  ])('refuses %s', (_what, fields) => {
    onSite();
    expect(w.refusal('task.submit', { taskId, ...fields }, chen)).toBe('args.invalid');
  });
});

describe('the recheck', () => {
  it('closes the task when the problem is fixed', () => {
    served();
    w.must('task.recheck', { taskId, result: 'fixed' }, chen);
    expect(w.task()).toMatchObject({ state: 'closedFixed', open: 0, recheckAt: w.now });
  });

  it('makes a lead of the right category when it is not', () => {
    served();
    w.must('task.recheck', { taskId, result: 'notFixed', note: '仍在经营' }, chen);
    expect(w.lead()).toMatchObject({ category: 'noPermit', origin: 'recheck', description: '仍在经营', reporterId: 'chen', addressKey: 'key' });
    expect(w.task()).toMatchObject({ state: 'disposal', open: 0, leadId: w.lead().id });
  });

  it('is refused before a notice was served', () => {
    onSite();
    expect(w.refusal('task.recheck', { taskId, result: 'fixed' }, chen)).toBe('task.wrongState');
  });
});

describe('moving to another village', () => {
  const move = (villageCode: string, gridId: string | null = null) => ({ taskId, villageCode, gridId, reason: '地址属邻村' });

  it('takes entity, registration and open tasks along, and does not restart the first check', () => {
    w.put(taskTable, newTask('second', VILLAGE, { entityId: 'entity-task' }));
    assign();
    w.now = at('2026-11-25 09:00');
    w.must('task.move', move(NEIGHBOUR, `${NEIGHBOUR}-1`), town);
    for (const row of [w.task(), w.task('second'), ...w.all(entityTable), ...w.all(registrationTable)]) {
      expect(row).toMatchObject({ scope: NEIGHBOUR, villageCode: NEIGHBOUR });
    }
    expect(w.task()).toMatchObject({ state: 'pushed', assigneeId: null, gridId: `${NEIGHBOUR}-1`, limit: 'assign', limitFrom: w.now });
    w.must('task.assign', { taskId, memberId: 'wu' }, neighbour);
    expect(w.task()).toMatchObject({ limit: 'firstCheck', dueAt: TENTH_DAY_END });
  });

  it('takes the timeline along', () => {
    assign();
    w.must('task.move', move(NEIGHBOUR), town);
    const lines = w.all(eventTable).filter(({ subjectId }) => subjectId === taskId);
    expect(lines.map(({ command }) => command)).toEqual(expect.arrayContaining(['task.assign', 'task.move']));
    expect(lines.every(({ scope }) => scope === NEIGHBOUR)).toBe(true);
  });

  it('a visit to the wrong place does not count', () => {
    onSite();
    w.must('task.submit', { taskId, result: 'notFound' }, chen);
    w.must('task.move', move(NEIGHBOUR), town);
    expect(w.task()).toMatchObject({ state: 'pushed', visits: 0, lastMemberId: null });
  });

  it('stays within the town for the town, and is free for the city', () => {
    expect(w.refusal('task.move', move(FAR_VILLAGE), town)).toBe('village.otherTown');
    expect(w.refusal('task.move', move(FAR_VILLAGE), city)).toBe('applied');
    expect(w.task().townCode).toBe(otherTown.grants[0]);
  });

  it('refuses a grid of another village and a village that does not exist', () => {
    expect(w.refusal('task.move', move(NEIGHBOUR, `${VILLAGE}-1`), town)).toBe('grid.otherVillage');
    expect(w.refusal('task.move', move('441900103999'), town)).toBe('row.notFound');
  });

  it('is refused once a notice was served', () => {
    served();
    expect(w.refusal('task.move', move(NEIGHBOUR), town)).toBe('task.wrongState');
  });
});

describe('urging, remarking, cancelling', () => {
  it('counts the urges and leaves the limit alone', () => {
    const due = w.task().dueAt;
    w.must('task.urge', { taskId }, town);
    w.must('task.urge', { taskId, note: '请尽快' }, dispatcher);
    expect(w.task()).toMatchObject({ urges: 2, urgedAt: w.now, dueAt: due });
  });

  it('remarks only in the timeline', () => {
    const before = w.task();
    w.must('task.remark', { taskId, text: '店主约下午见面' }, dispatcher);
    expect(w.task()).toEqual(before);
    expect(w.all(eventTable)).toMatchObject([{
      subject: 'task', subjectId: taskId, command: 'task.remark', scope: VILLAGE, detail: '{"text":"店主约下午见面"}',
    }]);
  });

  it('cancels an open task once', () => {
    w.must('task.cancel', { taskId, reason: '重复登记' }, town);
    expect(w.task()).toMatchObject({ state: 'cancelled', open: 0, dueAt: null });
    expect(w.refusal('task.cancel', { taskId, reason: '重复登记' }, town)).toBe('task.wrongState');
    expect(w.refusal('task.urge', { taskId }, town)).toBe('task.wrongState');
  });

  it('does not let another village see the task at all', () => {
    expect(w.refusal('task.urge', { taskId }, neighbour)).toBe('row.notFound');
    expect(w.refusal('task.assign', { taskId, memberId: member('wu').id }, neighbour)).toBe('row.notFound');
  });
});
