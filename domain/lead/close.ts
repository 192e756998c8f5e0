/**
 * 办结 without a department: by the village what a village can settle, by the town or the city what was handed up. What a
 * disposal team settled on site is closed only after a verification visit (domain catalogue 1.5, VIL_RESOLVED → VERIFY → CLOSED).
 */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { LEAD_RESULTS, leadTable } from '../schema/lead.ts';
import type { LeadResult } from '../schema/lead.ts';
import { elsewhere, handledBy, isFinder, leadState, notAtStep, notIn, settled } from './common.ts';

/** What persuasion and help can reach. Penalties, listing as abnormal, the police and exemptions are decided above the village. */
export const VILLAGE_RESULTS: readonly LeadResult[] = ['licensed', 'permitted', 'changed', 'deregistered', 'stopped', 'moved', 'unfounded'];

export const closeLead = command({
  name: 'lead.close',
  summary: 'Close a lead the village or the town settled itself.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, result: z.enum(LEAD_RESULTS), note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const { actor } = context;
    const village = actor.role === 'villageDispatcher';
    const refusal = notIn(lead, village ? ['villageAccepted'] : ['handedUp', 'returned']) ?? isFinder(lead, actor) ?? elsewhere(lead);
    if (refusal !== undefined) return refusal;
    const atWork = village ? notAtStep(lead, [null, 'resolved']) : undefined;
    if (atWork !== undefined) return atWork;
    if (lead.step === 'resolved' && lead.revisit !== 'confirmed') {
      return rejected('lead.notVerified', { by: lead.revisitBy }, leadState(lead));
    }
    if (village && !VILLAGE_RESULTS.includes(args.result)) return rejected('lead.beyondVillage', { result: args.result }, leadState(lead));
    const closed = { ...settled(lead, 'closed', args.result, context), ...handledBy(actor) };
    return applied([put(leadTable, closed)], leadTable, closed, { result: args.result, note: args.note });
  },
});
