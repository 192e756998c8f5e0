/** 撤回派单: undoes an assignment the member has not accepted yet. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { taskTable } from '../schema/task.ts';
import { notIn, taskState, unassigned } from './common.ts';

export const withdrawTask = command({
  name: 'task.withdraw',
  summary: 'Take back an assignment that has not been accepted yet.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({ taskId: rowId, fromMemberId: rowId }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const wrongState = notIn(task, ['assigned']);
    if (wrongState !== undefined) return wrongState;
    if (task.assigneeId !== args.fromMemberId) return rejected('task.assigneeChanged', { assignee: task.assigneeName }, taskState(task));
    return applied([put(taskTable, unassigned(task, context))], taskTable, task, { member: task.assigneeName });
  },
});
