/**
 * 处置完毕: the village reports what its team reached. Somebody else looks at it within three working days (T11) before the lead
 * is closed (domain catalogue 1.5, VIL_DISPOSING → VIL_RESOLVED → VERIFY).
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadVisitTable } from '../schema/disposal.ts';
import { LEAD_RESULTS, leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { VILLAGE_RESULTS } from './close.ts';
import { FRESH, handledBy, isFinder, leadState, notAtStep, notIn, runLimit } from './common.ts';

export const resolveLead = command({
  name: 'lead.resolve',
  summary: 'Report what the disposal team reached; a verification visit is due.',
  roles: ['villageDispatcher'],
  args: z.strictObject({ leadId: rowId, result: z.enum(LEAD_RESULTS), note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId), visits: many(leadVisitTable, { leadId: args.leadId }) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead, visits }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['villageAccepted']) ?? notAtStep(lead, ['disposing']) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    if (!visits.some(({ kind }) => kind === 'disposal')) return rejected('lead.noVisit', {}, leadState(lead));
    if (!VILLAGE_RESULTS.includes(args.result)) return rejected('lead.beyondVillage', { result: args.result }, leadState(lead));
    const resolved: Lead = {
      ...lead, ...runLimit(lead, 'revisit', context), ...stamp(context), ...handledBy(context.actor), ...FRESH, step: 'resolved',
      result: args.result,
    };
    return applied([put(leadTable, resolved)], leadTable, resolved, { result: args.result, note: args.note });
  },
});
