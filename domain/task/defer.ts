/**
 * 暂缓: the shop is being decorated or not open yet. The member comes back on a day it names, at most sixty days ahead and at most
 * twice (domain catalogue 1.8, DEFERRED); that day is the new due date (indicator I4). A missed limit cannot be deferred any more.
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { dayNumber, parseDay, startOfDay } from '../calendar/calendar.ts';
import { DEFER_DAYS_MAX, DEFER_REASONS, DEFERRALS_MAX } from '../lead/defer.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { extendLimit, notIn, notOwn, taskState, taskWrites } from './common.ts';

export const deferTask = command({
  name: 'task.defer',
  summary: 'Defer a first check to a day at most sixty days ahead, at most twice.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args: z.strictObject({
    taskId: rowId, reason: z.enum(DEFER_REASONS), note: noteText,
    /** YYYY-MM-DD in Shanghai. */
    until: z.string().max(10).refine((day) => parseDay(day) !== undefined, 'no such day'),
  }),
  reads: (args) => ({ task: one(taskTable, args.taskId) }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: (args, { task }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['assigned', 'accepted', 'onSite']);
    if (refusal !== undefined) return refusal;
    const { now } = context;
    const day = parseDay(args.until) ?? 0;
    const ahead = day - dayNumber(now);
    if (ahead < 1 || ahead > DEFER_DAYS_MAX) return rejected('task.deferralDay', { days: DEFER_DAYS_MAX }, taskState(task));
    if (task.deferrals >= DEFERRALS_MAX) return rejected('task.deferredOften', { times: DEFERRALS_MAX }, taskState(task));
    if (now > task.firstCheckDueAt) return rejected('limit.missed', {}, taskState(task));
    const later = extendLimit(task, Math.max(task.firstCheckDueAt, startOfDay(day + 1) - 1), context);
    const deferred: Task = {
      ...later, ...stamp(context), state: 'assigned', acceptedAt: null, arrivedAt: null,
      deferrals: task.deferrals + 1, deferredUntil: startOfDay(day),
    };
    return applied([put(taskTable, deferred)], taskTable, deferred, { until: args.until, reason: args.reason, note: args.note });
  },
});
