/** One station's connection at the hub: hello, then catch-up, live batches under a window of credit, and commands. */
import type { z } from 'zod';
import { STATION_ROLES } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import { accountTable } from '#domain/schema/people.ts';
import { SCHEMA_VERSION, TABLES } from '#domain/schema/tables.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { ERROR_CODES, ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import { Applied, Call, CheckRequest, Hello, PageRequest, Pull, Push } from '#protocol/hub/messages.ts';
import type {
  Batch, Hint, PartSums, PullReply, Reply, SessionAccount, SnapshotOffer, StationEvents, Verdict, Welcome,
} from '#protocol/hub/messages.ts';
import { Watch } from '#protocol/hub/presence.ts';
import type { Present } from '#protocol/hub/presence.ts';
import type { StationConnection } from '#protocol/hub/transport.ts';
import { PROTOCOL } from '#protocol/version.ts';
import type { LoggedChange } from '../store/store.ts';
import { BatchRows, grantsKeyOf } from './audience.ts';
import type { StationSessions } from './sessions.ts';

/** Live batches a station may have unacknowledged before it gets hints only, characters of rows. */
const CREDIT_SIZE = 1024 * 1024;

const REQUESTS = {
  hello: Hello,
  push: Push,
  pull: Pull,
  page: PageRequest,
  applied: Applied,
  check: CheckRequest,
  call: Call,
  ping: Applied,
  watch: Watch,
} as const;

export class Session {
  account: SessionAccount | null = null;
  stationId: string | null = null;
  readonly #sessions: StationSessions;
  readonly #connection: StationConnection;
  #ended = false;
  /** Seq the last batch sent to the station ended at: where its next one must begin. Null until it is in step. */
  #sentThrough: number | null = null;
  #decidedThrough = 0;
  #schema = 0;
  /** Sent and not acknowledged: end of batch and size. */
  #unacknowledged: { readonly to: number; readonly size: number }[] = [];

  constructor(sessions: StationSessions, connection: StationConnection) {
    this.#sessions = sessions;
    this.#connection = connection;
  }

  /** Serves one request. Whatever arrives, the answer is a Reply; nothing throws. */
  async handle(event: string, body: unknown): Promise<Reply<unknown>> {
    if (this.#ended) return refusal(new ShaotaiError('session.required'));
    try {
      return { ok: true, value: await this.#serve(event, body) };
    } catch (error) {
      if (!(error instanceof ShaotaiError)) this.#sessions.options.onUnexpected(error);
      return refusal(error);
    }
  }

  async #serve(event: string, body: unknown): Promise<StationEvents[keyof StationEvents]['reply']> {
    switch (event) {
      case 'hello': return this.#hello(parse('hello', body));
      case 'push': return this.#push(parse('push', body));
      case 'pull': return this.#pull(parse('pull', body));
      case 'snapshot': return this.#snapshot();
      case 'page': return this.#sessions.catchUp.page(this.#signedIn().grants, parse('page', body));
      case 'check': return this.#check(parse('check', body));
      case 'applied': return this.#applied(parse('applied', body));
      case 'ping': return this.#ping(parse('ping', body));
      case 'call': {
        const { name, args } = parse('call', body);
        return this.#sessions.options.runCall(name, args, this.#signedIn());
      }
      case 'watch': {
        this.#signedIn();
        return this.#sessions.presence.watch(this, parse('watch', body).records);
      }
      default: throw new ShaotaiError('method.unknown', undefined, { method: event.slice(0, 80) });
    }
  }

  #hello(hello: Hello): Welcome {
    const { store, authenticate, clock, offlineDays } = this.#sessions.options;
    const versions = { min: PROTOCOL.min, max: PROTOCOL.max };
    if (hello.protocolMax < PROTOCOL.min) throw new ShaotaiError('version.clientTooOld', undefined, versions);
    if (hello.protocolMin > PROTOCOL.max) throw new ShaotaiError('version.hubTooOld', undefined, versions);
    const found = authenticate(hello.token);
    if (found === undefined) throw new ShaotaiError(hello.hubId !== null && hello.hubId !== store.hubId ? 'hub.other' : 'token.invalid');
    if (found.disabled) throw new ShaotaiError('account.disabled');
    if (!STATION_ROLES.includes(found.account.role)) throw new ShaotaiError('signIn.notStationRole');
    this.#bindStation(hello.stationId, found.account);
    if (hello.hubId === store.hubId && hello.epoch !== store.epoch) this.#skipForgotten(hello, found.account);
    this.#sessions.signedOut(this);
    this.account = found.account;
    this.stationId = hello.stationId;
    this.#schema = hello.schema;
    this.#decidedThrough = hello.decidedThrough;
    this.#sentThrough = null;
    this.#unacknowledged = [];
    this.#sessions.signedIn(this);
    const grantsKey = grantsKeyOf(found.account);
    const head = store.head();
    const continues = hello.hubId === store.hubId && hello.epoch === store.epoch && hello.grantsKey === grantsKey
      && hello.cursor >= store.floor() && hello.cursor <= head;
    return {
      protocol: Math.min(PROTOCOL.max, hello.protocolMax), hubId: store.hubId, epoch: store.epoch, head, floor: store.floor(),
      processedThrough: store.processedThrough(hello.stationId), account: found.account, grantsKey,
      serverTime: clock.now(), offlineDays, mode: continues ? 'tail' : 'bootstrap',
      released: hello.held.filter((name) => commandNamed(name) !== undefined),
      ...(hello.schema === SCHEMA_VERSION ? {} : { tables: TABLES.map(({ name }) => name) }),
    };
  }

