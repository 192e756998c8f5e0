/** How a lead comes into the world: waiting in its village's inbox, its disposal limit running. */
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { startLimit } from '../calendar/limits.ts';
import type { Lead } from '../schema/lead.ts';

export type LeadFacts = Pick<Lead,
  'category' | 'origin' | 'subjectName' | 'address' | 'addressKey' | 'description' | 'industry' | 'phone' | 'townCode' | 'villageCode'
  | 'gridId' | 'lon' | 'lat' | 'entityId' | 'taskId' | 'reporterId' | 'reporterName' | 'occurredAt'>;

/** The five working days of the village run from the report, so that accepting late hides nothing. */
export function newLead(facts: LeadFacts, context: Context): Lead {
  return {
    ...facts, ...startLimit(context.calendar, 'villageDisposal', context.now),
    id: createdId(context, 'lead'), scope: facts.villageCode, also: null, number: leadNumber(context),
    state: 'reported', open: 1, reportedAt: context.now,
    handlerId: null, handlerName: null, handUpReason: null, department: null, returns: 0, result: null, closedAt: null, urgedAt: null,
    step: null, teamId: null, hazard: null, departments: '', major: 0, majorClauses: '', majorScore: 0, reopened: 0, relapseOf: null,
    revisit: null, revisitBy: null,
    pausedUntil: null, deferrals: 0, deferredUntil: null, overdues: 0, overdueSince: null, actionId: null,
    changedBy: context.actor.name, changedAt: context.now,
  };
}

/** XS (线索), the day, and the end of the command's random id: the same on the station and at the hub, without a counter. */
function leadNumber({ issuedAt, commandId }: Context): string {
  const day = dayText(dayNumber(issuedAt)).replaceAll('-', '');
  return `XS${day}-${commandId.replace(/[^0-9a-z]/gi, '').slice(-6).toUpperCase()}`;
}
