/** What goes where its lead goes: visits and evidence have the lead's audience, and the complaint it came from its village's. */
import { many } from '../core/command.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { complaintTable } from '../schema/complaint.ts';
import type { Complaint } from '../schema/complaint.ts';
import { evidenceTable, leadVisitTable } from '../schema/disposal.ts';
import type { Evidence, LeadVisit } from '../schema/disposal.ts';
import type { Lead } from '../schema/lead.ts';

export interface Belongings {
  readonly visits: readonly LeadVisit[];
  readonly evidence: readonly Evidence[];
  readonly complaints: readonly Complaint[];
}

/** The reads of a command that moves a lead or changes who sees it. */
export const belongingsOf = (leadId: string) => ({
  visits: many(leadVisitTable, { leadId }), evidence: many(evidenceTable, { caseId: leadId }), complaints: many(complaintTable, { leadId }),
});

/** The belongings under the audience the lead has now; those that have it already are left out. */
export function goneAlong({ scope, also, townCode, villageCode }: Lead, { visits, evidence, complaints }: Belongings): RowChange[] {
  const audience = { scope, also };
  const elsewhere = (row: { readonly scope: string; readonly also: string | null }): boolean => row.scope !== scope || row.also !== also;
  return [
    ...visits.filter(elsewhere).map((row) => put(leadVisitTable, { ...row, ...audience })),
    ...evidence.filter(elsewhere).map((row) => put(evidenceTable, { ...row, ...audience })),
    // Who complained is not for departments.
    ...complaints.filter((row) => row.scope !== scope).map((row) => put(complaintTable, { ...row, scope, townCode, villageCode })),
  ];
}
