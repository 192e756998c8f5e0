/** Adding, listing and disabling accounts from the command line or over HTTP: the same commands an administrator's station issues. */
import { z } from 'zod';
import type { Actor } from '#domain/core/actor.ts';
import { ROLES } from '#domain/core/actor.ts';
import { rowId } from '#domain/core/arguments.ts';
import { canonicalLogin } from '#domain/core/login.ts';
import type { RejectionCode } from '#domain/core/rejection.ts';
import { REJECTIONS } from '#domain/core/rejection.ts';
import { grantsOf } from '#domain/administration/grants.ts';
import { disableAccount } from '#domain/administration/disable-account.ts';
import { saveAccount } from '#domain/administration/save-account.ts';
import type { Clock, NewId } from '#domain/core/time.ts';
import type { Account } from '#domain/schema/people.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { KEY_SCOPES } from '#protocol/key-scopes.ts';
import type { ListedKey } from '#protocol/key-scopes.ts';
import type { Sequencer } from '../replication/sequencer.ts';
import type { HubStore } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import { assertPassword } from './accounts.ts';
import { accountByLogin, allAccounts } from './directory.ts';

const DAY_MS = 86_400_000;
/** A city has some thousands of accounts, grid members included. */
const LIST_LIMIT = 100_000;

export const NewAccount = z.strictObject({
  login: z.string().min(2).max(60), name: z.string().min(1).max(60), role: z.enum(ROLES), place: z.string().max(60).default(''),
  memberId: rowId.nullable().default(null), password: z.string().min(1).max(200).nullable().default(null),
  /** Asks for an API key, for programs. */
  key: z.boolean().default(false),
});
export type NewAccount = z.input<typeof NewAccount>;

/** An API key for an account that exists. */
export const NewKey = z.strictObject({
  login: z.string().min(1).max(80),
  /** What for, in words. */
  label: z.string().trim().max(80).default(''),
  /** What it may be used for; left out: everything the account's role allows. */
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length).nullable().default(null),
  /** Worth nothing after so many days; left out: until it is revoked. */
  days: z.int().min(1).max(3650).nullable().default(null),
});
export type NewKey = z.input<typeof NewKey>;

/** `key` is shown this once. */
export interface MadeKey { readonly login: string; readonly key: string }

/** What is told of an account: never a secret. */
export type ListedAccount = Pick<Account, 'id' | 'login' | 'name' | 'role' | 'place' | 'memberId'> & {
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly lastSignInAt: number | null;
};

/** `key` is shown this once. */
export interface AddedAccount { readonly id: string; readonly login: string; readonly key: string | null }

export interface RegisterOptions {
  readonly store: HubStore;
  readonly sequencer: Sequencer;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Whoever holds the data directory is an administrator: that is how the first one comes to be. */
export const LOCAL_ADMINISTRATOR: Actor = {
  accountId: 'local', name: 'local administrator', role: 'administrator', grants: grantsOf('administrator', '') ?? [], memberId: null,
};

export class Register {
  readonly #options: RegisterOptions;

  constructor(options: RegisterOptions) {
    this.#options = options;
  }

  /** Adds one account; its password is set after it exists, so a refused account leaves nothing behind. Throws params.invalid. */
  async add(account: NewAccount, actor: Actor, origin: string): Promise<AddedAccount> {
    const { password = null, key = false, memberId = null, place = '', ...rest } = account;
    const login = canonicalLogin(rest.login);
    if (password !== null) assertPassword(password);
    const id = this.#decide(saveAccount.name, { id: null, ...rest, login, place, memberId }, actor, origin);
    const by = { id: actor.accountId, name: actor.name, origin };
    if (password !== null) await this.#options.accounts.setPassword(id, password, by);
    return { id, login, key: key ? this.#options.accounts.createKey(id, login, by) : null };
  }

  list(): ListedAccount[] {
    return allAccounts(this.#options.store.reader, LIST_LIMIT).map(({
      id, login, name, role, place, memberId, disabled, hasPassword, lastSignInAt,
    }) => ({
      id, login, name, role, place, memberId, disabled: disabled === 1, hasPassword: hasPassword === 1, lastSignInAt,
    }));
  }

  /** Disables an account by login: its sessions and keys end at once. */
  disable(login: string, actor: Actor, origin: string): { readonly id: string; readonly login: string } {
    const account = accountByLogin(this.#options.store.reader, login);
    if (account === undefined) throw new ShaotaiError('row.notFound', `no account ${login.slice(0, 80)}`, { field: 'login' });
    this.#decide(disableAccount.name, { id: account.id }, actor, origin);
    return { id: account.id, login: account.login };
  }

  keys(): ListedKey[] {
    return this.#options.accounts.keys();
  }

  /** Makes a key for an account that is not disabled. The answer is the only time it is seen. Throws row.notFound, account.disabled. */
  addKey({ login, label = '', scopes = null, days = null }: NewKey, actor: Actor, origin: string): MadeKey {
    const { accounts, store, clock } = this.#options;
    const account = accountByLogin(store.reader, login);
    if (account === undefined) throw new ShaotaiError('row.notFound', `no account ${login.slice(0, 80)}`, { field: 'login' });
    if (account.disabled === 1) throw new ShaotaiError('account.disabled');
    const expiresAt = days === null ? null : clock.now() + days * DAY_MS;
    const by = { id: actor.accountId, name: actor.name, origin };
    return { login: account.login, key: accounts.createKey(account.id, label === '' ? account.login : label, by, { scopes, expiresAt }) };
  }

  /** Throws row.notFound. */
  revokeKey(id: string, actor: Actor, origin: string): void {
    this.#options.accounts.revokeKey(id, { id: actor.accountId, name: actor.name, origin });
  }

  /** Answers the id of the row the command was about. */
  #decide(name: string, args: unknown, actor: Actor, origin: string): string {
    const { sequencer, newId, clock } = this.#options;
    const outcome = sequencer.decide({ id: newId(), name, args, issuedAt: clock.now() }, actor, origin);
    if (outcome.kind === 'applied') return outcome.subject.id;
    throw new ShaotaiError(
      'params.invalid', REJECTIONS[outcome.code], { rejection: outcome.code, ...fieldOf(outcome.code), ...outcome.params }
    );
  }
}

function fieldOf(code: RejectionCode): { field?: string } {
  switch (code) {
    case 'account.duplicateLogin': return { field: 'login' };
    case 'account.placeInvalid': return { field: 'place' };
    default: return {};
  }
}
