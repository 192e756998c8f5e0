/** 账号: creates or changes an account. Its grants follow from role and place; passwords are set at the hub only. */
import { z } from 'zod';
import { ROLES } from '../core/actor.ts';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { canonicalLogin } from '../core/login.ts';
import { ADMIN_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { accountTable, memberTable } from '../schema/people.ts';
import type { Account } from '../schema/people.ts';
import { cityTable, gridTable, townTable, villageTable } from '../schema/territory.ts';
import { areaOf, grantsOf, unitGrid } from './grants.ts';

export const saveAccount = command({
  name: 'account.save',
  summary: 'Create an account, or change one when an id is given.',
  roles: ['administrator'],
  args: z.strictObject({
    id: rowId.nullable().default(null), login: z.string().min(2).max(60), name: z.string().trim().min(1).max(60),
    role: z.enum(ROLES), place: z.string().max(120).default(''), memberId: rowId.nullable().default(null),
  }),
  reads: (args) => ({
    account: one(accountTable, args.id ?? ''),
    sameLogin: many(accountTable, { login: canonicalLogin(args.login) }, 2),
    member: one(memberTable, args.memberId ?? ''),
    city: one(cityTable, areaOf(args.place)),
    town: one(townTable, areaOf(args.place)),
    village: one(villageTable, areaOf(args.place)),
    grid: one(gridTable, unitGrid(args.place)),
  }),
  writes: () => [ADMIN_SCOPE],
  decide: (args, { account, sameLogin, member, city, town, village, grid }, context) => {
    if (args.id !== null && account === undefined) return rejected('row.notFound', { table: 'account' });
    const login = canonicalLogin(args.login);
    if (!/^[a-z0-9._@-]{2,60}$/.test(login)) {
      return rejected('args.invalid', { field: 'login', problem: 'letters, digits and . _ @ - only' });
    }
    if (sameLogin.some((other) => other.id !== account?.id)) return rejected('account.duplicateLogin', { login });
    // Taking the administrator's role from oneself could leave nobody who can give it back.
    if (account?.id === context.actor.accountId && args.role !== account.role) return rejected('account.self', { login });
    const { role, place, memberId } = args;
    const grants = grantsOf(role, place);
    const placeExists = place === '' || city !== undefined || town !== undefined || village !== undefined;
    const unitFits = role !== 'specialUnit' || (grid?.kind === 'special' && grid.villageCode === village?.id);
    if (grants === undefined || !placeExists || !unitFits) return rejected('account.placeInvalid', { role, place });
    const memberFits = role === 'gridMember' ? member?.villageCode === place : memberId === null;
    if (!memberFits) return rejected('account.placeInvalid', { role, place, member: member?.name ?? null });
    const kept = account
      ?? { id: createdId(context, 'account'), disabled: 0, hasPassword: 0, createdAt: context.now, lastSignInAt: null } as const;
    const saved: Account = {
      ...kept, scope: ADMIN_SCOPE, also: null,
      login, name: args.name, role, place, grants: JSON.stringify(grants), memberId,
    };
    const created = account === undefined ? 1 : 0;
    return applied([put(accountTable, saved)], accountTable, saved, { login: saved.login, role, place, created });
  },
});
