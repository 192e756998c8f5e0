/**
 * 暂缓: the shop is being decorated, not open yet, or its owner is away. The village comes back on a day it names, at most sixty
 * days ahead and at most twice (domain catalogue 1.8, DEFERRED). A limit that was missed cannot be deferred any more.
 */
import { z } from 'zod';
import { calendarDay, noteText, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { dayNumber, parseDay, startOfDay } from '../calendar/calendar.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { leadState, notAtStep, notIn } from './common.ts';

/** 装修中 · 未开业 · 经营者外出 */
export const DEFER_REASONS = ['decorating', 'notOpen', 'ownerAway'] as const;
/** Calendar days ahead. */
export const DEFER_DAYS_MAX = 60;
export const DEFERRALS_MAX = 2;

export const deferLead = command({
  name: 'lead.defer',
  summary: 'Defer the disposal of a lead to a day at most sixty days ahead, at most twice.',
  roles: ['villageDispatcher'],
  args: z.strictObject({
    leadId: rowId, reason: z.enum(DEFER_REASONS), note: noteText, until: calendarDay,
  }),
  reads: (args) => ({ lead: one(leadTable, args.leadId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['villageAccepted']) ?? notAtStep(lead, [null, 'disposing']);
    if (refusal !== undefined) return refusal;
    const { now } = context;
    const day = parseDay(args.until) ?? 0;
    const ahead = day - dayNumber(now);
    if (ahead < 1 || ahead > DEFER_DAYS_MAX) return rejected('lead.deferralDay', { days: DEFER_DAYS_MAX }, leadState(lead));
    if (lead.deferrals >= DEFERRALS_MAX) return rejected('lead.deferredOften', { times: DEFERRALS_MAX }, leadState(lead));
    if (lead.dueAt !== null && now > lead.dueAt) return rejected('limit.missed', {}, leadState(lead));
    const deferred: Lead = {
      ...lead, ...stamp(context), deferrals: lead.deferrals + 1, deferredUntil: startOfDay(day),
      amberAt: Math.max(lead.amberAt ?? 0, startOfDay(day)), dueAt: Math.max(lead.dueAt ?? 0, startOfDay(day + 1) - 1),
    };
    return applied([put(leadTable, deferred)], leadTable, deferred, { until: args.until, reason: args.reason, note: args.note });
  },
});
