/** 村（社区）联合处置队: who goes along when a village disposes of a lead (domain catalogue 1.1, VIL_TEAM). */
import { z } from 'zod';
import { rowId, villageCode } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import { put } from '../core/table.ts';
import { teamTable } from '../schema/disposal.ts';
import type { Team } from '../schema/disposal.ts';
import { villageTable } from '../schema/territory.ts';

const person = z.strictObject({ name: z.string().trim().min(1).max(60), unit: z.string().trim().max(80) });

export const saveTeam = command({
  name: 'team.save',
  summary: 'Create a village disposal team, or change one when an id is given.',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({
    id: rowId.nullable().default(null), villageCode, name: z.string().trim().min(1).max(60), leader: z.string().trim().min(1).max(60),
    members: z.array(person).min(1).max(30), active: z.boolean().default(true),
  }),
  reads: (args) => ({ team: one(teamTable, args.id ?? ''), village: one(villageTable, args.villageCode) }),
  writes: (args, { team }) => (args.id === null ? [args.villageCode] : team === undefined ? [] : [args.villageCode, team.scope]),
  decide: (args, { team, village }, context) => {
    if (args.id !== null && team === undefined) return rejected('row.notFound', { table: 'team' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const saved: Team = {
      ...stamp(context), id: team?.id ?? createdId(context, 'team'), scope: village.id, also: null, villageCode: village.id,
      name: args.name, leader: args.leader, members: JSON.stringify(args.members), active: args.active ? 1 : 0,
    };
    return applied([put(teamTable, saved)], teamTable, saved, { name: saved.name, village: village.name });
  },
});
