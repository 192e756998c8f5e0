/** 复查: was the problem put right in time? If not, a lead for the village's disposal carries on. */
import { z } from 'zod';
import { latitude, longitude, noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { put } from '../core/table.ts';
import { unfitAnswers } from '../items/item-set.ts';
import { evidenceList } from '../lead/evidence.ts';
import { entityTable } from '../schema/entity.ts';
import { itemSetTable } from '../schema/items.ts';
import { taskTable } from '../schema/task.ts';
import { ended, isProxy, notIn, notOwn, taskWrites } from './common.ts';
import { answersSchema } from './items.ts';
import { categoryOf, problemList } from './problems.ts';
import { inspectionOf, toDisposal } from './visit.ts';

export const recheckTask = command({
  name: 'task.recheck',
  summary: 'Record the recheck after a notice: fixed closes the task, not fixed opens a lead.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args: z.strictObject({
    taskId: rowId, result: z.enum(['fixed', 'notFixed']), answers: answersSchema.default({}), itemSet: rowId.nullable().default(null),
    evidence: evidenceList, note: noteText,
    lon: longitude.optional(), lat: latitude.optional(),
  }),
  reads: (args) => ({ task: one(taskTable, args.taskId), set: one(itemSetTable, args.itemSet ?? '') }),
  follow: (_args, { task }) => ({ entity: one(entityTable, task?.entityId ?? '') }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: (visit, { task, set, entity }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['noticeServed']) ?? unfitAnswers(visit, set);
    if (refusal !== undefined) return refusal;
    const rechecked = { ...task, recheckAt: context.now };
    const changes = visit.result === 'fixed'
      ? [put(taskTable, ended(rechecked, 'closedFixed', context))]
      : toDisposal(rechecked, entity, categoryOf(problemList(task.problems)), 'recheck', visit.note, context);
    return applied([...inspectionOf(task, 'recheck', visit.result, visit, context), ...changes], taskTable, task, {
      result: visit.result, member: task.assigneeName, proxy: isProxy(context.actor) ? 1 : 0, note: visit.note,
    });
  },
});
