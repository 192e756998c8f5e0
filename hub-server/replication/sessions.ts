/** All connected stations: opens sessions, decides what they push in one commit a turn, tells them about new commits. */
import type { Statement } from 'better-sqlite3';
import type { Clock, Timers } from '#domain/core/time.ts';
import { accountTable } from '#domain/schema/people.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Batch, CommandMessage, PushReply, SessionAccount, SnapshotOffer } from '#protocol/hub/messages.ts';
import type { StationConnection } from '#protocol/hub/transport.ts';
import { preparedOnce } from '#protocol/sqlite/statements.ts';
import type { CommitNotice, HubStore, HubTransaction } from '../store/store.ts';
import { CatchUp } from './catch-up.ts';
import { Checksums } from './checksums.ts';
import { Presence } from './presence.ts';
import { News } from './news.ts';
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
  /** Measures how long telling takes: the clock, unless the simulation wants it to take its time. */
  readonly stopwatch?: Clock;
  /** Rows a page of a bootstrap has at most; the simulation has few rows and wants several pages. */
  readonly pageRows?: number;
}

/** While this many stations send in one turn, the next turn waits a moment for more: a large commit costs little more than a small one. */
const CROWD = 4;
const GATHER_MS = 1;
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
  readonly presence: Presence;
  readonly prepared: (sql: string) => Statement;
  readonly #sessions = new Set<Session>();
  readonly #news: News;
  /** The session of each station. */
  readonly #byStation = new Map<string, Session>();
  #waiting: Waiting[] = [];
  #turn: (() => void) | undefined;
  /** Messages decided in the last turn. */
  #lastTurn = 0;
  /** While the commit of a turn is under way: the sessions that wait for its answer, and what they are answered with. */
  #answers: Map<Session, Batch | null> | undefined;
  readonly #unsubscribe: () => void;

  constructor(options: StationSessionsOptions) {
    this.options = options;
    this.catchUp = new CatchUp(options.store, options.pageRows);
    this.checksums = new Checksums(options.store);
    this.presence = new Presence(options.store);
    this.prepared = preparedOnce<Statement>(options.store.database);
    this.#news = new News(options.stopwatch ?? options.clock, options.timers);
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
    this.signedOut(session);
  }

  /** Nothing is sent to the session until it says hello, again or for the first time. */
  signedOut(session: Session): void {
    this.#news.recipients.delete(session);
    this.presence.left(session);
    const { stationId } = session;
    if (stationId !== null && this.#byStation.get(stationId) === session) this.#byStation.delete(stationId);
  }

  connected(): number {
    return this.#sessions.size;
  }

  /** Said hello. A newer connection of a station replaces the older one, whose late messages then have no effect. */
  signedIn(session: Session): void {
    const { stationId, account } = session;
    if (stationId === null || account === null) return;
    const older = this.#byStation.get(stationId);
    this.#byStation.set(stationId, session);
    this.#news.recipients.set(session, account.grants);
    if (older !== session) older?.end('hub.busy', 0);
  }

  /** Tells everybody what commits have changed and nobody was told yet. */
  tellNow(): void {
    this.#news.tell();
  }

  /** Queues commands; they are decided together with what other stations sent in the same turn. */
  push(session: Session, commands: readonly CommandMessage[]): Promise<PushReply> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ session, commands, resolve, reject });
      this.#armTurn();
    });
  }

  /** Ends the sessions of an account whose grants, role or password changed; they come back to what holds now. */
  accountChanged(accountId: string): void {
    const disabled = this.options.store.reader.get(accountTable, accountId)?.disabled !== 0;
    for (const session of this.#sessions) {
      if (session.account?.id === accountId) session.end(disabled ? 'account.disabled' : 'token.invalid', 0);
    }
  }

  /** Tells every station to come back later and closes its connection. */
  stop(): void {
    this.#unsubscribe();
    this.#news.stop();
    while (this.#waiting.length > 0) {
      this.#turn?.();
      this.#decideWaiting();
    }
    const sessions = [...this.#sessions];
    sessions.forEach((session, index) => {
      const shareMs = (RETURN_SPREAD_MS * index) / Math.max(1, sessions.length);
      session.end('hub.busy', Math.round(500 + shareMs));
    });
  }

  /**
   * The oldest message of every station that has one waiting. The next ones have their turn afterwards: while this hub decides
   * them, their station takes in what came of the first, and a long outbox does not make everybody's commit long.
   */
  #takeOneOfEach(): Waiting[] {
    const first = new Map<Session, Waiting>();
    for (const pushed of this.#waiting) if (!first.has(pushed.session)) first.set(pushed.session, pushed);
    this.#waiting = this.#waiting.filter((pushed) => first.get(pushed.session) !== pushed);
    if (this.#waiting.length > 0) this.#armTurn();
    return [...first.values()];
  }

  #armTurn(): void {
    const gatherMs = this.#lastTurn < CROWD ? 0 : GATHER_MS;
    this.#turn ??= this.options.timers.after(gatherMs, () => this.#decideWaiting());
  }

  #decideWaiting(): void {
    this.#turn = undefined;
    const waiting = this.#takeOneOfEach();
    this.#lastTurn = waiting.length;
    if (waiting.length === 0) return;
    // Filled by the commit: the batch of a station that waits for an answer travels in it.
    const answers = new Map<Session, Batch | null>(waiting.map(({ session }) => [session, null]));
    this.#answers = answers;
    const settled: (() => void)[] = [];
    try {
      this.options.store.commit((transaction) => {
        for (const pushed of waiting) settled.push(this.#decide(transaction, pushed, answers));
      });
    } catch (error) {
      // The commit failed as a whole (disk full, damaged file): nothing was written, everybody tries again later.
      this.options.onUnexpected(error);
      for (const { reject } of waiting) reject(new ShaotaiError('storage.failed', undefined, { retryAfterMs: RETURN_SPREAD_MS }));
      return;
    } finally {
      this.#answers = undefined;
    }
    for (const settle of settled) settle();
  }

  /** Decides one message of commands. Answers what tells its station so, once the commit is durable. */
  #decide(transaction: HubTransaction, { session, commands, resolve, reject }: Waiting, answers: Map<Session, Batch | null>): () => void {
    const { stationId, account } = session;
    if (stationId === null || account === null) return () => reject(new ShaotaiError('session.required'));
    try {
      const processedThrough = this.options.sequencer.decideStation(transaction, stationId, account.id, commands);
      return () => resolve({ processedThrough, batch: answers.get(session) ?? null });
    } catch (error) {
      // Commands before a gap stay decided; the station sends on from the number the refusal names.
      if (error instanceof ShaotaiError) return () => reject(error);
      throw error;
    }
  }

  #committed(notice: CommitNotice): void {
    this.checksums.committed(notice);
    this.#news.add(notice, this.#byStation);
    for (const session of this.#answers?.keys() ?? []) this.#answers?.set(session, this.#news.for(session));
    this.#news.tellSoon();
    if (!notice.tables.has(accountTable.name)) return;
    const outdated = [...this.#sessions].filter((session) => session.outdated()).map((session) => session.account?.id);
    for (const accountId of new Set(outdated)) if (accountId !== undefined) this.accountChanged(accountId);
  }
}
