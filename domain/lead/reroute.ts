/**
 * 改派村（社区）: the lead belongs to another village. Nothing may have been done on site yet. The five working days go on, unless
 * the platform itself had matched the address wrongly (domain catalogue 1.8).
 */
import { z } from 'zod';
import { reasonText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { covers, departmentScope, scopeOf, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { startLimit } from '../calendar/limits.ts';
import { riskTransferTable } from '../schema/disposal.ts';
import type { RiskTransfer } from '../schema/disposal.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { gridTable, villageTable } from '../schema/territory.ts';
import type { Village } from '../schema/territory.ts';
import { belongingsOf, goneAlong } from './along.ts';
import { FRESH, NO_HANDLER, notAtStep, notIn } from './common.ts';

/** The lead in the inbox of another village. */
export function reroutedTo(lead: Lead, village: Village, gridId: string | null, context: Context): Lead {
  return {
    ...lead, ...stamp(context), ...NO_HANDLER, ...FRESH, scope: village.id, townCode: townOf(village.id), villageCode: village.id, gridId,
    state: 'reported', teamId: null,
  };
}

/** The lead's risk transfers go along; those of another town go to the same department there. */
export function reroutedRisks(risks: readonly RiskTransfer[], village: Village): RowChange[] {
  const townCode = townOf(village.id);
  return risks.map((risk) => put(riskTransferTable, {
    ...risk, scope: village.id, also: departmentScope(townCode, risk.department), townCode, villageCode: village.id,
  }));
}

export const rerouteLead = command({
  name: 'lead.reroute',
  summary: 'Move a lead to another village; its limit goes on unless the platform had placed it wrongly.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    leadId: rowId, villageCode, gridId: rowId.nullable().default(null), platformFault: z.boolean().default(false), reason: reasonText,
  }),
  reads: (args) => ({
    lead: one(leadTable, args.leadId), village: one(villageTable, args.villageCode), grid: one(gridTable, args.gridId ?? ''),
    risks: many(riskTransferTable, { leadId: args.leadId }), ...belongingsOf(args.leadId),
  }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (args, { lead, village, grid, risks, ...belongings }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (!covers(context.actor.grants, village.id)) return rejected('village.otherTown', { village: village.name });
    const refusal = notIn(lead, ['reported', 'villageAccepted']) ?? notAtStep(lead, [null]);
    if (refusal !== undefined) return refusal;
    if (args.gridId !== null && grid?.villageCode !== village.id) return rejected('grid.otherVillage', { village: village.name });
    const limit = args.platformFault ? startLimit(context.calendar, 'villageDisposal', context.now) : {};
    const moved: Lead = { ...reroutedTo(lead, village, args.gridId, context), ...limit };
    const changes = [put(leadTable, moved), ...reroutedRisks(risks, village), ...goneAlong(moved, belongings)];
    return applied(changes, leadTable, moved, {
      from: lead.villageCode, to: village.id, village: village.name, reason: args.reason,
    });
  },
});
