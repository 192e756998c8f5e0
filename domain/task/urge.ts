/** 催办: reminds whoever holds the task; the time limit is not touched. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected, REMINDER_EXPIRES_MS } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { OPEN_TASK_STATES, taskTable } from '../schema/task.ts';
import { notIn } from './common.ts';

export const urgeTask = command({
  name: 'task.urge',
  summary: 'Urge whoever holds an open task.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  expiresAfterMs: REMINDER_EXPIRES_MS,
  args: z.strictObject({ taskId: rowId, note: noteText }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const wrongState = notIn(task, OPEN_TASK_STATES);
    if (wrongState !== undefined) return wrongState;
    const urged = { ...task, ...stamp(context), urgedAt: context.now, urges: task.urges + 1 };
    return applied([put(taskTable, urged)], taskTable, task, { holder: task.assigneeName, note: args.note });
  },
});
