/** 移交: the town gives the lead to the department the permit belongs to, which has fifteen working days. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { departmentScope, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { startLimit } from '../calendar/limits.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { NO_HANDLER, notIn } from './common.ts';
import { DEPARTMENTS } from './departments.ts';

export const transferLead = command({
  name: 'lead.transfer',
  summary: 'Transfer a lead to a department of the town.',
  roles: ['townStaff'],
  args: z.strictObject({ leadId: rowId, department: z.enum(DEPARTMENTS), note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['handedUp', 'returned']);
    if (refusal !== undefined) return refusal;
    const transferred: Lead = {
      ...lead, ...startLimit(context.calendar, 'department', context.now), ...stamp(context), ...NO_HANDLER,
      state: 'transferred', department: args.department, also: departmentScope(lead.townCode, args.department),
    };
    return applied([put(leadTable, transferred)], leadTable, transferred, { department: args.department, note: args.note });
  },
});
