/** What the lead commands share. */
import type { Actor } from '../core/actor.ts';
import { rejected } from '../core/command.ts';
import type { Outcome, SubjectState } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { NO_LIMIT, startLimit } from '../calendar/limits.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead, LeadLimit, LeadResult, LeadState, LeadStep } from '../schema/lead.ts';

/** The lead as a refusal shows it. */
export function leadState(lead: Lead): SubjectState {
  return {
    table: leadTable.name, id: lead.id, changedBy: lead.changedBy, changedAt: lead.changedAt,
    values: { number: lead.number, state: lead.state, step: lead.step, handler: lead.handlerName, department: lead.department },
  };
}

/** Refuses when the lead is in none of the states. */
export function notIn(lead: Lead, states: readonly LeadState[]): Outcome | undefined {
  return states.includes(lead.state) ? undefined : rejected('lead.wrongState', { state: lead.state }, leadState(lead));
}

/** Refuses when what is being done with the lead is none of the steps; null stands for nothing yet. */
export function notAtStep(lead: Lead, steps: readonly (LeadStep | null)[]): Outcome | undefined {
  return steps.includes(lead.step) ? undefined : rejected('lead.wrongStep', { step: lead.step }, leadState(lead));
}

/** Refuses while the lead is with the city (已报市) or a target of joint enforcement: whoever has it there moves it on. */
export const elsewhere = (lead: Lead): Outcome | undefined => (lead.step === 'city' || lead.step === 'joint'
  ? rejected('lead.wrongStep', { step: lead.step }, leadState(lead)) : undefined);

/** 采办分离: the finder of a lead, as an account or as a grid member, does not handle it. */
export function isFinder(lead: Lead, actor: Actor): Outcome | undefined {
  const finder = lead.reporterId !== null && (lead.reporterId === actor.accountId || lead.reporterId === actor.memberId);
  return finder ? rejected('lead.finderIsHandler', { reporter: lead.reporterName }, leadState(lead)) : undefined;
}

/** The department's scope once the lead was transferred to it; a department's grant covers nothing else of the lead. */
export const departmentScopeOf = (lead: Lead | undefined): readonly string[] => (lead === undefined ? [] : [lead.also ?? lead.scope]);

/** The actor takes the lead into its hands. */
export const handledBy = (actor: Actor) => ({ handlerId: actor.accountId, handlerName: actor.name });
export const NO_HANDLER = { handlerId: null, handlerName: null } as const;

/** What stays on record of the limit that runs now: whether it was missed. */
function missed(lead: Lead, now: number): Pick<Lead, 'overdues' | 'overdueSince'> {
  const late = lead.dueAt !== null && now > lead.dueAt;
  return late ? { overdues: lead.overdues + 1, overdueSince: lead.overdueSince ?? lead.dueAt } : lead;
}

const RUNNING = { pausedUntil: null, deferredUntil: null } as const;

/** The limit columns with the present limit ended and another one begun now (domain catalogue 1.6). */
export function runLimit(lead: Lead, limit: LeadLimit, { calendar, now }: Context) {
  const { overdues, overdueSince } = missed(lead, now);
  return { ...RUNNING, ...startLimit(calendar, limit, now), overdues, overdueSince };
}

/** The limit columns with the present limit ended and none begun. */
export function endLimit(lead: Lead, { now }: Context) {
  const { overdues, overdueSince } = missed(lead, now);
  return { ...RUNNING, ...NO_LIMIT, overdues, overdueSince };
}

/** The limit columns with the present limit going on under a later end; a limit missed before stays on record. */
export function extendLimit(lead: Lead, workingDays: number, { calendar, now }: Context) {
  if (lead.dueAt === null) return {};
  const { overdues, overdueSince } = missed(lead, now);
  const due = calendar.deadline(lead.dueAt, workingDays);
  const amberAt = lead.amberAt === null ? null : calendar.deadline(lead.amberAt - 1, workingDays).at + 1;
  return { amberAt, dueAt: due.at, calendarKnown: due.known ? lead.calendarKnown : 0, overdues, overdueSince } as const;
}

/** Nothing done yet where the lead now lies: a new holder starts afresh. */
export const FRESH = { step: null, revisit: null, revisitBy: null } as const;

/** The lead with nothing left to do. */
export function settled(lead: Lead, state: 'closed' | 'invalid', result: LeadResult | null, context: Context): Lead {
  return { ...lead, ...endLimit(lead, context), ...stamp(context), state, step: null, result, open: 0, closedAt: context.now };
}
