/**
 * Who works on this station: signing in and out, the lock, and the links. Several people may use one station one after
 * the other; their replicas never share a row. Who signs out with commands waiting is not kept waiting: that person's
 * link goes on in the background until the hub has decided them all.
 */
import { canonicalLogin } from '#domain/core/login.ts';
import { TABLES } from '#domain/schema/tables.ts';
import type { AttachmentState, StationNotice, Status } from '#protocol/bridge/methods.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Present, WatchedRecord } from '#protocol/hub/presence.ts';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import { APP_VERSION } from '#protocol/version.ts';
import type { ReplicaNotice } from '../replica/replica.ts';
import { StationSignIn } from '../session/sign-in.ts';
import type { SignInOptions, SignedIn } from '../session/sign-in.ts';
import { Workplace } from './workplace.ts';
import type { WorkplaceOptions } from './workplace.ts';

/** A file that is damaged again this soon lies on a disk that no opening mends. */
const REPAIR_PAUSE_MS = 60_000;
const ALL_TABLES: ReadonlySet<string> = new Set(TABLES.map(({ name }) => name));

export interface StationOptions extends SignInOptions, WorkplaceOptions {
  /** Starts with the connection paused. */
  readonly offline: boolean;
  /** The current person's replica changed. */
  readonly changed: (notice: ReplicaNotice) => void;
  /** A file the current person added went on to the hub. */
  readonly attachmentChanged: (state: AttachmentState) => void;
  /** Who else has a record open that the current person has open. */
  readonly presentChanged: (present: Present) => void;
  /** Connection, outbox, conflicts or session changed. */
  readonly statusChanged: () => void;
  /** The current person's rows may not be shown any more: signed out or locked. */
  readonly closed: () => void;
}

interface Session {
  readonly workplace: Workplace;
  readonly signedIn: SignedIn;
}

export interface CurrentWork {
  readonly workplace: Workplace;
  readonly account: SessionAccount;
}

