/** 联合处置: a disposal team of the village sets out for an accepted lead (domain catalogue 1.5, VIL_ACCEPTED → VIL_DISPOSING). */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { teamTable } from '../schema/disposal.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { handledBy, isFinder, notAtStep, notIn } from './common.ts';

export const beginDisposal = command({
  name: 'lead.beginDisposal',
  summary: 'Give an accepted lead to a disposal team of its village.',
  roles: ['villageDispatcher'],
  args: z.strictObject({ leadId: rowId, teamId: rowId }),
  reads: (args) => ({ lead: one(leadTable, args.leadId), team: one(teamTable, args.teamId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (_args, { lead, team }, context) => {
    if (lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const refusal = notIn(lead, ['villageAccepted']) ?? notAtStep(lead, [null, 'disposing']) ?? isFinder(lead, context.actor);
    if (refusal !== undefined) return refusal;
    if (team?.villageCode !== lead.villageCode || team.active === 0) return rejected('team.unfit', { team: team?.name ?? null });
    const begun: Lead = { ...lead, ...stamp(context), ...handledBy(context.actor), step: 'disposing', teamId: team.id };
    return applied([put(leadTable, begun)], leadTable, begun, { team: team.name });
  },
});
