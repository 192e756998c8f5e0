/** 作废: a task that should not exist, for example a registration sent twice. Decided above the village. */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { OPEN_TASK_STATES, taskTable } from '../schema/task.ts';
import { ended, notIn } from './common.ts';

export const cancelTask = command({
  name: 'task.cancel',
  summary: 'Cancel an open task that should not exist.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ taskId: rowId, reason: reasonText }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const wrongState = notIn(task, OPEN_TASK_STATES);
    if (wrongState !== undefined) return wrongState;
    return applied([put(taskTable, ended(task, 'cancelled', context))], taskTable, task, { reason: args.reason });
  },
});
