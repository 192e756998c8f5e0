/** Account rows (replicated to administrators) as the hub's own parts need them. */
import type { Actor } from '#domain/core/actor.ts';
import type { RowReader } from '#domain/core/execute.ts';
import { canonicalLogin } from '#domain/core/login.ts';
import { ADMIN_SCOPE } from '#domain/core/scope.ts';
import { accountTable } from '#domain/schema/people.ts';
import type { Account } from '#domain/schema/people.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';

export function accountById(reader: RowReader, id: string): Account | undefined {
  return reader.get(accountTable, id) as Account | undefined;
}

export function accountByLogin(reader: RowReader, login: string): Account | undefined {
  return reader.find(accountTable, { login: canonicalLogin(login) }, 1)[0] as Account | undefined;
}

export function allAccounts(reader: RowReader, limit: number): Account[] {
  return reader.find(accountTable, { scope: ADMIN_SCOPE }, limit) as unknown as Account[];
}

/** The account as its holder sees it. */
export function sessionAccount(account: Account): SessionAccount {
  return {
    id: account.id, login: account.login, name: account.name, role: account.role, place: account.place,
    grants: JSON.parse(account.grants) as string[], memberId: account.memberId,
  };
}

/** The account as a command's actor. */
export function sessionActor(account: SessionAccount): Actor {
  return { accountId: account.id, name: account.name, role: account.role, grants: account.grants, memberId: account.memberId };
}
