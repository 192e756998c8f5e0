/**
 * 回访核实 (T11): somebody who did not handle the lead sees whether it is settled. What a village's team did not settle goes back
 * to the team as work to be done again (返工); what a department did not settle, the town sends back (lead.verify).
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { leadState, notIn, runLimit } from './common.ts';
import { visitFields, visitRows } from './visit.ts';

export const revisitLead = command({
  name: 'lead.revisit',
  summary: 'Record the verification visit: the result holds, or the matter is not settled.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff'],
  args: z.strictObject({ leadId: rowId, confirmed: z.boolean(), ...visitFields }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: ({ leadId: _leadId, confirmed, ...visit }, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = lead.step === 'resolved' ? undefined : notIn(lead, ['feedback']);
    if (refusal !== undefined) return refusal;
    const { actor } = context;
    if (lead.handlerId === actor.accountId || (actor.memberId !== null && lead.handlerId === actor.memberId)) {
      return rejected('lead.handlerIsVerifier', { handler: lead.handlerName }, leadState(lead));
    }
    const revisit = confirmed ? 'confirmed' : 'notSettled';
    const seen: Lead = { ...lead, ...stamp(context), revisit, revisitBy: actor.name };
    const after = !confirmed && lead.step === 'resolved' ? undone(seen, context) : seen;
    const changes = [put(leadTable, after), ...visitRows(lead, { kind: 'verification', result: revisit, ...visit }, context)];
    return applied(changes, leadTable, after, { revisit, note: visit.note });
  },
});

/** Back with the village's team, with another five working days. */
function undone(lead: Lead, context: Context): Lead {
  return { ...lead, ...runLimit(lead, 'villageDisposal', context), step: 'disposing', result: null, reopened: lead.reopened + 1 };
}
