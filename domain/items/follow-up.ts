/**
 * 部门后续监管: once the first check is in, "whether normal or not", every department whose permit the scope calls for gets the entity
 * and answers within fifteen working days: 已办、在办、不需、拒办、查处 (domain catalogue 1.6 T9, 1.10; C2: not before the first check).
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected, superseded } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { departmentScope } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { startLimit } from '../calendar/limits.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { FOLLOW_UP_RESULTS, followUpTable, itemSetTable } from '../schema/items.ts';
import type { FollowUp, ItemSet, PermitItem } from '../schema/items.ts';
import { inspectionTable } from '../schema/task.ts';
import type { Inspection, Task } from '../schema/task.ts';
import { answersSchema, ITEM_SET } from '../task/items.ts';
import { itemsOf, unfitAnswers } from './item-set.ts';
import { byDepartment, permitsIn } from './permits.ts';

/** One follow-up for each department the entity's scope text calls for. */
export function followUpsOf(task: Task, businessScope: string, items: readonly PermitItem[], found: string, context: Context): RowChange[] {
  const { amberAt, dueAt, calendarKnown } = startLimit(context.calendar, 'department', context.now);
  return [...byDepartment(permitsIn(businessScope, items))].map(([department, called]) => put(followUpTable, {
    id: createdId(context, `followUp.${department}`), scope: task.scope, also: departmentScope(task.townCode, department),
    taskId: task.id, entityId: task.entityId, entityName: task.entityName, address: task.address,
    townCode: task.townCode, villageCode: task.villageCode, department, permits: called.map(({ item }) => item.name).join(','), found,
    sentAt: context.now, amberAt, dueAt, calendarKnown, open: 1, receivedAt: null, receivedByName: null,
    result: null, document: '', note: '', answeredAt: null, answeredByName: null, onTime: 0,
  }));
}

const ofDepartment = (row: FollowUp | undefined): readonly string[] => (row === undefined ? [] : [row.also ?? row.scope]);
const wrongState = (row: FollowUp) => rejected('followup.wrongState', { result: row.result, by: row.answeredByName });

export const receiveFollowUp = command({
  name: 'followup.receive',
  summary: 'Acknowledge an entity whose permits the department follows up.',
  roles: ['deptOfficer'],
  args: z.strictObject({ id: rowId }),
  reads: ({ id }) => ({ followUp: one(followUpTable, id) }),
  writes: (_args, { followUp }) => ofDepartment(followUp),
  decide: (_args, { followUp }, { actor, now }) => {
    if (followUp === undefined) return rejected('row.notFound', { table: 'followUp' });
    if (followUp.open === 0) return wrongState(followUp);
    if (followUp.receivedAt !== null) return superseded('receipt.given', { by: followUp.receivedByName });
    const received: FollowUp = { ...followUp, receivedAt: now, receivedByName: actor.name };
    return applied([put(followUpTable, received)], followUpTable, received, { department: followUp.department });
  },
});

export const answerFollowUp = command({
  name: 'followup.answer',
  summary: 'Answer how an entity stands with the department\'s permits: held, applying, not needed, refused, prosecuted.',
  roles: ['deptOfficer'],
  args: z.strictObject({
    id: rowId, result: z.enum(FOLLOW_UP_RESULTS), document: z.string().trim().max(60).default(''), note: noteText, evidence: evidenceList,
    /** The department's own patrol form (十二项), when its officers were on site; the version of the items it was made with. */
    answers: answersSchema.default({}), itemSet: rowId.nullable().default(null),
  }).superRefine(({ result, note }, issues) => {
    if (result === 'refused' && note === '') issues.addIssue({ code: 'custom', path: ['note'], message: 'a refusal gives its reason' });
  }),
  reads: ({ id, itemSet }) => ({ followUp: one(followUpTable, id), set: one(itemSetTable, itemSet ?? '') }),
  writes: (_args, { followUp }) => ofDepartment(followUp),
  decide: ({ result, document, note, evidence, answers, itemSet }, { followUp, set }, context) => {
    if (followUp === undefined) return rejected('row.notFound', { table: 'followUp' });
    if (followUp.open === 0) return wrongState(followUp);
    const patrolled = Object.keys(answers).length > 0;
    const refusal = patrolled ? unfitAnswers({ answers, itemSet }, set) : undefined;
    if (refusal !== undefined) return refusal;
    const { actor, now } = context;
    // 在办 says where it stands; the permit itself is still to come, so the entity stays with the department.
    const open = result === 'applying' ? 1 : 0;
    const answered: FollowUp = {
      ...followUp, result, document, note, open, answeredAt: now, answeredByName: actor.name,
      // The first answer decides whether the fifteen days were kept.
      onTime: followUp.answeredAt === null && now <= followUp.dueAt ? 1 : followUp.onTime,
      receivedAt: followUp.receivedAt ?? now, receivedByName: followUp.receivedByName ?? actor.name,
    };
    const patrol = patrolled ? [put(inspectionTable, patrolOf(answered, answers, set, context))] : [];
    const changes = [put(followUpTable, answered), ...patrol, ...evidenceOf(followUpTable, answered, evidence, context)];
    return applied(changes, followUpTable, answered, { department: followUp.department, result, document, note });
  },
});

/** The record of the department's own patrol: a problem as soon as one of its answers says so. */
function patrolOf(
  followUp: FollowUp, answers: Readonly<Record<string, string>>, set: ItemSet | undefined, context: Context,
): Inspection {
  const wrong = set !== undefined && itemsOf(set).some(({ code, answers: offered }) => (
    offered.some((answer) => answer.code === answers[code] && answer.problem !== null)
  ));
  return {
    id: createdId(context, 'inspection'), scope: followUp.scope, also: followUp.also, taskId: followUp.taskId, entityId: followUp.entityId,
    memberId: null, memberName: context.actor.name, kind: 'department', at: context.now, lon: null, lat: null,
    result: wrong ? 'problem' : 'normal', answers: JSON.stringify(answers), itemSet: set?.id ?? ITEM_SET, note: followUp.note,
    proxy: 0, distanceM: null,
  };
}
