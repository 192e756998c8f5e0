/** 核实: the town confirms the department's result and closes the lead, or sends it back for another fifteen working days. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { startLimit } from '../calendar/limits.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { NO_HANDLER, notIn, settled } from './common.ts';

export const verifyLead = command({
  name: 'lead.verify',
  summary: 'Confirm the department\'s result and close the lead, or send it back.',
  roles: ['townStaff'],
  args: z.strictObject({ leadId: rowId, confirmed: z.boolean(), note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['feedback']);
    if (refusal !== undefined) return refusal;
    const verified: Lead = args.confirmed
      ? settled(lead, 'closed', lead.result, context)
      : { ...lead, ...startLimit(context.calendar, 'department', context.now), ...stamp(context), ...NO_HANDLER, state: 'transferred', result: null };
    return applied([put(leadTable, verified)], leadTable, verified, { confirmed: args.confirmed ? 1 : 0, result: lead.result, note: args.note });
  },
});
