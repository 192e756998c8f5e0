/** 部门办理: the department has begun its work on an accepted lead (domain catalogue 1.5, DEPT_ACCEPTED → DEPT_PROCESSING). */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { departmentScopeOf, handledBy, isFinder, notAtStep, notIn } from './common.ts';

export const startProcessingLead = command({
  name: 'lead.startProcessing',
  summary: 'Note that the department has begun work on an accepted lead.',
  roles: ['deptOfficer'],
  args: z.strictObject({ leadId: rowId, note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => departmentScopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['deptAccepted']) ?? notAtStep(lead, [null]) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    const started: Lead = { ...lead, ...stamp(context), ...handledBy(context.actor), step: 'processing' };
    return applied([put(leadTable, started)], leadTable, started, { department: lead.department, note: args.note });
  },
});
