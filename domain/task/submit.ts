/** 提交首检: what the first check found. A dispatcher may enter it for the member (代录), which the record says. */
import { z } from 'zod';
import { latitude, longitude, noteText, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import { followUpsOf } from '../items/follow-up.ts';
import { unfitAnswers } from '../items/item-set.ts';
import { PERMIT_ITEMS_MAX } from '../items/permits.ts';
import { evidenceList } from '../lead/evidence.ts';
import { urgedReports } from '../patrol/annual-report.ts';
import { entityTable } from '../schema/entity.ts';
import { itemSetTable, permitItemTable } from '../schema/items.ts';
import { annualReportTable } from '../schema/patrol.ts';
import { isFirstCheck, taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { ended, isProxy, notIn, notOwn, recheckLimit, taskWrites, unassigned } from './common.ts';
import { answersSchema } from './items.ts';
import { PROBLEMS } from './problems.ts';
import { inspectionOf, toDisposal } from './visit.ts';

const args = z.strictObject({
  taskId: rowId,
  result: z.enum(['normal', 'notFound', 'problem']),
  answers: answersSchema.default({}),
  /** The item set the answers are of; the one of 2017 when left out. */
  itemSet: rowId.nullable().default(null),
  evidence: evidenceList,
  problems: z.array(z.enum(PROBLEMS)).max(PROBLEMS.length).default([]),
  /** 书面告知书. Facts up to a page. */
  notice: z.strictObject({ number: z.string().trim().min(1).max(40), facts: z.string().trim().min(1).max(2000) }).nullable().default(null),
  note: noteText,
  lon: longitude.optional(), lat: latitude.optional(),
}).superRefine((value, issues) => {
  if ((value.result === 'problem') !== (value.problems.length > 0)) {
    issues.addIssue({ code: 'custom', path: ['problems'], message: 'problems go with the result "problem", and only with it' });
  }
});

export const submitTask = command({
  name: 'task.submit',
  summary: 'Record the first check: normal, not found, or a problem with the notice that was served.',
  roles: ['gridMember', 'villageDispatcher', 'specialUnit'],
  args,
  reads: ({ taskId, itemSet }) => ({
    task: one(taskTable, taskId), set: one(itemSetTable, itemSet ?? ''),
    permitItems: many(permitItemTable, { active: 1 }, PERMIT_ITEMS_MAX),
  }),
  follow: (_args, { task }) => ({
    entity: one(entityTable, task?.entityId ?? ''), reports: many(annualReportTable, { entityId: task?.entityId ?? '' }),
  }),
  writes: (_args, { task }, context) => taskWrites(task, context),
  decide: (visit, { task, set, permitItems, entity, reports }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    const refusal = notOwn(task, context.actor) ?? notIn(task, ['assigned', 'accepted', 'onSite']) ?? unfitAnswers(visit, set);
    if (refusal !== undefined) return refusal;
    const { result, notice } = visit;
    if (result === 'problem' && notice === null) return rejected('notice.missing');
    const record = inspectionOf(task, 'firstCheck', result, visit, context);
    const detail = { result, member: task.assigneeName, proxy: isProxy(context.actor) ? 1 : 0, note: visit.note };
    const about = (changes: ReturnType<typeof toDisposal>) => applied([...record, ...changes], taskTable, task, detail);

    if (result === 'notFound') {
      const missed: Task = { ...task, result, visits: task.visits + 1, lastMemberId: task.assigneeId };
      // Nobody met for the first time: another member tries again within the same limit.
      if (task.visits === 0) return about([put(taskTable, unassigned(missed, context))]);
      return about(toDisposal(checked(missed, context), entity, 'entityMissing', 'firstCheck', visit.note, context));
    }
    const done = { ...checked(task, context), result, problems: visit.problems.join(',') };
    const others = [
      ...(isFirstCheck(task) ? followUpsOf(task, entity?.businessScope ?? '', permitItems, visit.answers['A3'] ?? '', context) : []),
      ...urgedReports(reports, visit.answers['B1'], context),
    ];
    if (notice === null) return about([put(taskTable, ended(done, 'closedNormal', context)), ...others]);
    const limit = recheckLimit(task, context);
    return about([put(taskTable, {
      ...done, ...stamp(context), ...limit, state: 'noticeServed', recheckDueAt: limit.dueAt,
      noticeNumber: notice.number, noticeFacts: notice.facts, noticeAt: context.now,
    }), ...others]);
  },
});

/** The first check counts as done with the first visit that settled something; a visit to a closed door does not. */
function checked(task: Task, { now }: Context): Task {
  return { ...task, firstCheckAt: now, firstCheckOnTime: now <= task.firstCheckDueAt ? 1 : 0 };
}
