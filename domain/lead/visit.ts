/**
 * 上门处置: what the disposal team met on site and what it brought back. Any number of visits until the matter is
 * settled. The finder is not of the team (采办分离).
 */
import { z } from 'zod';
import { latitude, longitude, noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { leadVisitTable } from '../schema/disposal.ts';
import type { LeadVisit, VisitResult } from '../schema/disposal.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { isFinder, notAtStep, notIn } from './common.ts';
import { evidenceList, evidenceOf } from './evidence.ts';

/** What every visit to a lead's place brings along; degrees are WGS-84. */
export const visitFields = {
  note: noteText, evidence: evidenceList, lon: longitude.nullable().default(null), lat: latitude.nullable().default(null),
};

interface VisitFacts {
  readonly kind: LeadVisit['kind'];
  readonly result: VisitResult;
  readonly note: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly evidence: z.output<typeof evidenceList>;
}

/** The rows of one visit: the visit and its evidence. */
export function visitRows(lead: Lead, facts: VisitFacts, context: Context): RowChange[] {
  const { evidence, ...about } = facts;
  const { actor, now } = context;
  const visit: LeadVisit = {
    ...about, id: createdId(context, 'visit'), scope: lead.scope, also: lead.also, leadId: lead.id, at: now, teamId: lead.teamId,
    visitorId: actor.memberId ?? actor.accountId, visitorName: actor.name, proxy: actor.role === 'gridMember' ? 0 : 1,
  };
  return [put(leadVisitTable, visit), ...evidenceOf(leadVisitTable, visit, evidence, context)];
}

export const visitLead = command({
  name: 'lead.visit',
  summary: 'Record a visit of the disposal team, with its evidence.',
  roles: ['villageDispatcher', 'gridMember'],
  args: z.strictObject({ leadId: rowId, result: z.enum(['settled', 'promised', 'refused', 'nobody', 'entryRefused']), ...visitFields }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: ({ leadId: _leadId, ...visit }, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['villageAccepted']) ?? notAtStep(lead, ['disposing']) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    const visited: Lead = { ...lead, ...stamp(context) };
    const changes = [put(leadTable, visited), ...visitRows(lead, { kind: 'disposal', ...visit }, context)];
    return applied(changes, leadTable, visited, { visit: visit.result, note: visit.note });
  },
});
