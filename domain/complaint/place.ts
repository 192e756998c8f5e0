/** 投诉定位: an operator says in which village a complaint lies that its address did not tell; it becomes a lead there. */
import { z } from 'zod';
import { rowId, villageCode } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { covers, scopeOf } from '../core/scope.ts';
import { leadsAt } from '../lead/relapse.ts';
import { complaintTable } from '../schema/complaint.ts';
import { leadTable } from '../schema/lead.ts';
import { gridTable, villageTable } from '../schema/territory.ts';
import { industriesRead, leadOfComplaint } from './lead.ts';

export const placeComplaint = command({
  name: 'complaint.place',
  summary: 'Say in which village a complaint lies; it becomes a lead there.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ complaintId: rowId, villageCode, gridId: rowId.nullable().default(null) }),
  reads: (args) => ({
    complaint: one(complaintTable, args.complaintId), village: one(villageTable, args.villageCode), grid: one(gridTable, args.gridId ?? ''),
    industries: industriesRead(),
  }),
  follow: (_args, { complaint }) => ({ sameAddress: leadsAt(complaint?.addressKey ?? '') }),
  writes: (_args, { complaint }) => scopeOf(complaint),
  decide: (args, { complaint, village, grid, industries, sameAddress }, context) => {
    if (complaint === undefined) return rejected('row.notFound', { table: 'complaint' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (complaint.leadId !== null) return rejected('complaint.placed', { village: complaint.villageCode });
    if (!covers(context.actor.grants, village.id)) return rejected('village.otherTown', { village: village.name });
    if (args.gridId !== null && grid?.villageCode !== village.id) return rejected('grid.otherVillage', { village: village.name });
    const { lon, lat } = grid ?? village;
    const place = { villageCode: village.id, gridId: args.gridId, lon, lat };
    const { lead, changes } = leadOfComplaint(complaint, place, { sameAddress, industries }, context);
    return applied(changes, leadTable, lead, { source: complaint.source, number: complaint.number, village: village.name });
  },
});
