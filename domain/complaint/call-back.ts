/** 回访投诉人: after its lead is settled the caller is told the outcome and asked; who cannot be reached is tried again. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadState } from '../lead/common.ts';
import { CALL_BACK_RESULTS, complaintTable } from '../schema/complaint.ts';
import type { Complaint } from '../schema/complaint.ts';
import { leadTable } from '../schema/lead.ts';

export const callBackComplainant = command({
  name: 'complaint.callBack',
  summary: 'Record that the caller of a complaint was told the outcome, and what the caller said.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ complaintId: rowId, result: z.enum(CALL_BACK_RESULTS), note: noteText }),
  reads: (args) => ({ complaint: one(complaintTable, args.complaintId) }),
  follow: (_args, { complaint }) => ({ lead: one(leadTable, complaint?.leadId ?? '') }),
  writes: (_args, { complaint }) => scopeOf(complaint),
  decide: ({ result, note }, { complaint, lead }, context) => {
    if (complaint === undefined) return rejected('row.notFound', { table: 'complaint' });
    if (complaint.wantsCallBack === 0) return rejected('complaint.noCallBack');
    const reached = complaint.callBackResult !== null && complaint.callBackResult !== 'unreachable';
    if (reached) return rejected('complaint.calledBack', { by: complaint.calledBackBy });
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    if (lead.open === 1) return rejected('lead.wrongState', { state: lead.state }, leadState(lead));
    const called: Complaint = {
      ...complaint, ...stamp(context), callBacks: complaint.callBacks + 1, callBackResult: result, callBackNote: note,
      calledBackAt: context.now, calledBackBy: context.actor.name,
    };
    return applied([put(complaintTable, called)], leadTable, lead, { callBack: result, note });
  },
});
