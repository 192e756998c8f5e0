/** 备注: a line in the lead's timeline; the lead itself does not change, so it never conflicts. */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { leadTable } from '../schema/lead.ts';
import { departmentScopeOf } from './common.ts';

export const remarkOnLead = command({
  name: 'lead.remark',
  summary: 'Add a remark to the timeline of a lead.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, text: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }, { actor }) => (actor.role === 'deptOfficer' ? departmentScopeOf(lead) : scopeOf(lead)),
  decide: (args, { lead }) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    return applied([], leadTable, lead, { text: args.text });
  },
});
