/**
 * 报市协调: what a town cannot settle with its departments goes to the city, which coordinates and gives it back with an
 * instruction (domain catalogue 1.5 REPORTED_CITY → CITY_COORDINATED, 1.9 L5). No limit runs for the town meanwhile.
 */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { elsewhere, endLimit, NO_HANDLER, notAtStep, notIn, runLimit } from './common.ts';

export const reportLeadToCity = command({
  name: 'lead.reportToCity',
  summary: 'Report a lead to the city for coordination, with the reason.',
  roles: ['townStaff'],
  args: z.strictObject({ leadId: rowId, reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['handedUp', 'returned']) ?? elsewhere(lead);
    if (refusal !== undefined) return refusal;
    const reported: Lead = { ...lead, ...endLimit(lead, context), ...stamp(context), ...NO_HANDLER, step: 'city' };
    return applied([put(leadTable, reported)], leadTable, reported, { reason: args.reason });
  },
});

export const coordinateLead = command({
  name: 'lead.coordinate',
  summary: 'Give a lead reported to the city back to the town, with the city\'s instruction.',
  roles: ['citySupervisor'],
  args: z.strictObject({ leadId: rowId, instruction: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['handedUp', 'returned']) ?? notAtStep(lead, ['city']);
    if (refusal !== undefined) return refusal;
    const coordinated: Lead = { ...lead, ...runLimit(lead, 'triage', context), ...stamp(context), step: 'coordinated' };
    return applied([put(leadTable, coordinated)], leadTable, coordinated, { text: args.instruction });
  },
});
