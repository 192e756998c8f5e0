/**
 * 联合执法总结与回查: the town sums up once every target has a result, and looks back after 7 and 30 calendar days before the action
 * is closed (domain catalogue 1.9). What was settled goes to verification; the rest goes back to triage.
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { dayNumber, startOfDay } from '../calendar/calendar.ts';
import { FRESH, runLimit } from '../lead/common.ts';
import { handedUpFor } from '../lead/hand-up.ts';
import { actionCheckTable, actionTable, actionTargetTable, actionUnitTable } from '../schema/enforcement.ts';
import type { Action, ActionTarget, TargetResult } from '../schema/enforcement.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead, LeadResult } from '../schema/lead.ts';
import { actionNotIn, actionState, leadReads, leadsIn, shut, TARGET_ROWS_MAX, targetKeyOf, TARGETS_MAX, targetsOf } from './common.ts';

/** Look-backs, in calendar days after the summary. */
export const LOOK_BACK_DAYS = [7, 30] as const;

/** What a lead's result is after each result at its target, gravest first; null: not settled yet, somebody must go on. */
const LEAD_RESULT_OF: readonly (readonly [TargetResult, LeadResult | null])[] = [
  ['police', 'police'], ['prosecuted', 'prosecuted'], ['shutDown', 'shutDown'], ['stopped', 'stopped'], ['gone', 'moved'],
  ['sealed', null], ['ordered', null], ['inOrder', 'unfounded'],
];

/** The result of a lead from what all departments found at its target; null while it is not settled. */
export function leadResultOf(results: readonly TargetResult[]): LeadResult | null {
  return LEAD_RESULT_OF.find(([result]) => results.includes(result))?.[1] ?? null;
}

/** The end of the calendar day some days after another. */
const endOfDayAfter = (instant: number, days: number): number => startOfDay(dayNumber(instant) + days + 1) - 1;

export const summariseAction = command({
  name: 'action.summarise',
  summary: 'Sum up a joint action; its leads go to verification or back to triage.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, summary: z.string().trim().min(1).max(8000) }),
  reads: ({ id }) => ({
    action: one(actionTable, id), units: many(actionUnitTable, { actionId: id }),
    targets: many(actionTargetTable, { actionId: id }, TARGET_ROWS_MAX),
  }),
  follow: (_args, { action }) => leadReads(action),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ summary }, { action, units, targets, ...leads }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['noticed']);
    if (refusal !== undefined) return refusal;
    const visited = new Set(targets.filter(({ result }) => result !== null).map(({ targetKey }) => targetKey));
    const missing = targetsOf(action).length - visited.size;
    if (missing > 0) return rejected('action.unfinished', { missing }, actionState(action));
    const [first, second] = LOOK_BACK_DAYS;
    const { now } = context;
    const summed: Action = {
      ...action, ...stamp(context), state: 'summarised', summary, summarisedAt: now,
      firstCheckDueAt: endOfDayAfter(now, first), secondCheckDueAt: endOfDayAfter(now, second),
    };
    const after = leadsIn(leads).filter(({ step, actionId }) => step === 'joint' && actionId === action.id)
      .map((lead) => put(leadTable, leadAfter(lead, action, targets, context)));
    // A department still offline may have more to tell: what it has not entered yet stays open to it.
    const final = targets.filter(({ result }) => result !== null);
    return applied(
      [put(actionTable, summed), ...shut(units, final), ...after], actionTable, summed, { targets: visited.size, text: summary },
    );
  },
});

function leadAfter(lead: Lead, action: Action, targets: readonly ActionTarget[], context: Context): Lead {
  const results = targets.filter(({ leadId }) => leadId === lead.id).map(({ result }) => result).filter((result) => result !== null);
  const result = leadResultOf(results);
  if (result === null) return { ...handedUpFor(lead, 'ineffective', context), major: lead.major };
  return {
    ...lead, ...runLimit(lead, 'revisit', context), ...stamp(context), ...FRESH, state: 'feedback', result, handlerId: null,
    handlerName: action.leader,
  };
}

export const lookBackAtAction = command({
  name: 'action.lookBack',
  summary: 'Record the look-back at one target, 7 or 30 days after the summary.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    id: rowId, targetKey: z.string().regex(/^t\d{1,3}$/), days: z.union([z.literal(7), z.literal(30)]), held: z.boolean(), note: noteText,
  }),
  reads: ({ id, targetKey, days }) => ({ action: one(actionTable, id), check: one(actionCheckTable, `${id}.${targetKey}.${days}`) }),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ id, targetKey, days, held, note }, { action, check }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['summarised']);
    if (refusal !== undefined) return refusal;
    const { actor, now } = context;
    const target = targetsOf(action).find((_target, index) => targetKeyOf(index) === targetKey);
    if (target === undefined) return rejected('action.unknownTarget', { target: targetKey }, actionState(action));
    if (dayNumber(now) < dayNumber(action.summarisedAt ?? now) + days) return rejected('action.tooEarly', { days }, actionState(action));
    if (check !== undefined) return rejected('receipt.given', { by: check.byName });
    const seen = {
      id: `${id}.${targetKey}.${days}`, scope: action.scope, also: null, actionId: id, targetKey, days, note, at: now, byName: actor.name,
    };
    const changes = [put(actionCheckTable, { ...seen, held: held ? 1 : 0 })];
    return applied(changes, actionTable, action, {
      subject: target.subjectName, days, decision: held ? 'held' : 'cameBack', note,
    });
  },
});

export const closeAction = command({
  name: 'action.close',
  summary: 'Close a joint action after both look-backs at every target.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, note: noteText }),
  reads: ({ id }) => ({
    action: one(actionTable, id), checks: many(actionCheckTable, { actionId: id }, TARGETS_MAX * LOOK_BACK_DAYS.length),
  }),
  writes: (_args, { action }) => scopeOf(action),
  decide: ({ note }, { action, checks }, context) => {
    if (action === undefined) return rejected('row.notFound', { table: 'action' });
    const refusal = actionNotIn(action, ['summarised']);
    if (refusal !== undefined) return refusal;
    const missing = targetsOf(action).length * LOOK_BACK_DAYS.length - checks.length;
    if (missing > 0) return rejected('action.unfinished', { missing }, actionState(action));
    const closed: Action = { ...action, ...stamp(context), state: 'closed', open: 0, closedAt: context.now };
    const relapsed = checks.filter(({ held }) => held === 0).length;
    return applied([put(actionTable, closed)], actionTable, closed, { relapsed, note });
  },
});
