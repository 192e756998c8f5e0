/** Who may talk to the hub: sign-in, sessions, API keys, passwords. Accounts themselves are replicated rows. */
import type { Clock } from '#domain/core/time.ts';
import { STATION_ROLES } from '#domain/core/actor.ts';
import { canonicalLogin } from '#domain/core/login.ts';
import { put } from '#domain/core/table.ts';
import { accountTable } from '#domain/schema/people.ts';
import type { Account } from '#domain/schema/people.ts';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import { scopesOf } from '#protocol/key-scopes.ts';
import type { KeyScope, ListedKey } from '#protocol/key-scopes.ts';
import type { HubStore } from '../store/store.ts';
import { SignInAttempts } from './attempts.ts';
import { Credentials } from './credentials.ts';
import { accountById, accountByLogin, sessionAccount } from './directory.ts';
import { hashPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, verifyPassword } from './password.ts';
import { isOfOtherHub, keyIdOf, kindOf, newToken, tokenHash } from './tokens.ts';

const DAY_MS = 86_400_000;
/** A session's use is written down at most this often, so that reading never costs a write. */
const TOUCH_EVERY_MS = 3_600_000;

export interface AccountsOptions {
  readonly store: HubStore;
  readonly clock: Clock;
  /** Days without use after which a session ends. */
  readonly sessionDays: number;
}

export interface SignIn {
  readonly login: string;
  readonly password: string;
  /** Null when a program signs in over HTTP without a replica. */
  readonly stationId: string | null;
  /** Network address, for the rate limit and the audit trail. */
  readonly address: string;
}

/** Who holds a token. */
export interface Session {
  readonly account: SessionAccount;
  readonly disabled: boolean;
  /** The station the session is bound to; null for the web API and API keys. */
  readonly stationId: string | null;
  readonly kind: 'session' | 'key';
  /** What a key may be used for; null: everything the role allows. */
  readonly scopes: readonly KeyScope[] | null;
  /** Names the token for rate limits: its hash. */
  readonly tokenHash: string;
}

/** What a new key is for; both may be left out. `expiresAt`: milliseconds since 1970, the key is worth nothing afterwards. */
export interface KeyTerms {
  readonly scopes?: readonly KeyScope[] | null;
  readonly expiresAt?: number | null;
}

/** Who changes an account, for the audit trail. `id` 'cli' is whoever holds the data directory. */
export interface ChangedBy { readonly id: string; readonly name: string; readonly origin: string }

export class Accounts {
  readonly #store: HubStore;
  readonly #clock: Clock;
  readonly #sessionMs: number;
  readonly #credentials: Credentials;
  readonly #attempts: SignInAttempts;
  readonly #revokedListeners = new Set<(accountId: string) => void>();
  readonly #keyListeners = new Set<(tokenHash: string) => void>();
  readonly #unsubscribe: () => void;
  /** Hash of nobody's password: a sign-in with an unknown login costs what a real one costs. */
  #decoy: Promise<string> | undefined;

