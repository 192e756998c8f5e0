/** 上报镇: the village cannot settle the lead; the town has one working day to triage it. */
import { z } from 'zod';
import { noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { FRESH, NO_HANDLER, notIn, runLimit } from './common.ts';

/** 超时 · 无执法权 · 处置无效 · 重大 */
export const HAND_UP_REASONS = ['timeout', 'noPower', 'ineffective', 'major'] as const;

export type HandUpReason = (typeof HAND_UP_REASONS)[number];

/** The lead in the town's inbox. */
export function handedUpFor(lead: Lead, reason: HandUpReason, context: Context): Lead {
  return {
    ...lead, ...runLimit(lead, 'triage', context), ...stamp(context), ...NO_HANDLER, ...FRESH, state: 'handedUp', handUpReason: reason,
  };
}

export const handUpLead = command({
  name: 'lead.handUp',
  summary: 'Hand a lead up to the town, with the reason.',
  roles: ['villageDispatcher'],
  args: z.strictObject({ leadId: rowId, reason: z.enum(HAND_UP_REASONS), note: noteText }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['reported', 'villageAccepted']);
    if (refusal !== undefined) return refusal;
    const handedUp = handedUpFor(lead, args.reason, context);
    return applied([put(leadTable, handedUp)], leadTable, handedUp, { reason: args.reason, note: args.note });
  },
});
