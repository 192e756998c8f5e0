/** 反馈: the department reports what came of the lead; the town verifies it. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { LEAD_RESULTS, leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { departmentScopeOf, FRESH, handledBy, isFinder, notIn, runLimit } from './common.ts';
import { evidenceList, evidenceOf } from './evidence.ts';

export const feedBackOnLead = command({
  name: 'lead.feedback',
  summary: 'Report the result of a lead the department handled.',
  roles: ['deptOfficer'],
  args: z.strictObject({ leadId: rowId, result: z.enum(LEAD_RESULTS), note: noteText, evidence: evidenceList }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => departmentScopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['deptAccepted']) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    const answered: Lead = {
      ...lead, ...runLimit(lead, 'revisit', context), ...stamp(context), ...handledBy(context.actor), ...FRESH, state: 'feedback',
      result: args.result,
    };
    const changes = [put(leadTable, answered), ...evidenceOf(leadTable, answered, args.evidence, context)];
    return applied(changes, leadTable, answered, { department: lead.department, result: args.result, note: args.note });
  },
});
