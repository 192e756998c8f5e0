/** 电话联系: a call to somebody who was not found. Two visits and two calls make a 列异建议 (domain catalogue 1.8, NOT_FOUND). */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { notIn, notOwn, taskWrites } from './common.ts';

/** Visits and calls without an answer before an entity may be proposed for the list of abnormal operation (经营异常名录). */
const VISITS_NEEDED = 2;
const CALLS_NEEDED = 2;

/** Whether the town may propose the entity for 列异: nobody was found twice, by different members, and nobody answered two calls. */
export function listingSuggested(task: Task): boolean {
  return task.result === 'notFound' && task.visits >= VISITS_NEEDED && task.calls >= CALLS_NEEDED;
}

export const logCall = command({
  name: 'task.logCall',
  summary: 'Note a telephone call to an entity that is being looked for.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args: z.strictObject({ taskId: rowId, answered: z.boolean(), note: noteText }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: ({ answered, note }, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['assigned', 'accepted', 'onSite', 'revisit', 'disposal']);
    if (refusal !== undefined) return refusal;
    // A call that was answered ends the search: only calls in vain count.
    const calls = answered ? 0 : task.calls + 1;
    const called: Task = { ...task, ...stamp(context), calls, calledAt: context.now };
    return applied([put(taskTable, called)], taskTable, task, { answered: answered ? 1 : 0, calls, note });
  },
});
