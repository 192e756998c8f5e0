/** 部门退回: not this department's matter. Possible once; after that the town decides (domain catalogue 1.11). */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { belongingsOf, goneAlong } from './along.ts';
import { departmentScopeOf, FRESH, leadState, NO_HANDLER, notIn, runLimit } from './common.ts';

/** 其他部门职责 · 地址不清 · 材料不足 · 其他 */
export const RETURN_CODES = ['otherDepartment', 'addressUnclear', 'factsMissing', 'other'] as const;
/** Working days after the transfer within which a department may return it (domain catalogue 1.5, DEPT_RETURNED). */
export const RETURN_DAYS = 2;

export const returnTransferredLead = command({
  name: 'lead.returnTransfer',
  summary: 'Return a transferred lead to the town, once, with the reason.',
  roles: ['deptOfficer'],
  args: z.strictObject({ leadId: rowId, code: z.enum(RETURN_CODES).default('otherDepartment'), reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId), ...belongingsOf(args.leadId) }),
  writes: (_args, { lead }) => departmentScopeOf(lead),
  decide: (args, { lead, ...belongings }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['transferred', 'deptAccepted']);
    if (refusal !== undefined) return refusal;
    if (lead.returns === 1) return rejected('lead.returnedBefore', {}, leadState(lead));
    if (lead.limitFrom !== null && context.now > context.calendar.deadline(lead.limitFrom, RETURN_DAYS).at) {
      return rejected('lead.returnTooLate', { days: RETURN_DAYS }, leadState(lead));
    }
    const returned: Lead = {
      ...lead, ...runLimit(lead, 'triage', context), ...stamp(context), ...NO_HANDLER, ...FRESH,
      state: 'returned', returns: 1, department: null, also: null,
    };
    return applied([put(leadTable, returned), ...goneAlong(returned, belongings)], leadTable, returned, {
      department: lead.department, code: args.code, reason: args.reason,
    });
  },
});
