/** 部门签收: the department takes the lead. Its fifteen working days run since the transfer. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { departmentScopeOf, handledBy, isFinder, notIn } from './common.ts';

export const acceptTransferredLead = command({
  name: 'lead.acceptTransfer',
  summary: 'Accept a lead that was transferred to the department.',
  roles: ['deptOfficer'],
  args: z.strictObject({ leadId: rowId }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => departmentScopeOf(lead),
  decide: (_args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['transferred']) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    const accepted: Lead = { ...lead, ...stamp(context), ...handledBy(context.actor), state: 'deptAccepted' };
    return applied([put(leadTable, accepted)], leadTable, accepted, { department: lead.department, handler: context.actor.name });
  },
});