  constructor({ store, clock, sessionDays }: AccountsOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#sessionMs = sessionDays * DAY_MS;
    this.#credentials = new Credentials(store.database);
    this.#attempts = new SignInAttempts(clock);
    this.#unsubscribe = store.onCommit(({ tables }) => {
      if (tables.has(accountTable.name)) this.#revokeDisabled();
    });
  }

  /**
   * Checks login and password and opens a session. Throws signIn.wrong, signIn.tooMany, account.disabled, signIn.notStationRole,
   * hub.busy.
   */
  async signIn(request: SignIn): Promise<{ token: string; account: SessionAccount }> {
    const account = accountByLogin(this.#store.reader, request.login);
    try {
      this.#attempts.begin(canonicalLogin(request.login), request.address);
      const checked = await this.#check(account, request);
      const token = newToken('session', this.#store.hubId);
      this.#open(checked, token, request);
      return { token, account: sessionAccount(checked) };
    } catch (error) {
      const { code } = toErrorValue(error);
      // The failures that led to a lock are on record; one durable write for each refused guess would serve the attacker.
      if (code !== 'signIn.tooMany' && code !== 'hub.busy') this.#auditSignIn(account, request, `refused:${code}`);
      throw error;
    }
  }

  /** Who holds this token; `undefined` when it is unknown, revoked or expired. */
  authenticate(token: string): Session | undefined {
    const bearer = this.#credentials.bearer(tokenHash(token));
    const now = this.#clock.now();
    if (bearer === undefined || (bearer.expiresAt !== null && bearer.expiresAt < now)) return undefined;
    const account = accountById(this.#store.reader, bearer.accountId);
    if (account === undefined) return undefined;
    if (now - bearer.usedAt > TOUCH_EVERY_MS) {
      this.#credentials.touch(bearer.tokenHash, now, bearer.kind === 'key' ? bearer.expiresAt : now + this.#sessionMs);
    }
    const { stationId, kind } = bearer;
    return {
      account: sessionAccount(account), disabled: account.disabled === 1, stationId, kind, scopes: scopesOf(bearer.scopes),
      tokenHash: bearer.tokenHash,
    };
  }

  /** As `authenticate`, with the reason when it fails: session.required, hub.other, token.invalid, account.disabled. */
  require(token: string | undefined): Session {
    if (token === undefined || token === '') throw new ShaotaiError('session.required');
    if (isOfOtherHub(token, this.#store.hubId)) throw new ShaotaiError('hub.other');
    const session = kindOf(token) === undefined ? undefined : this.authenticate(token);
    if (session === undefined) throw new ShaotaiError('token.invalid');
    if (session.disabled) throw new ShaotaiError('account.disabled');
    return session;
  }

  signOut(token: string): void {
    const session = this.authenticate(token);
    if (session === undefined) return;
    const { account } = session;
    this.#store.commit((transaction) => {
      this.#credentials.removeBearer(tokenHash(token));
      transaction.audit({
        at: this.#clock.now(), actorId: account.id, actorName: account.name, origin: session.stationId ?? 'http',
        action: 'session.signOut', subject: `account:${account.id}`, outcome: 'applied', detail: {},
      });
    });
  }

  /** Sets another person's password and ends that person's sessions. */
  async setPassword(accountId: string, password: string, by: ChangedBy): Promise<void> {
    const account = accountById(this.#store.reader, accountId);
    if (account === undefined) throw new ShaotaiError('params.invalid', 'no such account', { field: 'accountId' });
    await this.#storePassword(account, password, 'account.setPassword', by, null);
    this.#tellRevoked(accountId);
  }

  /** Changes one's own password; every other session of the account ends. */
  async changePassword(accountId: string, current: string, next: string, by: ChangedBy, keepStationId: string | null): Promise<void> {
    const account = accountById(this.#store.reader, accountId);
    const stored = this.#credentials.passwordHash(accountId);
    if (account === undefined || stored === undefined) throw new ShaotaiError('signIn.wrong');
    this.#attempts.begin(account.login, by.origin);
    if (!(await verifyPassword(current, stored))) throw new ShaotaiError('signIn.wrong');
    this.#attempts.succeeded(account.login, by.origin);
    await this.#storePassword(account, next, 'session.changePassword', by, keepStationId);
  }

  /** A key for a program (registry, field gateway of one member, a department's system). The answer is the only time it is seen. */
  createKey(accountId: string, label: string, by: ChangedBy, { scopes = null, expiresAt = null }: KeyTerms = {}): string {
    const key = newToken('key', this.#store.hubId);
    const hash = tokenHash(key);
    const now = this.#clock.now();
    const id = keyIdOf(hash);
    this.#store.commit((transaction) => {
      this.#credentials.addBearer({
        tokenHash: hash, scopes: scopes === null ? null : scopes.join(' '), accountId, kind: 'key', stationId: null, label,
        createdAt: now, usedAt: now, expiresAt,
      });
      transaction.audit({
        at: now, actorId: by.id, actorName: by.name, origin: by.origin, action: 'account.createKey', subject: `account:${accountId}`,
        outcome: 'applied', detail: { key: id, label, scopes, expiresAt },
      });
    });
    return key;
  }

  keys(): ListedKey[] {
    return this.#credentials.keys().map(({ tokenHash: hash, accountId, label, scopes, createdAt, usedAt, expiresAt }) => ({
      id: keyIdOf(hash), accountId, login: accountById(this.#store.reader, accountId)?.login ?? '', label, scopes: scopesOf(scopes),
      createdAt, usedAt, expiresAt,
    }));
  }

  /** Ends a key at once, with what is connected by it. Throws row.notFound. */
  revokeKey(id: string, by: ChangedBy): void {
    const key = this.#credentials.keys().find((each) => keyIdOf(each.tokenHash) === id);
    if (key === undefined) throw new ShaotaiError('row.notFound', 'no such key', { field: 'id' });
    this.#store.commit((transaction) => {
      this.#credentials.removeBearer(key.tokenHash);
      transaction.audit({
        at: this.#clock.now(), actorId: by.id, actorName: by.name, origin: by.origin, action: 'account.revokeKey',
        subject: `account:${key.accountId}`, outcome: 'applied', detail: { key: id, label: key.label },
      });
    });
    for (const listener of this.#keyListeners) listener(key.tokenHash);
  }

  /** Called with the hash of a key that was revoked. */
  onKeyRevoked(listener: (tokenHash: string) => void): () => void {
    this.#keyListeners.add(listener);
    return () => this.#keyListeners.delete(listener);
  }

  /** Called with the account's id when its tokens ended: disabled, or another password. */
  onRevoked(listener: (accountId: string) => void): () => void {
    this.#revokedListeners.add(listener);
    return () => this.#revokedListeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
  }

  async #check(account: Account | undefined, { login, password, stationId, address }: SignIn): Promise<Account> {
    this.#decoy ??= hashPassword(newToken('key', this.#store.hubId));
    const stored = account === undefined ? undefined : this.#credentials.passwordHash(account.id);
    const right = await verifyPassword(password, stored ?? (await this.#decoy));
    if (account === undefined || stored === undefined || !right) throw new ShaotaiError('signIn.wrong');
    this.#attempts.succeeded(canonicalLogin(login), address);
    // Only who knows the password learns that the account is disabled or of another kind.
    if (account.disabled === 1) throw new ShaotaiError('account.disabled');
    if (stationId !== null && !STATION_ROLES.includes(account.role)) throw new ShaotaiError('signIn.notStationRole');
    return account;
  }

  #open(account: Account, token: string, request: SignIn): void {
    const now = this.#clock.now();
    this.#store.commit((transaction) => {
      // Hashing took a while: the account may have been disabled meanwhile.
      const current = transaction.get(accountTable, account.id) as Account | undefined;
      if (current === undefined || current.disabled === 1) throw new ShaotaiError('account.disabled');
      this.#credentials.addBearer({
        tokenHash: tokenHash(token), scopes: null, accountId: account.id, kind: 'session', stationId: request.stationId, label: '',
        createdAt: now, usedAt: now, expiresAt: now + this.#sessionMs,
      });
      transaction.apply([put(accountTable, { ...current, lastSignInAt: now })]);
      transaction.audit(this.#signInEntry(account, request, 'applied'));
    });
  }

  async #storePassword(account: Account, password: string, action: string, by: ChangedBy, keepStationId: string | null): Promise<void> {
    assertPassword(password);
    const hash = await hashPassword(password);
    const now = this.#clock.now();
    this.#store.commit((transaction) => {
      const current = transaction.get(accountTable, account.id) as Account | undefined;
      this.#credentials.setPasswordHash(account.id, hash, now);
      this.#credentials.removeSessions(account.id, keepStationId);
      if (current !== undefined && current.hasPassword === 0) transaction.apply([put(accountTable, { ...current, hasPassword: 1 })]);
      transaction.audit({
        at: now, actorId: by.id, actorName: by.name, origin: by.origin,
        action, subject: `account:${account.id}`, outcome: 'applied', detail: {},
      });
    });
  }

  #auditSignIn(account: Account | undefined, request: SignIn, outcome: string): void {
    this.#store.commit((transaction) => transaction.audit(this.#signInEntry(account, request, outcome)));
  }

  #signInEntry(account: Account | undefined, { stationId, address }: SignIn, outcome: string) {
    // People type passwords into the login field: an unknown login is not written down.
    return {
      at: this.#clock.now(), actorId: account?.id ?? '', actorName: account?.name ?? '', origin: stationId ?? 'http',
      action: 'session.signIn', subject: account === undefined ? 'unknown' : `account:${account.id}`, outcome, detail: { address },
    };
  }

  #revokeDisabled(): void {
    for (const accountId of this.#credentials.accountIds()) {
      if (accountById(this.#store.reader, accountId)?.disabled === 0) continue;
      if (this.#credentials.removeAll(accountId)) this.#tellRevoked(accountId);
    }
  }

  #tellRevoked(accountId: string): void {
    for (const listener of this.#revokedListeners) listener(accountId);
  }
}

/** Refuses passwords that are too short or too long, with the field's name. */
export function assertPassword(password: string): void {
  const { length } = [...password];
  if (length >= PASSWORD_MIN_LENGTH && length <= PASSWORD_MAX_LENGTH) return;
  const rule = `a password has ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters`;
  throw new ShaotaiError('params.invalid', rule, { field: 'password' });
}
