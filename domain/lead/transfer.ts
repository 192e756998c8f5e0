/** 移交: the town gives the lead to the department the permit belongs to, which has fifteen working days. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { departmentScope, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { belongingsOf, goneAlong } from './along.ts';
import { elsewhere, FRESH, NO_HANDLER, notIn, runLimit } from './common.ts';
import { DEPARTMENTS } from './departments.ts';
import type { Department } from './departments.ts';

/** The lead in the department's inbox; nobody there has it yet. */
export function transferredTo(lead: Lead, department: Department, context: Context): Lead {
  return {
    ...lead, ...runLimit(lead, 'department', context), ...stamp(context), ...NO_HANDLER, ...FRESH,
    state: 'transferred', department, also: departmentScope(lead.townCode, department),
  };
}

export const transferLead = command({
  name: 'lead.transfer',
  summary: 'Transfer a lead to a department of the town.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, department: z.enum(DEPARTMENTS), note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId), ...belongingsOf(args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead, ...belongings }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['handedUp', 'returned']) ?? elsewhere(lead);
    if (refusal !== undefined) return refusal;
    const transferred = transferredTo(lead, args.department, context);
    const changes = [put(leadTable, transferred), ...goneAlong(transferred, belongings)];
    return applied(changes, leadTable, transferred, { department: args.department, note: args.note });
  },
});
