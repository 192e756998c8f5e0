/** 备注: a line in the task's timeline; the task itself does not change, so it never conflicts. */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { taskTable } from '../schema/task.ts';
import { notOwn, taskWrites } from './common.ts';

export const remarkOnTask = command({
  name: 'task.remark',
  summary: 'Add a remark to the timeline of a task.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ taskId: rowId, text: reasonText }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: (args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    return notOwn(task, context.actor) ?? applied([], taskTable, task, { text: args.text });
  },
});