export class Station {
  readonly #options: StationOptions;
  readonly #signIn: StationSignIn;
  /** Workplaces whose people left with commands waiting, by login. */
  readonly #draining = new Map<string, Workplace>();
  readonly #listening = new WeakSet<Workplace>();
  /** What happened to whose data since the start, by login. */
  readonly #notices = new Map<string, StationNotice>();
  #session: Session | undefined;
  #locked = false;
  #repairedAt = -Infinity;
  /** Why the last sign-in failed. */
  #problem: Status['problem'] = null;
  #paused: boolean;
  /** Sign-ins, sign-outs and unlocks run one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: StationOptions) {
    this.#options = options;
    this.#signIn = new StationSignIn(options);
    this.#paused = options.offline;
  }

  get signedIn(): boolean {
    return this.#session !== undefined;
  }

  get locked(): boolean {
    return this.#locked;
  }

  known(): { login: string; name: string; lastSignInAt: number }[] {
    return this.#signIn.known().map(({ login, account, lastSignInAt }) => ({ login, name: account.name, lastSignInAt }));
  }

  /** Throws 'session.required' before sign-in. */
  current(): CurrentWork {
    if (this.#session === undefined) throw new ShaotaiError('session.required');
    const { workplace, signedIn } = this.#session;
    return { workplace, account: workplace.account(signedIn.account) };
  }

  /** Takes the place of whoever is signed in, once the password is found right. */
  signIn(typedLogin: string, password: string): Promise<Status> {
    return this.#inTurn(async () => {
      const login = canonicalLogin(typedLogin);
      const workplace = this.#workplaceOf(login);
      const { stationId, lastSyncedAt } = workplace.replica.position();
      this.#problem = null;
      try {
        const signedIn = await this.#signIn.signIn({ login, password, stationId, offline: this.#paused, lastSyncedAt });
        this.#enter(workplace, signedIn);
      } catch (error) {
        if (!this.#inUse(workplace)) {
          if (workplace.fresh) workplace.discard();
          else workplace.close();
        }
        const { code, message } = toErrorValue(error);
        this.#problem = { code, message };
        this.#options.statusChanged();
        throw error;
      }
      return this.status();
    });
  }

  /** Resolves when no sign-in, sign-out or unlock is under way. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  signOut(): Promise<Status> {
    return this.#inTurn(() => {
      this.#leave();
      this.#options.statusChanged();
      return this.status();
    });
  }

  lock(): Status {
    this.current();
    this.#locked = true;
    this.#options.closed();
    this.#options.statusChanged();
    return this.status();
  }

  unlock(password: string): Promise<Status> {
    return this.#inTurn(async () => {
      const { workplace } = this.current();
      await this.#signIn.verify(workplace.login, password);
      this.#locked = false;
      this.#options.statusChanged();
      return this.status();
    });
  }

  pause(): Status {
    this.#paused = true;
    for (const workplace of this.#workplaces()) workplace.link?.pause();
    this.#options.statusChanged();
    return this.status();
  }

  /** Also after the machine slept: connects at once instead of waiting for the next attempt. */
  resume(): Status {
    this.#paused = false;
    for (const workplace of this.#workplaces()) workplace.link?.resume();
    this.#options.statusChanged();
    return this.status();
  }

  /** The machine woke up or the network changed. A paused connection stays paused. */
  awake(): void {
    if (!this.#paused) this.resume();
  }

  /**
   * The current person's file turned out damaged while in use: it is opened anew, which sets it aside and saves its
   * outbox. Subscriptions stay; their answers follow as the rows come in again.
   */
  repair(): void {
    const session = this.#session;
    const { clock, log } = this.#options;
    if (session === undefined || clock.now() - this.#repairedAt < REPAIR_PAUSE_MS) return;
    this.#repairedAt = clock.now();
    const { workplace, signedIn } = session;
    this.#session = undefined;
    try {
      workplace.close();
    } catch (error) {
      log.warn({ err: error }, 'the damaged replica could not be closed in order');
    }
    try {
      const reopened = this.#workplaceOf(workplace.login);
      this.#listen(reopened);
      this.#session = { workplace: reopened, signedIn };
      reopened.join(signedIn.token, this.#paused, () => this.#statusChangedOf(reopened));
      this.#options.changed({ tables: ALL_TABLES, verdicts: [] });
    } catch (error) {
      log.error({ err: error }, 'the damaged replica could not be opened anew');
      const { code, message } = toErrorValue(error);
      this.#problem = { code, message };
      this.#options.closed();
    }
    this.#options.statusChanged();
  }

  status(): Status {
    const { hubUrl } = this.#options;
    if (this.#session === undefined) return { ...SIGNED_OUT, state: 'signedOut', problem: this.#problem, hubUrl };
    const { workplace, signedIn } = this.#session;
    const { replica } = workplace;
    const position = replica.position();
    const link = workplace.link?.view();
    const account = workplace.account(signedIn.account);
    return {
      state: link?.state ?? 'connecting',
      problem: link?.problem ?? null,
      notice: this.#notices.get(workplace.login) ?? null,
      account,
      locked: this.#locked,
      offlineSession: signedIn.offline,
      hubUrl,
      hubId: position.hubId ?? signedIn.hubId,
      epoch: position.epoch ?? signedIn.epoch,
      stationId: position.stationId,
      cursor: position.cursor,
      head: Math.max(link?.head ?? 0, position.head),
      outbox: replica.outboxCount(),
      conflicts: replica.conflictCount(),
      lastSyncedAt: position.lastSyncedAt,
      offlineSince: link?.offlineSince ?? null,
      scopes: account.grants,
      holds: position.holds,
      bootstrap: link?.bootstrap ?? null,
      clockOffsetMs: link?.clockOffsetMs ?? 0,
      version: APP_VERSION,
    };
  }

  /** What the current person has open on screen. */
  watch(records: readonly WatchedRecord[]): void {
    this.#session?.workplace.link?.watch(records);
  }

  /** Ends every link and closes every replica. What waits is sent after the next sign-in. */
  stop(): Promise<void> {
    return this.#inTurn(() => {
      this.#options.closed();
      for (const workplace of this.#workplaces()) workplace.close();
      this.#draining.clear();
      this.#session = undefined;
    });
  }

  #workplaceOf(login: string): Workplace {
    const open = [...this.#workplaces()].find((workplace) => workplace.login === login);
    return open ?? new Workplace(login, this.#options, ({ commands }) => this.#repaired(login, commands));
  }

  #repaired(login: string, commands: number): void {
    this.#notices.set(login, { code: 'replica.repaired', at: this.#options.clock.now(), commands });
  }

  *#workplaces(): Iterable<Workplace> {
    if (this.#session !== undefined) yield this.#session.workplace;
    yield* this.#draining.values();
  }

  #inUse(workplace: Workplace): boolean {
    return [...this.#workplaces()].includes(workplace);
  }

  #enter(workplace: Workplace, signedIn: SignedIn): void {
    if (this.#session?.workplace !== workplace) {
      this.#leave();
      this.#draining.delete(workplace.login);
      this.#listen(workplace);
    }
    this.#session = { workplace, signedIn };
    this.#locked = false;
    workplace.join(signedIn.token, this.#paused, () => this.#statusChangedOf(workplace));
    this.#options.log.info({ login: signedIn.login, offline: signedIn.offline }, 'signed in');
    this.#options.statusChanged();
  }

  #leave(): void {
    const workplace = this.#session?.workplace;
    if (workplace === undefined) return;
    this.#session = undefined;
    this.#locked = false;
    workplace.link?.watch([]);
    this.#options.closed();
    this.#options.log.info({ login: workplace.login, waiting: workplace.replica.outboxCount() }, 'signed out');
    this.#draining.set(workplace.login, workplace);
    this.#closeWhenDrained(workplace);
  }

  /** A workplace taken up again while it drains is listened to already. */
  #listen(workplace: Workplace): void {
    if (this.#listening.has(workplace)) return;
    this.#listening.add(workplace);
    workplace.replica.onChange((notice) => {
      if (this.#session?.workplace === workplace) {
        this.#options.changed(notice);
        this.#options.statusChanged();
      } else {
        // Not inside the replica's own notice: its caller still uses the database.
        this.#options.timers.after(0, () => this.#closeWhenDrained(workplace));
      }
    });
    workplace.onPresent((present) => {
      if (this.#session?.workplace === workplace) this.#options.presentChanged(present);
    });
    workplace.onAttachment((state) => {
      if (this.#session?.workplace === workplace) this.#options.attachmentChanged(state);
      else this.#options.timers.after(0, () => this.#closeWhenDrained(workplace));
    });
  }

  #closeWhenDrained(workplace: Workplace): void {
    if (this.#draining.get(workplace.login) !== workplace || workplace.hasUnsent()) return;
    this.#draining.delete(workplace.login);
    workplace.close();
  }

  #statusChangedOf(workplace: Workplace): void {
    if (this.#session?.workplace !== workplace) return;
    const { signedIn } = this.#session;
    // Rows that came from the hub could not be written: nobody else will say so.
    if (workplace.link?.view().problem?.code === 'storage.failed') this.#options.timers.after(0, () => this.repair());
    // The hub has accepted the token meanwhile: an ordinary session from here on.
    if (signedIn.offline && workplace.link?.view().state === 'online')
      this.#session = { workplace, signedIn: { ...signedIn, offline: false } };
    this.#options.statusChanged();
  }

  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

const SIGNED_OUT: Omit<Status, 'state' | 'problem' | 'hubUrl'> = {
  notice: null,
  account: null,
  locked: false,
  offlineSession: false,
  hubId: null,
  epoch: null,
  stationId: null,
  cursor: 0,
  head: 0,
  outbox: 0,
  conflicts: 0,
  lastSyncedAt: null,
  offlineSince: null,
  scopes: [],
  holds: 'nothing',
  bootstrap: null,
  clockOffsetMs: 0,
  version: APP_VERSION,
};
