/**
 * 核实: the town confirms the result and closes the lead, or sends it back to be done again (返工): to the department for another
 * fifteen working days, or, after joint enforcement, to its own triage. A result that a visit found untrue cannot be confirmed.
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { handedUpFor } from './hand-up.ts';
import { leadState, notIn, settled } from './common.ts';
import { isDepartment } from './departments.ts';
import { transferredTo } from './transfer.ts';

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
    if (args.confirmed && lead.revisit === 'notSettled') return rejected('lead.notVerified', { by: lead.revisitBy }, leadState(lead));
    const verified = args.confirmed ? settled(lead, 'closed', lead.result, context) : sentBack(lead, context);
    return applied(
      [put(leadTable, verified)], leadTable, verified, { confirmed: args.confirmed ? 1 : 0, result: lead.result, note: args.note },
    );
  },
});

function sentBack(lead: Lead, context: Context): Lead {
  const again = { ...lead, result: null, reopened: lead.reopened + 1 };
  return isDepartment(lead.department) ? transferredTo(again, lead.department, context) : handedUpFor(again, 'ineffective', context);
}
