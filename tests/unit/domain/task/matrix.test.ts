/** The task machine (domain catalogue 1.8) and the permission matrix (1.11), command by command. */
import { startLimit } from '#domain/calendar/limits.ts';
import type { Role } from '#domain/core/actor.ts';
import { TASK_STATES, OPEN_TASK_STATES, taskProposalTable, taskTable } from '#domain/schema/task.ts';
import type { TaskProposal, TaskState } from '#domain/schema/task.ts';
import { testMatrix } from '../matrix.ts';
import type { Attempt } from '../matrix.ts';
import { PEOPLE, unit } from '../people.ts';
import { CALENDAR, chen, dispatcher, NEIGHBOUR, newTask, NOW, TOWN, town, VILLAGE, world } from './world.ts';
import type { World } from './world.ts';

const taskId = 'task';
const reason = '原因';
const EVERYWHERE: readonly TaskState[] = TASK_STATES;
/** A member holds it: before the first check, and until the recheck. */
const HELD: readonly TaskState[] = ['assigned', 'accepted', 'onSite'];
const WITH_MEMBER: readonly TaskState[] = [...HELD, 'noticeServed'];
const MOVABLE: readonly TaskState[] = ['pushed', ...HELD, 'revisit'];
const NOBODY_HAS: readonly TaskState[] = ['pushed', 'revisit', 'cancelled'];

/** A world whose task is in a state, with chen where somebody has it. */
function taskIn(state: TaskState): World {
  const w = world();
  const open = OPEN_TASK_STATES.includes(state);
  const held = NOBODY_HAS.includes(state) ? {} : { assigneeId: 'chen', assigneeName: 'chen', assignedAt: NOW, assignedBy: 'x' };
  const limit = open
    ? startLimit(CALENDAR, state === 'pushed' ? 'assign' : state === 'noticeServed' ? 'recheck' : 'firstCheck', NOW)
    : { limit: null, limitFrom: null, amberAt: null, dueAt: null };
  w.put(taskTable, newTask(taskId, undefined, {
    ...held, ...limit, state, open: open ? 1 : 0, closedAt: open ? null : NOW, visits: state === 'revisit' ? 1 : 0,
    lastMemberId: state === 'revisit' ? 'li' : null, problems: state === 'noticeServed' ? 'noPermit' : '',
  }));
  return w;
}

const on = (command: string, args: object, by: Attempt['by'], prepare?: Attempt['prepare']): Attempt =>
  ({ command, args: { taskId, ...args }, by, ...(prepare === undefined ? {} : { prepare }) });
const both = (states: readonly TaskState[], ...roles: readonly Role[]): Attempt['by'] =>
  Object.fromEntries(roles.map((role) => [role, states]));

const waiting = (fields: Pick<TaskProposal, 'kind' | 'what' | 'days' | 'byRole'>) => (w: World) => {
  const { scope, entityId } = w.task();
  w.put(taskProposalTable, {
    id: 'proposal', scope, also: null, taskId, entityId, state: 'open', reason, byId: 'x', byName: 'x', at: NOW,
    decidedByName: null, decidedAt: null, decision: '', ...fields,
  });
};
const decide = (fields: Pick<TaskProposal, 'kind' | 'what' | 'days' | 'byRole'>, by: Attempt['by']): Attempt =>
  ({ command: 'task.decideProposal', args: { id: 'proposal', approved: true }, by, prepare: waiting(fields) });
const PAUSE = { kind: 'pause', what: 'appraisal', days: 5 } as const;
const PAUSABLE: readonly TaskState[] = [...HELD, 'revisit', 'noticeServed'];

