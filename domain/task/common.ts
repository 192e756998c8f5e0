/** What the task commands share. */
import type { Actor } from '../core/actor.ts';
import { rejected } from '../core/command.ts';
import type { Outcome, SubjectState } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { isOfUnit, scopeOf } from '../core/scope.ts';
import { limitUntil, NO_LIMIT, startLimit } from '../calendar/limits.ts';
import type { Member } from '../schema/people.ts';
import { taskTable } from '../schema/task.ts';
import type { Task, TaskState } from '../schema/task.ts';

/** The task as a refusal shows it. */
export function taskState(task: Task): SubjectState {
  return {
    table: taskTable.name, id: task.id, changedBy: task.changedBy, changedAt: task.changedAt,
    values: { number: task.number, state: task.state, assignee: task.assigneeName },
  };
}

/** Refuses when the task is in none of the states. */
export function notIn(task: Task, states: readonly TaskState[]): Outcome | undefined {
  return states.includes(task.state) ? undefined : rejected('task.wrongState', { state: task.state }, taskState(task));
}

/** A grid member acts on its own tasks only; a dispatcher may enter what a member did (代录). */
export function notOwn(task: Task, actor: Actor): Outcome | undefined {
  if (actor.role !== 'gridMember' || (actor.memberId !== null && task.assigneeId === actor.memberId)) return undefined;
  return rejected('task.notAssignee', { assignee: task.assigneeName }, taskState(task));
}

/** Where a command about a task writes: a special unit in its own scope, everybody else in the task's. */
export function taskWrites(task: Task | undefined, { actor }: Context): readonly string[] {
  return actor.role === 'specialUnit' && task !== undefined ? [task.also ?? task.scope] : scopeOf(task);
}

/** 代录: a visit is typed in by somebody else than the one who made it. */
export function isProxy({ role }: Actor): boolean {
  return role !== 'gridMember' && role !== 'specialUnit';
}

/** Refuses a member who cannot take the task: it is a special unit's; absent, of another village, or before a closed door last time. */
export function unfit(task: Task, member: Member): Outcome | undefined {
  if (isOfUnit(task)) return rejected('task.ofUnit', {}, taskState(task));
  if (member.status !== 'onDuty') return rejected('member.inactive', { member: member.name });
  if (member.villageCode !== task.villageCode) return rejected('member.otherVillage', { member: member.name });
  if (task.visits > 0 && member.id === task.lastMemberId) return rejected('member.visitedBefore', { member: member.name }, taskState(task));
  return undefined;
}

/** What stays on record of the limit that runs now: whether it was missed. No pause and no later step deletes it. */
function missed(task: Task, now: number): Pick<Task, 'overdues' | 'overdueSince'> {
  const { overdues, overdueSince, dueAt } = task;
  return dueAt !== null && now > dueAt ? { overdues: overdues + 1, overdueSince: overdueSince ?? dueAt } : { overdues, overdueSince };
}

const RUNNING = { pausedUntil: null, deferredUntil: null } as const;

/**
 * The limit of the check: ten working days from the push, or until the day a pause, a deferral or the period of a special
 * inspection gave. It goes on when the task changes hands.
 */
export function checkLimit(task: Task, { calendar, now }: Context) {
  const last = missed(task, now);
  // Assigned too late is a limit missed of its own; the check's own limit is still the same one.
  return { ...limitUntil(calendar, 'firstCheck', task.pushedAt, task.firstCheckDueAt), ...(task.limit === 'assign' ? last : {}) };
}

/** The limit of the recheck, begun by the notice. */
export function recheckLimit(task: Task, { calendar, now }: Context) {
  return { ...RUNNING, ...startLimit(calendar, 'recheck', now), ...missed(task, now) };
}

/** The running limit with a later end; a limit missed before stays on record. */
export function extendLimit(task: Task, dueAt: number, { calendar, now }: Context): Task {
  if (task.limit === null || task.dueAt === null) return task;
  const later = { ...limitUntil(calendar, task.limit, task.limitFrom ?? task.pushedAt, dueAt), ...missed(task, now) };
  const column = { assign: 'assignDueAt', firstCheck: 'firstCheckDueAt', recheck: 'recheckDueAt' } as const;
  return { ...task, ...later, [column[task.limit]]: dueAt };
}

const NOBODY = { assigneeId: null, assigneeName: null, assignedAt: null, assignedBy: null, acceptedAt: null, arrivedAt: null } as const;

/** The task with nobody assigned: back in the inbox (待派), or waiting for the second visit, whose clock runs on. */
export function unassigned(task: Task, context: Context): Task {
  const base = { ...task, ...NOBODY, ...stamp(context) };
  return task.visits > 0
    ? { ...base, state: 'revisit', ...checkLimit(task, context) }
    : { ...base, state: 'pushed', ...limitUntil(context.calendar, 'assign', task.pushedAt, task.assignDueAt) };
}

/** The task with its work done; no limit runs any more. */
export function ended(task: Task, state: 'closedNormal' | 'closedFixed' | 'disposal' | 'cancelled', context: Context): Task {
  return { ...task, ...RUNNING, ...NO_LIMIT, ...missed(task, context.now), ...stamp(context), state, open: 0, closedAt: context.now };
}
