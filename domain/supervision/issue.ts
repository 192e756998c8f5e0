/**
 * 督办单: one rung against the unit that holds a lead, a task, a joint action or a rectification, with reason, evidence, clock and
 * who may lift it (domain catalogue 1.9).
 */
import { z } from 'zod';
import { SYSTEM_ACCOUNT } from '../core/actor.ts';
import { noteText, reasonText, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { put } from '../core/table.ts';
import { holderOf } from '../lead/on-red.ts';
import { actionTable } from '../schema/enforcement.ts';
import type { Action } from '../schema/enforcement.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { rectificationTable, RUNGS, SUPERVISED, supervisionTable } from '../schema/supervision.ts';
import type { Rectification, Supervision } from '../schema/supervision.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { holderOf as holderOfTask } from '../task/on-red.ts';
import { documentNumber, mayAddress, tierOfActor } from './common.ts';
import { heightOf, highestOpen, mayIssue, neededBefore } from './ladder.ts';
import { unitOf } from './unit.ts';

/** Working days a unit may be given to answer. */
const DAYS_MAX = 30;

const when = (subject: string, kind: string, id: string): string => (subject === kind ? id : '');

export const issueSupervision = command({
  name: 'supervision.issue',
  summary: 'Remind, urge or supervise the unit that holds a lead, task, joint action or rectification.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    subject: z.enum(SUPERVISED), id: rowId, rung: z.enum(RUNGS), reason: reasonText, evidence: noteText,
    days: z.int().min(1).max(DAYS_MAX).default(3),
  }),
  reads: ({ subject, id }) => ({
    lead: one(leadTable, when(subject, 'lead', id)), task: one(taskTable, when(subject, 'task', id)),
    action: one(actionTable, when(subject, 'action', id)), rectification: one(rectificationTable, when(subject, 'rectification', id)),
    rungs: many(supervisionTable, { subjectId: id }),
  }),
  writes: (_args, { lead, task, action, rectification }) => {
    const row = lead ?? task ?? action ?? rectification;
    return row === undefined ? [] : [row.scope];
  },
  decide: (args, { lead, task, action, rectification, rungs }, context) => {
    const held = heldBy(lead, task, action, rectification);
    const unit = held === undefined ? undefined : unitOf(held.unit);
    if (held === undefined || unit === undefined) return rejected('row.notFound', { table: args.subject });
    if (!held.open) return rejected('supervision.subjectClosed');
    const { actor, calendar, now } = context;
    const { rung } = args;
    if (!mayIssue(actor.role, rung) || !mayAddress(unit, actor)) return rejected('supervision.aboveRole', { rung });
    const against = rungs.filter((each) => each.unit === unit.code);
    const highest = highestOpen(against);
    if (highest !== undefined && heightOf(highest.rung) >= heightOf(rung)) return rejected('supervision.rungTaken', { rung: highest.rung });
    const needed = neededBefore(rung);
    if (needed !== undefined && !against.some((each) => each.rung === needed)) return rejected('supervision.rungSkipped', { needed });
    const due = calendar.deadline(now, args.days);
    const issued: Supervision = {
      id: createdId(context, 'supervision'), scope: unit.scope, also: unit.also, number: documentNumber('DB', context),
      subject: args.subject, subjectId: args.id, subjectName: held.name, unit: unit.code, townCode: unit.townCode,
      rung, fromRung: highest?.rung ?? '', state: 'issued', open: 1, reason: args.reason, evidence: args.evidence,
      issuedByName: actor.name, issuedAt: now, dueAt: due.at, calendarKnown: due.known ? 1 : 0, liftTier: tierOfActor(actor),
      receivedAt: null, receivedByName: null, answer: '', answeredAt: null, answeredByName: null, liftedAt: null, liftedByName: null,
      liftReason: '', automatic: actor.accountId === SYSTEM_ACCOUNT ? 1 : 0,
    };
    return applied(
      [put(supervisionTable, issued)], supervisionTable, issued, { number: issued.number, rung, subject: held.name, reason: args.reason },
    );
  },
});

interface Held {
  /** The unit that must act. */
  readonly unit: string;
  readonly name: string;
  readonly open: boolean;
}

/** With whom the thing lies and what it is called; `undefined` when there is none. */
function heldBy(lead?: Lead, task?: Task, action?: Action, rectification?: Rectification): Held | undefined {
  if (lead !== undefined) return { unit: holderOf(lead), name: lead.subjectName, open: lead.open === 1 };
  if (task !== undefined) return { unit: holderOfTask(task), name: task.entityName, open: task.open === 1 };
  if (action !== undefined) return { unit: action.townCode, name: action.title, open: action.open === 1 };
  if (rectification === undefined) return undefined;
  return { unit: rectification.unit, name: rectification.title, open: rectification.open === 1 };
}