testMatrix('the task machine', {
  places: Object.fromEntries(TASK_STATES.map((state) => [state, () => taskIn(state)])),
  people: PEOPLE,
  // A special unit has tasks of its own only; those are below.
  refusals: ['task.wrongState', 'task.alreadyAssigned', 'task.notAssignee', 'row.notFound'],
  attempts: {
    assign: on('task.assign', { memberId: 'chen' }, both(['pushed', 'revisit'], 'villageDispatcher', 'townStaff')),
    reassign: on('task.reassign', { memberId: 'li', fromMemberId: 'chen', reason }, both(WITH_MEMBER, 'villageDispatcher', 'townStaff')),
    withdraw: on('task.withdraw', { fromMemberId: 'chen' }, both(['assigned'], 'villageDispatcher', 'townStaff')),
    accept: on('task.accept', {}, both(['assigned'], 'gridMember', 'villageDispatcher')),
    arrive: on('task.arrive', {}, both(['accepted'], 'gridMember', 'villageDispatcher')),
    submit: on('task.submit', { result: 'normal' }, both(HELD, 'gridMember', 'villageDispatcher')),
    submitProblem: on('task.submit', { result: 'problem', problems: ['noPermit'], notice: { number: '1', facts: 'x' } },
      both(HELD, 'gridMember', 'villageDispatcher')),
    submitNotFound: on('task.submit', { result: 'notFound' }, both(HELD, 'gridMember', 'villageDispatcher')),
    recheck: on('task.recheck', { result: 'fixed' }, both(['noticeServed'], 'gridMember', 'villageDispatcher')),
    recheckNotFixed: on('task.recheck', { result: 'notFixed' }, both(['noticeServed'], 'gridMember', 'villageDispatcher')),
    defer: on('task.defer', { reason: 'decorating', until: '2026-12-20' }, both(HELD, 'gridMember', 'villageDispatcher')),
    logCall: on('task.logCall', { answered: false }, {
      gridMember: [...HELD, 'disposal'], villageDispatcher: [...HELD, 'revisit', 'disposal'],
    }),
    signNotice: on('task.signNotice', { receipt: 'refused' }, both(['noticeServed'], 'gridMember', 'villageDispatcher')),
    proposePause: on('task.propose', { proposal: { kind: 'pause', pauseReason: 'appraisal', days: 5 }, reason }, {
      gridMember: WITH_MEMBER, villageDispatcher: PAUSABLE, townStaff: PAUSABLE,
    }),
    proposeMove: on('task.propose', { proposal: { kind: 'move', villageCode: NEIGHBOUR }, reason }, { villageDispatcher: MOVABLE }),
    pauseForMember: decide({ ...PAUSE, byRole: chen.role }, both(PAUSABLE, 'townStaff', 'citySupervisor')),
    pauseForVillage: decide({ ...PAUSE, byRole: dispatcher.role }, both(PAUSABLE, 'townStaff', 'citySupervisor')),
    pauseForTown: decide({ ...PAUSE, byRole: town.role }, both(PAUSABLE, 'citySupervisor')),
    moveForVillage: decide(
      { kind: 'move', what: NEIGHBOUR, days: 0, byRole: dispatcher.role }, both(MOVABLE, 'townStaff', 'citySupervisor'),
    ),
    move: on('task.move', { villageCode: NEIGHBOUR, gridId: null, reason }, both(MOVABLE, 'townStaff', 'citySupervisor')),
    cancel: on('task.cancel', { reason }, both(OPEN_TASK_STATES, 'townStaff', 'citySupervisor')),
    urge: on('task.urge', {}, both(OPEN_TASK_STATES, 'villageDispatcher', 'townStaff', 'citySupervisor')),
    remark: on('task.remark', { text: 'x' }, {
      ...both(EVERYWHERE, 'villageDispatcher', 'townStaff', 'citySupervisor'),
      gridMember: EVERYWHERE.filter((state) => !NOBODY_HAS.includes(state)),
    }),
  },
});

/** The same task as a special unit has it: the town's and the unit's, held by the unit itself. */
function taskOfUnit(state: TaskState): World {
  const w = taskIn(state);
  const held = NOBODY_HAS.includes(state) ? {} : { assigneeId: unit.accountId, assigneeName: unit.name };
  w.put(taskTable, { ...w.task(), scope: TOWN, also: unit.grants[0] ?? null, gridId: `${VILLAGE}-T1`, ...held });
  return w;
}
const TO_TAKE: readonly TaskState[] = ['pushed', 'revisit', 'assigned'];

testMatrix('the task machine of a special unit', {
  places: Object.fromEntries(TASK_STATES.map((state) => [state, () => taskOfUnit(state)])),
  people: PEOPLE,
  refusals: ['row.notFound', 'task.wrongState', 'task.ofUnit', 'task.alreadyAssigned'],
  attempts: {
    assign: on('task.assign', { memberId: 'chen' }, {}),
    reassign: on('task.reassign', { memberId: 'li', fromMemberId: unit.accountId, reason }, {}),
    accept: on('task.accept', {}, { specialUnit: TO_TAKE }),
    arrive: on('task.arrive', {}, { specialUnit: ['accepted'] }),
    submit: on('task.submit', { result: 'normal' }, { specialUnit: HELD }),
    submitProblem: on('task.submit', { result: 'problem', problems: ['noPermit'], notice: { number: '1', facts: 'x' } }, {
      specialUnit: HELD,
    }),
    submitNotFound: on('task.submit', { result: 'notFound' }, { specialUnit: HELD }),
    recheck: on('task.recheck', { result: 'fixed' }, { specialUnit: ['noticeServed'] }),
    recheckNotFixed: on('task.recheck', { result: 'notFixed' }, { specialUnit: ['noticeServed'] }),
    defer: on('task.defer', { reason: 'decorating', until: '2026-12-20' }, { specialUnit: HELD }),
    logCall: on('task.logCall', { answered: false }, { specialUnit: [...HELD, 'revisit', 'disposal'] }),
    signNotice: on('task.signNotice', { receipt: 'refused' }, { specialUnit: ['noticeServed'] }),
    remark: on('task.remark', { text: 'x' }, both(EVERYWHERE, 'specialUnit', 'townStaff', 'citySupervisor')),
    urge: on('task.urge', {}, both(OPEN_TASK_STATES, 'townStaff', 'citySupervisor')),
    cancel: on('task.cancel', { reason }, both(OPEN_TASK_STATES, 'townStaff', 'citySupervisor')),
    move: on('task.move', { villageCode: NEIGHBOUR, gridId: null, reason }, both(MOVABLE, 'townStaff', 'citySupervisor')),
    proposePause: on('task.propose', { proposal: { kind: 'pause', pauseReason: 'appraisal', days: 5 }, reason }, { townStaff: PAUSABLE }),
  },
});
