/** 受理: the village takes the lead into its disposal. The town may do so where the village's own dispatcher is the finder. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { handledBy, isFinder, notIn } from './common.ts';

export const acceptLead = command({
  name: 'lead.accept',
  summary: 'Accept a reported lead for disposal by the village.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({ leadId: rowId }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (_args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['reported']) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    const accepted: Lead = { ...lead, ...stamp(context), ...handledBy(context.actor), state: 'villageAccepted' };
    return applied([put(leadTable, accepted)], leadTable, accepted, { handler: context.actor.name });
  },
});
