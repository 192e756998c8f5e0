/** 催办: reminds whoever holds the lead; the time limit is not touched. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected, REMINDER_EXPIRES_MS } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import { leadState } from './common.ts';

export const urgeLead = command({
  name: 'lead.urge',
  summary: 'Urge whoever holds an open lead.',
  roles: ['townStaff', 'citySupervisor'],
  expiresAfterMs: REMINDER_EXPIRES_MS,
  args: z.strictObject({ leadId: rowId, note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    if (lead.open === 0) return rejected('lead.wrongState', { state: lead.state }, leadState(lead));
    const urged = { ...lead, ...stamp(context), urgedAt: context.now };
    return applied([put(leadTable, urged)], leadTable, urged, { holder: lead.handlerName ?? lead.department, note: args.note });
  },
});
