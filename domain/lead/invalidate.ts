/** 作废: not a lead at all. A village decides before it hands up, the town while the lead lies with it. */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import { elsewhere, notIn, settled } from './common.ts';

export const invalidateLead = command({
  name: 'lead.invalidate',
  summary: 'Mark a lead as invalid, with the reason.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({ leadId: rowId, reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const village = context.actor.role === 'villageDispatcher';
    const refusal = notIn(lead, village ? ['reported', 'villageAccepted'] : ['reported', 'villageAccepted', 'handedUp', 'returned'])
      ?? elsewhere(lead);
    if (refusal !== undefined) return refusal;
    const invalid = settled(lead, 'invalid', null, context);
    return applied([put(leadTable, invalid)], leadTable, invalid, { reason: args.reason });
  },
});
