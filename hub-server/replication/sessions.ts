/** All connected stations: opens sessions, decides what they push in one commit a turn, tells them about new commits. */
import type { Statement } from 'better-sqlite3';
import type { Clock, Timers } from '#domain/core/time.ts';
import { accountTable } from '#domain/schema/people.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { CommandMessage, PushReply, SessionAccount, SnapshotOffer } from '#protocol/hub/messages.ts';
import type { StationConnection } from '#protocol/hub/transport.ts';
import { preparedOnce } from '#protocol/sqlite/statements.ts';
import type { CommitNotice, HubStore } from '../store/store.ts';
import { CatchUp } from './catch-up.ts';
import { Checksums } from './checksums.ts';
import type { Sequencer } from './sequencer.ts';
import { Session } from './session.ts';

export interface Authenticated { readonly account: SessionAccount; readonly disabled: boolean }

export interface StationSessionsOptions {
  readonly store: HubStore;
  readonly sequencer: Sequencer;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Resolves a session token; undefined when it is unknown, expired or of another hub. */
  readonly authenticate: (token: string) => Authenticated | undefined;
  /** Operations that need the hub now (reveal a phone number, set a password). */
  readonly runCall: (name: string, args: unknown, account: SessionAccount) => Promise<unknown>;
  /** Days a person may work at a station without the hub. */
  readonly offlineDays: number;
  readonly onUnexpected: (error: unknown) => void;
  /** Prepared files for large replicas; without it every bootstrap goes by pages. */
  readonly snapshots?: { offer(account: SessionAccount): SnapshotOffer };
}

/** Several stations restart at once after a hub restart: they come back spread over this time, ms. */
const RETURN_SPREAD_MS = 5_000;

interface Waiting {
  readonly session: Session;
  readonly commands: readonly CommandMessage[];
  readonly resolve: (reply: PushReply) => void;
  readonly reject: (error: unknown) => void;
}

export class StationSessions {
  readonly options: StationSessionsOptions;
  readonly catchUp: CatchUp;
  readonly checksums: Checksums;
  readonly prepared: (sql: string) => Statement;
  readonly #sessions = new Set<Session>();
  #waiting: Waiting[] = [];
  #turn: (() => void) | undefined;
  readonly #unsubscribe: () => void;

  constructor(options: StationSessionsOptions) {
    this.options = options;
    this.catchUp = new CatchUp(options.store);
    this.checksums = new Checksums(options.store);
    this.prepared = preparedOnce<Statement>(options.store.database);
    this.#unsubscribe = options.store.onCommit((notice) => this.#committed(notice));
  }

  /** A new connection; nothing is served on it before its hello. */
  open(connection: StationConnection): Session {
    const session = new Session(this, connection);
    this.#sessions.add(session);
    return session;
  }

  closed(session: Session): void {
    this.#sessions.delete(session);
  }

  connected(): number {
    return this.#sessions.size;
  }

  /** A newer connection of a station replaces the older one, whose late messages then have no effect. */
  replaced(session: Session): void {
    for (const other of this.#sessions) {
      if (other !== session && other.stationId === session.stationId) other.end('hub.busy', 0);
    }
  }

  /** Queues commands; they are decided together with what other stations sent in the same turn. */
  push(session: Session, commands: readonly CommandMessage[]): Promise<PushReply> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ session, commands, resolve, reject });
      this.#turn ??= this.options.timers.after(0, () => this.#decideWaiting());
    });
  }

  /** Ends the sessions of an account whose grants, role or password changed; they come back to what holds now. */
  accountChanged(accountId: string): void {
    const disabled = this.options.store.reader.get(accountTable, accountId)?.disabled !== 0;
    for (const session of this.#sessions) if (session.account?.id === accountId) session.end(disabled ? 'account.disabled' : 'token.invalid', 0);
  }

  /** Tells every station to come back later and closes its connection. */
  stop(): void {
    this.#unsubscribe();
    this.#turn?.();
    this.#decideWaiting();
    const sessions = [...this.#sessions];
    sessions.forEach((session, index) => session.end('hub.busy', Math.round(500 + (RETURN_SPREAD_MS * index) / Math.max(1, sessions.length))));
  }

  #decideWaiting(): void {
    this.#turn = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const settled: (() => void)[] = [];
    try {
      this.options.store.commit((transaction) => {
        for (const { session, commands, resolve, reject } of waiting) {
          const { stationId, account } = session;
          if (stationId === null || account === null) {
            settled.push(() => reject(new ShaotaiError('session.required')));
            continue;
          }
          try {
            const processedThrough = this.options.sequencer.decideStation(transaction, stationId, account.id, commands);
            settled.push(() => resolve({ processedThrough }));
          } catch (error) {
            // Commands before a gap stay decided; the station sends on from the number the refusal names.
            if (!(error instanceof ShaotaiError)) throw error;
            settled.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      // The commit failed as a whole (disk full, damaged file): nothing was written, everybody tries again later.
      this.options.onUnexpected(error);
      for (const { reject } of waiting) reject(new ShaotaiError('storage.failed', undefined, { retryAfterMs: RETURN_SPREAD_MS }));
      return;
    }
    for (const settle of settled) settle();
  }

  #committed(notice: CommitNotice): void {
    this.checksums.committed(notice);
    for (const session of this.#sessions) session.committed(notice);
    if (!notice.tables.has(accountTable.name)) return;
    const outdated = [...this.#sessions].filter((session) => session.outdated()).map((session) => session.account?.id);
    for (const accountId of new Set(outdated)) if (accountId !== undefined) this.accountChanged(accountId);
  }
}

