/** 网格员名册: creates or corrects a grid member. */
import { z } from 'zod';
import { rowId, villageCode } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { ADMIN_SCOPE, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { memberTable } from '../schema/people.ts';
import type { Member } from '../schema/people.ts';
import { gridTable, villageTable } from '../schema/territory.ts';
import { initialsOf } from './initials.ts';

export const saveMember = command({
  name: 'member.save',
  summary: 'Create a grid member, or change one when an id is given.',
  roles: ['administrator', 'townStaff'],
  args: z.strictObject({
    id: rowId.nullable().default(null), villageCode, gridId: rowId, name: z.string().trim().min(1).max(60),
    /** Left out: the number stays as it is. A station knows only its masked form, so it cannot send the old one back. */
    phone: z.string().trim().regex(/^[0-9+\- ]{0,20}$/).optional(),
    duty: z.enum(['chief', 'deputy']), skills: z.array(z.string().trim().regex(/^[^,]{1,30}$/)).max(20).default([]),
  }),
  reads: (args) => ({
    member: one(memberTable, args.id ?? ''),
    village: one(villageTable, args.villageCode),
    grid: one(gridTable, args.gridId),
  }),
  writes: (args, { member }, { actor }) => {
    if (actor.role === 'administrator') return [ADMIN_SCOPE];
    if (member !== undefined) return [args.villageCode, member.scope];
    return args.id === null ? [args.villageCode] : [];
  },
  decide: (args, { member, village, grid }, context) => {
    if (args.id !== null && member === undefined) return rejected('row.notFound', { table: 'member' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (grid?.villageCode !== village.id) return rejected('grid.otherVillage', { village: village.name });
    const kept = member
      ?? { id: createdId(context, 'member'), phone: '', status: 'onDuty', lon: null, lat: null, positionAt: null } as const;
    const saved: Member = {
      ...kept, scope: village.id, also: ADMIN_SCOPE, townCode: townOf(village.id), villageCode: village.id, gridId: grid.id,
      name: args.name, initials: initialsOf(args.name), phone: args.phone ?? kept.phone, duty: args.duty, skills: args.skills.join(','),
    };
    const created = member === undefined ? 1 : 0;
    return applied([put(memberTable, saved)], memberTable, saved, { name: saved.name, village: village.name, created });
  },
});
