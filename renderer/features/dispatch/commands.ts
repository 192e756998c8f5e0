/** The commands of the desk's actions, and the commands that take them back. */
import type { Role } from '#domain/core/actor.ts';
import type { Task } from '#domain/schema/task.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import { actionsOf } from './actions.ts';

/** What was done and how to undo it; without `undo` nothing takes it back. */
export interface Reversible {
  readonly command: CommandInput;
  readonly undo?: CommandInput;
}

type Assigned = Pick<Task, 'id' | 'assigneeId'>;

export function assign(taskId: string, memberId: string): Reversible {
  return {
    command: { command: 'task.assign', args: { taskId, memberId } },
    undo: { command: 'task.withdraw', args: { taskId, fromMemberId: memberId } },
  };
}

/** Undefined when nobody is assigned: there is nothing to take back. */
export function withdraw({ id, assigneeId }: Assigned): Reversible | undefined {
  if (assigneeId === null) return undefined;
  return {
    command: { command: 'task.withdraw', args: { taskId: id, fromMemberId: assigneeId } },
    undo: { command: 'task.assign', args: { taskId: id, memberId: assigneeId } },
  };
}

/** `undoReason` goes into the timeline when the reassignment is taken back. */
export function reassign(
  { id, assigneeId }: Assigned,
  memberId: string,
  reason: string,
  undoReason: string,
): Reversible | undefined {
  if (assigneeId === null) return undefined;
  const args = { taskId: id, memberId, fromMemberId: assigneeId, reason };
  const back = { taskId: id, memberId: assigneeId, fromMemberId: memberId, reason: undoReason };
  return { command: { command: 'task.reassign', args }, undo: { command: 'task.reassign', args: back } };
}

export const BATCH_ACTIONS = ['withdraw', 'urge'] as const;
/** What can be done to a whole selection at once, besides assigning it (bulk.ts). */
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** One step for each task of the selection in whose state the role may do it; the others are left alone. */
export function batch(action: BatchAction, tasks: readonly Task[], role: Role): readonly Reversible[] {
  return tasks.flatMap((task) => {
    const { primary, others } = actionsOf(task, role);
    if (primary !== action && !others.includes(action)) return [];
    const step = action === 'urge' ? urge(task.id) : withdraw(task);
    return step === undefined ? [] : [step];
  });
}

function urge(taskId: string): Reversible {
  return { command: { command: 'task.urge', args: { taskId, note: '' } } };
}
