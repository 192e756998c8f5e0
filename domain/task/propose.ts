/**
 * 请求: a village asks for another village for a task; whoever holds a task asks for a pause of its limit. One tier up decides, and
 * what is approved happens at once (permission matrix 1.11; pauses and their only reasons: domain catalogue 1.6).
 */
import { z } from 'zod';
import type { Actor, Role } from '../core/actor.ts';
import { reasonText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import { covers, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { PAUSE_REASONS } from '../schema/disposal.ts';
import { entityTable, registrationTable } from '../schema/entity.ts';
import { eventTable } from '../schema/event.ts';
import { patrolClassTable } from '../schema/patrol.ts';
import { taskProposalTable, taskTable } from '../schema/task.ts';
import type { Task, TaskProposal, TaskState } from '../schema/task.ts';
import { villageTable } from '../schema/territory.ts';
import { extendLimit, notIn, notOwn, taskState } from './common.ts';
import { MOVABLE, movedTo } from './move.ts';

/** Longest pause that may be asked for at once, in working days. */
export const PAUSE_DAYS_MAX = 30;
export const PAUSABLE: readonly TaskState[] = ['assigned', 'accepted', 'onSite', 'revisit', 'noticeServed'];

/** Who decides what a role asked for: the matrix gives no pause and no move to a village. */
const DECIDERS: Partial<Record<Role, readonly Role[]>> = {
  gridMember: ['townStaff', 'citySupervisor'], villageDispatcher: ['townStaff', 'citySupervisor'], townStaff: ['citySupervisor'],
};

type Decider = Pick<Actor, 'role' | 'grants'>;

/** Whether somebody decides a request: a tier above who asked, and for a move also above the village that is asked for. */
export function mayDecide({ byRole, kind, what }: TaskProposal, { role, grants }: Decider): boolean {
  return DECIDERS[byRole]?.includes(role) === true && (kind === 'pause' || covers(grants, what));
}

const proposal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), villageCode }),
  z.strictObject({ kind: z.literal('pause'), pauseReason: z.enum(PAUSE_REASONS), days: z.int().min(1).max(PAUSE_DAYS_MAX) }),
]);

/** Whether what is asked for can still be done: asked when it is proposed and again when it is decided. */
function possible(task: Task, kind: TaskProposal['kind'], now: number): Outcome | undefined {
  if (kind === 'move') return notIn(task, MOVABLE);
  const paused = task.pausedUntil !== null && now <= task.pausedUntil;
  return notIn(task, PAUSABLE) ?? (paused ? rejected('limit.paused', {}, taskState(task)) : undefined);
}

export const proposeForTask = command({
  name: 'task.propose',
  summary: 'Ask for a pause of a task\'s limit, or for another village to take the task.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff'],
  args: z.strictObject({ taskId: rowId, proposal, reason: reasonText }),
  reads: (args) => ({ task: one(taskTable, args.taskId), proposals: many(taskProposalTable, { taskId: args.taskId }) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: ({ proposal: asked, reason }, { task, proposals }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const { actor, now } = context;
    // A grid member has no view of other villages; a town moves tasks itself.
    if (asked.kind === 'move' && actor.role !== 'villageDispatcher') return rejected('role.forbidden', { role: actor.role });
    const refusal = notOwn(task, actor) ?? possible(task, asked.kind, now);
    if (refusal !== undefined) return refusal;
    const waiting = proposals.some((other) => other.kind === asked.kind && other.state === 'open');
    if (waiting) return rejected('proposal.exists', {}, taskState(task));
    const proposed: TaskProposal = {
      id: createdId(context, 'proposal'), scope: task.scope, also: task.also, taskId: task.id, entityId: task.entityId,
      kind: asked.kind, state: 'open', reason,
      what: asked.kind === 'pause' ? asked.pauseReason : asked.villageCode, days: asked.kind === 'pause' ? asked.days : 0,
      byId: actor.accountId, byName: actor.name, byRole: actor.role, at: now, decidedByName: null, decidedAt: null, decision: '',
    };
    return applied([put(taskProposalTable, proposed)], taskTable, task, {
      kind: asked.kind, what: proposed.what, days: proposed.days, reason,
    });
  },
});

export const decideTaskProposal = command({
  name: 'task.decideProposal',
  summary: 'Approve or refuse a pause or a move that the tier below asked for; what is approved happens at once.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, approved: z.boolean(), reason: z.string().trim().max(500).default('') }),
  reads: (args) => ({ proposal: one(taskProposalTable, args.id) }),
  follow: (_args, { proposal: asked }) => ({
    task: one(taskTable, asked?.taskId ?? ''), village: one(villageTable, asked?.kind === 'move' ? asked.what : ''),
    entity: one(entityTable, asked?.entityId ?? ''), patrolClass: one(patrolClassTable, asked?.entityId ?? ''),
    registrations: many(registrationTable, { entityId: asked?.entityId ?? '' }),
    tasks: many(taskTable, { entityId: asked?.entityId ?? '' }),
    events: many(eventTable, { subjectId: asked?.taskId ?? '' }),
    entityEvents: many(eventTable, { subjectId: asked?.entityId ?? '' }),
  }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (args, { proposal: asked, task, village, ...rows }, context) => {
    if (asked === undefined) return rejected('row.notFound', { table: 'taskProposal' });
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const { actor, calendar, now } = context;
    if (DECIDERS[asked.byRole]?.includes(actor.role) !== true) return rejected('role.forbidden', { role: actor.role });
    if (asked.state !== 'open') return rejected('proposal.decided', { by: asked.decidedByName });
    const decided: TaskProposal = {
      ...asked, state: args.approved ? 'approved' : 'refused', decidedByName: actor.name, decidedAt: now, decision: args.reason,
    };
    const detail = { kind: asked.kind, what: asked.what, approved: args.approved ? 1 : 0, reason: args.reason };
    if (!args.approved) return applied([put(taskProposalTable, decided)], taskTable, task, detail);
    const refusal = possible(task, asked.kind, now);
    if (refusal !== undefined) return refusal;
    if (asked.kind === 'move') {
      if (village === undefined) return rejected('row.notFound', { table: 'village' });
      if (!covers(actor.grants, village.id)) return rejected('village.otherTown', { village: village.name });
      const moved = movedTo({ task, ...rows }, village, undefined, context);
      // The decided proposal goes along, so that the new village sees why the task came.
      const { scope, also } = moved.task;
      return applied([...moved.changes, put(taskProposalTable, { ...decided, scope, also })], taskTable, moved.task, detail);
    }
    const due = calendar.deadline(task.dueAt ?? now, asked.days).at;
    const paused = { ...extendLimit(task, due, context), ...stamp(context), pausedUntil: calendar.deadline(now, asked.days).at };
    return applied([put(taskTable, paused), put(taskProposalTable, decided)], taskTable, task, detail);
  },
});
