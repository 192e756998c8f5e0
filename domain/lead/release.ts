/**
 * 放回: whoever has just taken a lead on gives it back untouched, for example after a slip of the key. Only within a short grace:
 * later the lead is handed up, returned or deferred with a reason.
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { departmentScopeOf, leadState, NO_HANDLER, notAtStep, notIn } from './common.ts';

/** Ten minutes: long enough to notice a mistake, too short for anybody else to have planned on it. */
export const RELEASE_GRACE_MS = 600_000;

export const releaseLead = command({
  name: 'lead.release',
  summary: 'Give back a lead one has just accepted, while nothing has been done with it.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer'],
  args: z.strictObject({ leadId: rowId }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }, { actor }) => (actor.role === 'deptOfficer' ? departmentScopeOf(lead) : scopeOf(lead)),
  decide: (_args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const { actor, now } = context;
    const department = actor.role === 'deptOfficer';
    const refusal = notIn(lead, [department ? 'deptAccepted' : 'villageAccepted']) ?? notAtStep(lead, [null]);
    if (refusal !== undefined) return refusal;
    if (lead.handlerId !== actor.accountId) return rejected('lead.notHandler', { handler: lead.handlerName }, leadState(lead));
    if (now - lead.changedAt > RELEASE_GRACE_MS) {
      return rejected('lead.releaseTooLate', { minutes: RELEASE_GRACE_MS / 60_000 }, leadState(lead));
    }
    const released: Lead = { ...lead, ...stamp(context), ...NO_HANDLER, state: department ? 'transferred' : 'reported' };
    return applied([put(leadTable, released)], leadTable, released, { handler: lead.handlerName });
  },
});
