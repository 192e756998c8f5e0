/**
 * Signing in on this station: at the hub when it can be reached, else against what the last online sign-in left here.
 * A password the hub refused is never tried offline: only an unreachable hub leads there.
 */
import type { Clock } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Log } from '../log.ts';
import { SignInAttempts } from './attempts.ts';
import type { SignInAtHub } from './hub-session.ts';
import { KnownAccounts } from './known-accounts.ts';
import type { KnownAccount } from './known-accounts.ts';
import { makeSeal, openToken } from './secrets.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface SignedIn {
  readonly login: string;
  readonly account: SessionAccount;
  readonly token: string;
  readonly hubId: string;
  readonly epoch: string;
  /** Signed in without the hub. */
  readonly offline: boolean;
}

export interface SignInInput {
  /** Canonical (domain/core/login.ts). */
  readonly login: string;
  readonly password: string;
  readonly stationId: string;
  /** The connection is paused: do not ask the hub. */
  readonly offline: boolean;
  /** Last contact with the hub the replica knows of, ms since 1970; null when it has none. */
  readonly lastSyncedAt: number | null;
}

export interface SignInOptions {
  readonly directory: string;
  readonly hubUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signInAtHub: SignInAtHub;
}

export class StationSignIn {
  readonly #options: SignInOptions;
  readonly #known: KnownAccounts;
  readonly #attempts: SignInAttempts;

  constructor(options: SignInOptions) {
    const { directory, clock, log } = options;
    this.#options = options;
    this.#known = new KnownAccounts(directory, (problem) => log.warn({ problem }, 'known-accounts.json is damaged and was set aside'));
    this.#attempts = new SignInAttempts(directory, clock, (problem) =>
      log.warn({ problem }, 'sign-in-attempts.json is damaged and was set aside'),
    );
  }

  known(): readonly KnownAccount[] {
    return this.#known.list();
  }

  /** Throws ShaotaiError signIn.*, account.disabled or what else the hub refused with. */
  async signIn(input: SignInInput): Promise<SignedIn> {
    this.#attempts.check(input.login);
    if (input.offline) return this.#signInOffline(input, 'the connection is paused');
    try {
      return await this.#signInOnline(input);
    } catch (error) {
      if (!(error instanceof ShaotaiError)) throw error;
      if (error.code === 'signIn.wrong') this.#attempts.failed(input.login);
      // Who was disabled must not come in through the offline door either.
      if (error.code === 'account.disabled') this.#known.forget(input.login);
      if (error.code !== 'hub.unreachable' && error.code !== 'hub.busy') throw error;
      return this.#signInOffline(input, String(error.data.problem ?? error.message));
    }
  }

  /** Throws 'signIn.wrong' or 'signIn.tooMany' unless it is the password of the last sign-in here. */
  async verify(login: string, password: string): Promise<void> {
    this.#attempts.check(login);
    const known = this.#known.find(login);
    if (known !== undefined && (await openToken(known.sealed, password, login)) !== undefined) {
      this.#attempts.succeeded(login);
      return;
    }
    this.#attempts.failed(login);
    throw new ShaotaiError('signIn.wrong');
  }

  async #signInOnline(input: SignInInput): Promise<SignedIn> {
    const { login, password, stationId } = input;
    const { signInAtHub, hubUrl, clock } = this.#options;
    const [session, seal] = await Promise.all([signInAtHub(hubUrl, { login, password, stationId }), makeSeal(password)]);
    const { token, account, hubId, epoch, offlineDays } = session;
    const now = clock.now();
    const sealed = seal(token, login);
    this.#known.remember({ login, account, sealed, hubId, epoch, offlineDays, lastOnlineAt: now, lastSignInAt: now });
    this.#attempts.succeeded(login);
    return { login, account, token, hubId, epoch, offline: false };
  }

  async #signInOffline(input: SignInInput, problem: string): Promise<SignedIn> {
    const { login, password } = input;
    const known = this.#known.find(login);
    if (known === undefined) throw new ShaotaiError('signIn.offlineUnknown', undefined, { problem });
    const token = await openToken(known.sealed, password, login);
    if (token === undefined) {
      this.#attempts.failed(login);
      throw new ShaotaiError('signIn.wrong');
    }
    const now = this.#options.clock.now();
    const lastOnlineAt = Math.max(known.lastOnlineAt, input.lastSyncedAt ?? 0);
    // A clock set back (an empty CMOS battery) gives a negative age: letting that person work is the smaller harm.
    if (now - lastOnlineAt > known.offlineDays * DAY_MS) {
      throw new ShaotaiError('signIn.offlineExpired', undefined, { offlineDays: known.offlineDays, lastOnlineAt });
    }
    this.#attempts.succeeded(login);
    this.#known.remember({ ...known, lastOnlineAt, lastSignInAt: now });
    return { login, account: known.account, token, hubId: known.hubId, epoch: known.epoch, offline: true };
  }
}