  /** A station belongs to the account that first used it: its commands and verdicts are nobody else's. */
  #bindStation(stationId: string, account: SessionAccount): void {
    const { prepared } = this.#sessions;
    const owner = prepared('SELECT accountId FROM station WHERE id = ?').pluck().get(stationId) as string | undefined;
    if (owner === undefined) {
      prepared('INSERT INTO station VALUES (?, ?, 0, ?)').run(stationId, account.id, this.#sessions.options.clock.now());
    } else if (owner !== account.id) {
      throw new ShaotaiError('token.invalid', 'this station\'s data belongs to another account', { stationId });
    }
  }

  /**
   * After a restore from a backup: the station sends again what this hub has forgotten. What it no longer holds either is
   * gone; its numbers are skipped, so that the rest does not wait for ever, and the audit trail says so.
   */
  #skipForgotten({ stationId, decidedThrough, oldestHeld }: Hello, account: SessionAccount): void {
    const { store, clock } = this.#sessions.options;
    const processedThrough = store.processedThrough(stationId);
    const sendsFrom = oldestHeld ?? decidedThrough + 1;
    if (sendsFrom <= processedThrough + 1) return;
    store.commit((transaction) => {
      transaction.skip(stationId, sendsFrom - 1);
      transaction.audit({
        at: clock.now(), actorId: account.id, actorName: account.name, origin: stationId, action: 'replication.forgotten', subject: '',
        outcome: 'applied', detail: { from: processedThrough + 1, to: sendsFrom - 1 },
      });
    });
  }

  #push({ commands }: Push): Promise<StationEvents['push']['reply']> {
    this.#signedIn();
    return this.#sessions.push(this, commands);
  }

  #pull(pull: Pull): PullReply {
    const { grants } = this.#signedIn();
    const floor = this.#sessions.options.store.floor();
    // The log before it is gone: the station says hello again and is told to fetch its rows anew.
    if (pull.cursor < floor) throw new ShaotaiError('cursor.belowFloor', undefined, { floor });
    const reply = this.#sessions.catchUp.pull(this.#station(), grants, pull);
    const { to, head, processedThrough } = reply.following?.at(-1) ?? reply;
    this.#decidedThrough = processedThrough;
    this.#unacknowledged = [];
    // The reply is on its way on this ordered connection: live batches go on where it ends.
    this.#sentThrough = to === head ? to : null;
    return reply;
  }

  /** A prepared file has the tables of this build; a station of another one is sent pages, which name their columns. */
  #snapshot(): SnapshotOffer {
    const account = this.#signedIn();
    if (this.#schema !== SCHEMA_VERSION) return { kind: 'pages' };
    return this.#sessions.options.snapshots?.offer(account) ?? { kind: 'pages' };
  }

  /** Sums are over the columns of this build: with a station of another one there is nothing to compare. */
  #check({ after }: CheckRequest): PartSums {
    const { grants } = this.#signedIn();
    if (this.#schema !== SCHEMA_VERSION) return { part: null, seq: this.#sessions.options.store.head(), sums: {} };
    return this.#sessions.checksums.next(grants, after);
  }

  #applied({ cursor }: Applied): null {
    this.#signedIn();
    this.#unacknowledged = this.#unacknowledged.filter(({ to }) => to > cursor);
    return null;
  }

  #ping(applied: Applied): Hint {
    this.#applied(applied);
    this.#sessions.tellNow();
    const head = this.#sessions.options.store.head();
    // In step but with nothing to see since: move its cursor, so a quiet village does not look stale.
    if (this.#sentThrough !== null && this.#sentThrough < head && this.#unacknowledged.length === 0) {
      const batch = { from: this.#sentThrough, to: head, head, tables: [], verdicts: [], processedThrough: this.#decidedThrough };
      this.#sending(batch, 0);
      this.sendBatch(batch);
    }
    return { head };
  }

  /**
   * A commit is durable: what it changed for this station, for the caller to send. Null when there is nothing to send, or the
   * station is behind or out of credit and gets a hint instead.
   */
  batchOf(seq: number, changes: readonly LoggedChange[], verdicts: readonly Verdict[]): Batch | null {
    if (this.#ended || this.account === null || this.#sentThrough === null) return null;
    const rows = new BatchRows(this.account.grants);
    for (const change of changes) rows.add(change);
    if (rows.isEmpty() && verdicts.length === 0) return null;
    if (this.#unacknowledged.reduce((sum, { size }) => sum + size, 0) > CREDIT_SIZE) {
      this.#sentThrough = null;
      this.#connection.send('hint', { head: seq });
      return null;
    }
    this.#decidedThrough = verdicts.at(-1)?.number ?? this.#decidedThrough;
    const batch = {
      from: this.#sentThrough, to: seq, head: seq,
      tables: rows.toTables(), verdicts, processedThrough: this.#decidedThrough,
    };
    this.#sending(batch, rows.size);
    return batch;
  }

  /** Whether the station is in step with an earlier commit than this one. */
  isBehind(seq: number): boolean {
    return this.#sentThrough !== null && this.#sentThrough < seq;
  }

  sendBatch(batch: Batch): void {
    this.#connection.send('batch', batch);
  }

  /** Whether the account changed so that the session must begin anew. */
  outdated(): boolean {
    const account = this.account;
    if (account === null) return false;
    const row = this.#sessions.options.store.reader.get(accountTable, account.id);
    return row === undefined || row.disabled === 1 || row.role !== account.role || row.grants !== JSON.stringify(account.grants);
  }

  /** Somebody else opened or closed a record that is open at this station. */
  present(present: Present): void {
    this.#connection.send('present', present);
  }

  /** Tells the station why and closes. */
  end(code: ErrorCode, retryAfterMs: number): void {
    if (this.#ended) return;
    this.#connection.send('bye', { error: { code, message: ERROR_CODES[code], data: { retryAfterMs } }, retryAfterMs });
    this.closed();
    this.#connection.close();
  }

  /** The connection is gone; late events have no effect. */
  closed(): void {
    this.#ended = true;
    this.#sessions.closed(this);
  }

  #sending({ to }: Batch, size: number): void {
    this.#sentThrough = to;
    this.#unacknowledged.push({ to, size });
  }

  #signedIn(): SessionAccount {
    if (this.account === null) throw new ShaotaiError('session.required');
    return this.account;
  }

  #station(): string {
    if (this.stationId === null) throw new ShaotaiError('session.required');
    return this.stationId;
  }
}

function parse<E extends keyof typeof REQUESTS>(event: E, body: unknown): z.infer<(typeof REQUESTS)[E]> {
  const parsed = REQUESTS[event].safeParse(body);
  if (parsed.success) return parsed.data as z.infer<(typeof REQUESTS)[E]>;
  const issue = parsed.error.issues[0];
  throw new ShaotaiError('params.invalid', undefined, { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

function refusal(error: unknown): Reply<never> {
  return { ok: false, error: toErrorValue(error) };
}
