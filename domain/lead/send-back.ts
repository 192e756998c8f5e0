/** 退回: the town gives a lead back to its village, the city one that was reported to it back to the town (permission matrix 1.11). */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { elsewhere, FRESH, NO_HANDLER, notAtStep, notIn, runLimit } from './common.ts';

export const sendBackLead = command({
  name: 'lead.sendBack',
  summary: 'Give a lead handed up back to the tier below, with the reason.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const city = context.actor.role === 'citySupervisor';
    const refusal = notIn(lead, ['handedUp', 'returned']) ?? (city ? notAtStep(lead, ['city']) : elsewhere(lead));
    if (refusal !== undefined) return refusal;
    const below = { ...lead, ...stamp(context), ...NO_HANDLER, ...FRESH };
    const sent: Lead = city
      ? { ...below, ...runLimit(lead, 'triage', context) }
      : { ...below, ...runLimit(lead, 'villageDisposal', context), state: 'reported', reopened: lead.reopened + 1 };
    return applied([put(leadTable, sent)], leadTable, sent, { to: city ? 'town' : 'village', reason: args.reason });
  },
});
