/** 接单: the grid member takes the task it was given, or the dispatcher notes that it did. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { notIn, notOwn } from './common.ts';

export const acceptTask = command({
  name: 'task.accept',
  summary: 'Accept an assigned task; a dispatcher may note it for the member.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({ taskId: rowId }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (_args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['assigned']);
    if (refusal !== undefined) return refusal;
    const accepted: Task = { ...task, ...stamp(context), state: 'accepted', acceptedAt: context.now };
    return applied([put(taskTable, accepted)], taskTable, task, { member: task.assigneeName });
  },
});
