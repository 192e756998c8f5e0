/** The lead a complaint becomes once its village is known. */
import { many } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { createdId } from '../core/context.ts';
import { townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { newLead } from '../lead/new.ts';
import { relapseOf } from '../lead/relapse.ts';
import { riskTransferOf } from '../lead/risk-transfer.ts';
import { INDUSTRIES_MAX } from '../lead/routing.ts';
import type { Complaint } from '../schema/complaint.ts';
import { complaintTable } from '../schema/complaint.ts';
import { industryTable, riskTransferTable } from '../schema/disposal.ts';
import type { Industry } from '../schema/disposal.ts';
import { eventTable } from '../schema/event.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead, LeadCategory } from '../schema/lead.ts';

export interface ComplaintPlace {
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** What the decision looks at besides: the leads at the address, and the words that betray an industry. */
export interface Surroundings { readonly sameAddress: readonly Lead[]; readonly industries: readonly Industry[] }

export const industriesRead = () => many(industryTable, { active: 1 }, INDUSTRIES_MAX);

export interface PlacedComplaint { readonly lead: Lead; readonly complaint: Complaint; readonly changes: readonly RowChange[] }

/** The complaint in its village with its lead, whose five working days run from now. The finder is the public. */
export function leadOfComplaint(
  complaint: Complaint, place: ComplaintPlace, { sameAddress, industries }: Surroundings, context: Context,
): PlacedComplaint {
  const { villageCode, gridId } = place;
  const townCode = townOf(villageCode);
  const reported = newLead({
    category: complaint.category as LeadCategory, origin: 'complaint', subjectName: complaint.subjectName, address: complaint.address,
    addressKey: complaint.addressKey, description: complaint.description, industry: complaint.industry,
    // The caller's telephone is no part of the lead: who handles it need not know who complained.
    phone: '', townCode, villageCode, gridId, lon: complaint.lon ?? place.lon, lat: complaint.lat ?? place.lat,
    entityId: null, taskId: null, reporterId: null, reporterName: complaint.source, occurredAt: Math.min(complaint.occurredAt, context.now),
  }, context);
  const lead = { ...reported, relapseOf: relapseOf(sameAddress.filter((each) => each.villageCode === villageCode), context.now) };
  const risk = riskTransferOf(lead, '', industries, context);
  const placed: Complaint = { ...complaint, scope: villageCode, leadId: lead.id, townCode, villageCode };
  const changes = [put(leadTable, lead), put(complaintTable, placed), ...(risk === undefined ? [] : [put(riskTransferTable, risk)])];
  return { lead, complaint: placed, changes };
}

/** A line of the lead's timeline: where the complaint came from, or what the caller said later. */
export function complaintEvent(lead: Lead, complaint: Complaint, text: string, context: Context): RowChange {
  const { actor, now, issuedAt } = context;
  return put(eventTable, {
    id: createdId(context, `${complaint.id}.received`), scope: lead.scope, also: lead.also, subject: leadTable.name, subjectId: lead.id,
    at: now, issuedAt, actorId: actor.accountId, actorName: actor.name, actorRole: actor.role, command: 'complaint.receive',
    detail: JSON.stringify({ source: complaint.source, number: complaint.number, ...(text === '' ? {} : { text }) }),
  });
}
