/** 接单: the grid member takes the task it was given, or the dispatcher notes it; a special unit takes what lies in its inbox. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { checkLimit, notIn, notOwn, taskWrites } from './common.ts';

export const acceptTask = command({
  name: 'task.accept',
  summary: 'Accept an assigned task; a dispatcher may note it for the member, a special unit takes its own from the inbox.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args: z.strictObject({ taskId: rowId }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: (_args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const ofUnit = context.actor.role === 'specialUnit';
    const refusal = notOwn(task, context.actor) ?? notIn(task, ofUnit ? ['pushed', 'revisit', 'assigned'] : ['assigned']);
    if (refusal !== undefined) return refusal;
    const held = ofUnit && task.state !== 'assigned' ? taken(task, context) : task;
    const accepted: Task = { ...held, ...stamp(context), state: 'accepted', acceptedAt: context.now };
    return applied([put(taskTable, accepted)], taskTable, task, { member: accepted.assigneeName });
  },
});

/**
 * Nobody assigns what lies in a special unit's inbox: the unit takes it, and is the finder of whatever it finds. Whom of its people
 * it sends, also the second time, is its own matter.
 */
function taken(task: Task, context: Context): Task {
  const { actor, now } = context;
  return {
    ...task, ...checkLimit(task, context), assigneeId: actor.accountId, assigneeName: actor.name, assignedAt: now, assignedBy: actor.name,
  };
}
