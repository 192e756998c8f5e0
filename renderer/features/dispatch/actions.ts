/**
 * What can be done with a task, by its state and the operator's role. The same rules as the commands' own (domain/task);
 * a test compares both. The hub has the last word: a button shown in error only leads to a refusal with its reason.
 */
import type { Role } from '#domain/core/actor.ts';
import { DEFERRALS_MAX } from '#domain/lead/defer.ts';
import { OPEN_TASK_STATES } from '#domain/schema/task.ts';
import type { Task, TaskState } from '#domain/schema/task.ts';
import { MOVABLE } from '#domain/task/move.ts';
import { PAUSABLE } from '#domain/task/propose.ts';

/** What of a task decides about its actions. */
export type ActionTask = Pick<Task, 'state' | 'noticeReceipt' | 'deferrals'>;

export interface TaskActionRule {
  readonly command: string;
  readonly roles: readonly Role[];
  /** Undefined: in every state. */
  readonly states?: readonly TaskState[];
  /** What stands in the way of a task that is in such a state. */
  readonly unless?: (task: ActionTask) => boolean;
}

export const TASK_ACTIONS = {
  assign: { command: 'task.assign', roles: ['villageDispatcher', 'townStaff'], states: ['pushed', 'revisit'] },
  submit: { command: 'task.submit', roles: ['villageDispatcher'], states: ['assigned', 'accepted', 'onSite'] },
  recheck: { command: 'task.recheck', roles: ['villageDispatcher'], states: ['noticeServed'] },
  urge: { command: 'task.urge', roles: ['villageDispatcher', 'townStaff', 'citySupervisor'], states: OPEN_TASK_STATES },
  accept: { command: 'task.accept', roles: ['villageDispatcher'], states: ['assigned'] },
  arrive: { command: 'task.arrive', roles: ['villageDispatcher'], states: ['accepted'] },
  reassign: {
    command: 'task.reassign',
    roles: ['villageDispatcher', 'townStaff'],
    states: ['assigned', 'accepted', 'onSite', 'noticeServed'],
  },
  withdraw: { command: 'task.withdraw', roles: ['villageDispatcher', 'townStaff'], states: ['assigned'] },
  signNotice: {
    command: 'task.signNotice',
    roles: ['villageDispatcher'],
    states: ['noticeServed'],
    unless: ({ noticeReceipt }) => noticeReceipt !== null,
  },
  logCall: {
    command: 'task.logCall',
    roles: ['villageDispatcher'],
    states: ['assigned', 'accepted', 'onSite', 'revisit', 'disposal'],
  },
  defer: {
    command: 'task.defer',
    roles: ['villageDispatcher'],
    states: ['assigned', 'accepted', 'onSite'],
    unless: ({ deferrals }) => deferrals >= DEFERRALS_MAX,
  },
  askPause: { command: 'task.propose', roles: ['villageDispatcher', 'townStaff'], states: PAUSABLE },
  // A town moves tasks itself; a village asks.
  askMove: { command: 'task.propose', roles: ['villageDispatcher'], states: MOVABLE },
  remark: { command: 'task.remark', roles: ['villageDispatcher', 'townStaff', 'citySupervisor'] },
  move: {
    command: 'task.move',
    roles: ['townStaff', 'citySupervisor'],
    states: MOVABLE,
  },
  cancel: { command: 'task.cancel', roles: ['townStaff', 'citySupervisor'], states: OPEN_TASK_STATES },
} as const satisfies Record<string, TaskActionRule>;

export type TaskAction = keyof typeof TASK_ACTIONS;

/** The step that brings a task forward from its state; whoever waits for a member urges. */
const NEXT: Partial<Record<TaskState, readonly TaskAction[]>> = {
  pushed: ['assign'],
  revisit: ['assign'],
  assigned: ['urge'],
  accepted: ['urge'],
  onSite: ['submit', 'urge'],
  noticeServed: ['recheck', 'urge'],
};

export interface TaskActions {
  readonly primary: TaskAction | undefined;
  readonly others: readonly TaskAction[];
}

export function actionsOf(task: ActionTask, role: Role): TaskActions {
  const possible = (Object.keys(TASK_ACTIONS) as TaskAction[]).filter((action) => {
    const { roles, states, unless }: TaskActionRule = TASK_ACTIONS[action];
    return roles.includes(role) && states?.includes(task.state) !== false && unless?.(task) !== true;
  });
  const primary = NEXT[task.state]?.find((action) => possible.includes(action));
  return { primary, others: possible.filter((action) => action !== primary) };
}
