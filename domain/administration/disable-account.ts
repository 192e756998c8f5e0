/** 停用、启用账号. A disabled account is signed out and its waiting commands are refused. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { ADMIN_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { accountTable } from '../schema/people.ts';

const args = z.strictObject({ id: rowId });

export const disableAccount = command({
  name: 'account.disable',
  summary: 'Disable an account, except the one in use.',
  roles: ['administrator'],
  args,
  reads: ({ id }) => ({ account: one(accountTable, id) }),
  writes: () => [ADMIN_SCOPE],
  decide: (_args, { account }, { actor }) => {
    if (account === undefined) return rejected('row.notFound', { table: 'account' });
    if (account.id === actor.accountId) return rejected('account.self', { login: account.login });
    return applied([put(accountTable, { ...account, disabled: 1 })], accountTable, account, { login: account.login });
  },
});

export const enableAccount = command({
  name: 'account.enable',
  summary: 'Enable a disabled account.',
  roles: ['administrator'],
  args,
  reads: ({ id }) => ({ account: one(accountTable, id) }),
  writes: () => [ADMIN_SCOPE],
  decide: (_args, { account }) => {
    if (account === undefined) return rejected('row.notFound', { table: 'account' });
    return applied([put(accountTable, { ...account, disabled: 0 })], accountTable, account, { login: account.login });
  },
});
