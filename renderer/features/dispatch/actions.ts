/**
 * What can be done with a task, by its state and the operator's role. The same rules as the commands' own (domain/task);
 * a test compares both. The hub has the last word: a button shown in error only leads to a refusal with its reason.
 */
import type { Role } from '#domain/core/actor.ts';
import { isOfUnit } from '#domain/core/scope.ts';
import { DEFERRALS_MAX } from '#domain/lead/defer.ts';
import { OPEN_TASK_STATES } from '#domain/schema/task.ts';
import type { Task, TaskState } from '#domain/schema/task.ts';
import { MOVABLE } from '#domain/task/move.ts';
import { PAUSABLE } from '#domain/task/propose.ts';

/** What of a task decides about its actions. */
export type ActionTask = Pick<Task, 'state' | 'noticeReceipt' | 'deferrals' | 'also'>;

export interface TaskActionRule {
  readonly command: string;
  readonly roles: readonly Role[];
  /** Undefined: in every state. */
  readonly states?: readonly TaskState[];
  /** Of a special unit, where they differ: it takes its tasks itself. */
  readonly unitStates?: readonly TaskState[];
  /** What stands in the way of a task that is in such a state. */
  readonly unless?: (task: ActionTask) => boolean;
}

export const TASK_ACTIONS = {
  assign: { command: 'task.assign', roles: ['villageDispatcher', 'townStaff'], states: ['pushed', 'revisit'], unless: isOfUnit },
  submit: { command: 'task.submit', roles: ['villageDispatcher', 'specialUnit'], states: ['assigned', 'accepted', 'onSite'] },
  recheck: { command: 'task.recheck', roles: ['villageDispatcher', 'specialUnit'], states: ['noticeServed'] },
  urge: { command: 'task.urge', roles: ['villageDispatcher', 'townStaff', 'citySupervisor'], states: OPEN_TASK_STATES },
  accept: {
    command: 'task.accept',
    roles: ['villageDispatcher', 'specialUnit'],
    states: ['assigned'],
    unitStates: ['pushed', 'revisit', 'assigned'],
  },
  arrive: { command: 'task.arrive', roles: ['villageDispatcher', 'specialUnit'], states: ['accepted'] },
  reassign: {
    command: 'task.reassign',
    roles: ['villageDispatcher', 'townStaff'],
    states: ['assigned', 'accepted', 'onSite', 'noticeServed'],
    unless: isOfUnit,
  },
  withdraw: { command: 'task.withdraw', roles: ['villageDispatcher', 'townStaff'], states: ['assigned'] },
  signNotice: {
    command: 'task.signNotice',
    roles: ['villageDispatcher', 'specialUnit'],
    states: ['noticeServed'],
    unless: ({ noticeReceipt }) => noticeReceipt !== null,
  },
  logCall: {
    command: 'task.logCall',
    roles: ['villageDispatcher', 'specialUnit'],
    states: ['assigned', 'accepted', 'onSite', 'revisit', 'disposal'],
  },
  defer: {
    command: 'task.defer',
    roles: ['villageDispatcher', 'specialUnit'],
    states: ['assigned', 'accepted', 'onSite'],
    unless: ({ deferrals }) => deferrals >= DEFERRALS_MAX,
  },
  askPause: { command: 'task.propose', roles: ['villageDispatcher', 'townStaff'], states: PAUSABLE },
  // A town moves tasks itself; a village asks.
  askMove: { command: 'task.propose', roles: ['villageDispatcher'], states: MOVABLE },
  remark: { command: 'task.remark', roles: ['villageDispatcher', 'townStaff', 'citySupervisor', 'specialUnit'] },
  move: {
    command: 'task.move',
    roles: ['townStaff', 'citySupervisor'],
    states: MOVABLE,
  },
  cancel: { command: 'task.cancel', roles: ['townStaff', 'citySupervisor'], states: OPEN_TASK_STATES },
} as const satisfies Record<string, TaskActionRule>;

export type TaskAction = keyof typeof TASK_ACTIONS;

/** The step that brings a task forward from its state; whoever waits for a member or a special unit urges. */
const NEXT: Partial<Record<TaskState, readonly TaskAction[]>> = {
  pushed: ['assign', 'accept', 'urge'],
  revisit: ['assign', 'accept', 'urge'],
  assigned: ['urge', 'accept'],
  accepted: ['urge', 'arrive'],
  onSite: ['submit', 'urge'],
  noticeServed: ['recheck', 'urge'],
};

export interface TaskActions {
  readonly primary: TaskAction | undefined;
  readonly others: readonly TaskAction[];
}

export function actionsOf(task: ActionTask, role: Role): TaskActions {
  const possible = (Object.keys(TASK_ACTIONS) as TaskAction[]).filter((action) => {
    const { roles, unless, ...rule }: TaskActionRule = TASK_ACTIONS[action];
    const states = role === 'specialUnit' ? (rule.unitStates ?? rule.states) : rule.states;
    return roles.includes(role) && states?.includes(task.state) !== false && unless?.(task) !== true;
  });
  const primary = NEXT[task.state]?.find((action) => possible.includes(action));
  return { primary, others: possible.filter((action) => action !== primary) };
}

/** What a special unit does itself, a village's dispatcher enters for a member (代录): the words differ. */
const OWN_WORK = ['submit', 'recheck', 'accept', 'arrive'] as const;
const isOwnWork = (action: TaskAction): action is (typeof OWN_WORK)[number] => OWN_WORK.some((each) => each === action);

/** The text of an action's button. */
export function actionText(action: TaskAction, role: Role) {
  return role === 'specialUnit' && isOwnWork(action) ? (`dispatch:own.action.${action}` as const) : (`dispatch:action.${action}` as const);
}
