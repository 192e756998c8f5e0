/** What the lead commands share. */
import type { Actor } from '../core/actor.ts';
import { rejected } from '../core/command.ts';
import type { Outcome, SubjectState } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { NO_LIMIT } from '../calendar/limits.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead, LeadResult, LeadState } from '../schema/lead.ts';

/** The lead as a refusal shows it. */
export function leadState(lead: Lead): SubjectState {
  return {
    table: leadTable.name, id: lead.id, changedBy: lead.changedBy, changedAt: lead.changedAt,
    values: { number: lead.number, state: lead.state, handler: lead.handlerName, department: lead.department },
  };
}

/** Refuses when the lead is in none of the states. */
export function notIn(lead: Lead, states: readonly LeadState[]): Outcome | undefined {
  return states.includes(lead.state) ? undefined : rejected('lead.wrongState', { state: lead.state }, leadState(lead));
}

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

/** The lead with nothing left to do. */
export function settled(lead: Lead, state: 'closed' | 'invalid', result: LeadResult | null, context: Context): Lead {
  return { ...lead, ...NO_LIMIT, ...stamp(context), state, result, open: 0, closedAt: context.now };
}
