/**
 * 重启（返工）: a closed lead turns out not to be settled. Within ninety days (the relapse window) it is the same lead; what comes
 * back later is a new one, linked as a relapse (domain catalogue 1.5, REOPENED and RELAPSED).
 */
import { z } from 'zod';
import { reasonText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { FRESH, leadState, NO_HANDLER, notIn, runLimit } from './common.ts';
import { isDepartment } from './departments.ts';
import { handedUpFor } from './hand-up.ts';
import { RELAPSE_MS } from './relapse.ts';
import { transferredTo } from './transfer.ts';

export const reopenLead = command({
  name: 'lead.reopen',
  summary: 'Reopen a closed lead that is not settled, for whoever settled it or for the town.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, to: z.enum(['village', 'department', 'town']), reason: reasonText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['closed']);
    if (refusal !== undefined) return refusal;
    if (lead.closedAt !== null && context.now - lead.closedAt > RELAPSE_MS) return rejected('lead.tooOld', {}, leadState(lead));
    const again: Lead = { ...lead, open: 1, closedAt: null, result: null, reopened: lead.reopened + 1 };
    const reopened = reopenedAt(again, args.to, context);
    if (reopened === undefined) return rejected('lead.noDepartment', {}, leadState(lead));
    return applied([put(leadTable, reopened)], leadTable, reopened, { to: args.to, reason: args.reason, times: reopened.reopened });
  },
});

/** The lead with its new holder; `undefined` when it never was with a department. */
function reopenedAt(lead: Lead, to: 'village' | 'department' | 'town', context: Context): Lead | undefined {
  if (to === 'town') return handedUpFor({ ...lead, department: null, also: null }, 'ineffective', context);
  if (to === 'department') return isDepartment(lead.department) ? transferredTo(lead, lead.department, context) : undefined;
  const village = { ...lead, ...stamp(context), ...NO_HANDLER, ...FRESH, department: null, also: null };
  return { ...village, ...runLimit(lead, 'villageDisposal', context), state: 'reported' };
}
