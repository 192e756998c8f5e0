/**
 * Keeps one replica in step with the hub: connects, says hello, bootstraps, applies batches, sends the outbox, and starts
 * again whenever anything stops making progress. Runs against ports (connection, clock, timers, randomness), so the
 * simulation runs exactly this code.
 *
 * No state waits only on a message that may be lost: every request has a time limit, a ping compares heads, and the retry
 * timer is armed whenever there is no connection.
 */
import type { Clock, Random, Timers } from '#domain/core/time.ts';
import { SCHEMA_VERSION } from '#domain/schema/tables.ts';
import type { BootstrapProgress, LinkState } from '#protocol/bridge/methods.ts';
import type { ErrorCode, ErrorValue } from '#protocol/errors.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Batch, HubEvents, StationEvents, Welcome } from '#protocol/hub/messages.ts';
import type { Present, WatchedRecord } from '#protocol/hub/presence.ts';
import type { Connect, HubConnection } from '#protocol/hub/transport.ts';
import { APP_VERSION, PROTOCOL } from '#protocol/version.ts';
import type { LinkedReplica } from '../replica/replica.ts';
import { Inspection } from './inspection.ts';
import type { Repair } from './inspection.ts';
import { retryDelayMs } from './backoff.ts';
import { Bootstrap } from './bootstrap.ts';
import type { Download } from './bootstrap.ts';
import { Tail } from './tail.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
/** A ping this often; no answer within the request limit means a dead connection. */
export const PING_INTERVAL_MS = 15_000;
/** After a refusal that a person must solve, ms. */
const REFUSED_RETRY_MS = 60_000;
/** A part of the replica is inspected with every so many pings: often until all have been once, then now and then. */
const INSPECT_FIRST_PINGS = 4;
const INSPECT_LATER_PINGS = 20;
/** Commands in one message: a station takes in the verdicts of two messages within a frame. */
const PUSH_COMMANDS = 50;
/** Messages of commands that may wait for their answer: the hub decides the next while the station applies the last. */
const PUSH_WINDOW = 2;
/** A live batch may be on its way: wait this long before pulling what the hub says is there, ms. */
const PULL_GRACE_MS = 150;
/** What others have between two steps of an inspection, ms. */
const BREATH_MS = 1;
/** The timer came this much later than asked: the machine slept, the connection is stale, ms. */
const SLEEP_GAP_MS = 30_000;

export interface LinkOptions {
  readonly replica: LinkedReplica;
  readonly connect: Connect;
  readonly url: string;
  readonly token: () => string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  /** Who else has a record open that this station has open. */
  readonly onPresent?: (present: Present) => void;
  /** A part of the replica differed from the hub and was fetched anew. */
  readonly onRepair?: (repair: Repair) => void;
  /** Fetches a prepared snapshot; without it every bootstrap goes by pages. */
  readonly download?: Download;
}

export interface LinkView {
  readonly state: Exclude<LinkState, 'signedOut'>;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly head: number;
  readonly offlineSince: number | null;
  readonly bootstrap: BootstrapProgress | null;
  readonly clockOffsetMs: number;
}

export class Link {
  readonly #options: LinkOptions;
  readonly #listeners = new Set<() => void>();
  #view: LinkView = { state: 'offline', problem: null, head: 0, offlineSince: null, bootstrap: null, clockOffsetMs: 0 };
  #running = false;
  #paused = false;
  #failures = 0;
  /** Raised with every connection attempt; whatever carries an older number has no effect. */
  #generation = 0;
  #connection: HubConnection | undefined;
  #cancelTimer: (() => void) | undefined;
  #cancelPing: (() => void) | undefined;
  #tail: Tail | undefined;
  /** The replica, or the open work that is here, has come to the hub's head on this connection: commands are sent and pings asked. */
  #inStep = false;
  #bootstrap: Bootstrap | undefined;
  /** Messages of commands without an answer. */
  #pushing = 0;
  #sentThrough = 0;
  #stopListening: (() => void) | undefined;
  #pings = 0;
  /** What the station has open on screen: told anew with every connection. */
  #watched: readonly WatchedRecord[] = [];
  readonly #inspection: Inspection;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#inspection = new Inspection({
      replica: options.replica,
      request: (event, body) => this.#request(event, body),
      breathe: () => this.#pause(BREATH_MS),
      onRepair: (repair) => {
        options.onRepair?.(repair);
        // The rows are newer than the cursor: the tail brings the rest to the same commit.
        this.#tail?.pullSoon(0);
      },
    });
  }

  view(): LinkView {
    return this.#view;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#stopListening = this.#options.replica.onChange(() => this.#push());
    this.#set({ offlineSince: this.#options.clock.now(), head: this.#options.replica.position().head });
    if (!this.#paused) this.#attempt();
  }

  stop(): void {
    this.#running = false;
    this.#stopListening?.();
    this.#drop();
    this.#cancelTimer?.();
  }

  /** Cuts the connection until resume(): the operator's switch, and what tests pull. */
  pause(): void {
    this.#paused = true;
    this.#drop();
    this.#cancelTimer?.();
    this.#set({ state: 'paused', offlineSince: this.#view.offlineSince ?? this.#options.clock.now(), bootstrap: null });
  }

  /** Ends a pause; also what the host calls when the machine wakes or the network changes: try at once. */
  resume(): void {
    const wasPaused = this.#paused;
    this.#paused = false;
    if (!this.#running || (this.#connection !== undefined && !wasPaused)) return;
    this.#failures = 0;
    this.#cancelTimer?.();
    this.#attempt();
  }

  /** An operation that needs the hub now. Throws 'hub.unreachable' without a connection. */
  async call(name: string, args: unknown): Promise<unknown> {
    if (this.#connection === undefined || this.#view.state !== 'online') throw new ShaotaiError('hub.unreachable');
    return this.#request('call', { name, args });
  }

  /** What the station has open on screen from now on; who else has it open is told to `onPresent`. */
  watch(records: readonly WatchedRecord[]): void {
    this.#watched = records;
    if (this.#view.state === 'online') this.#askWhoIsThere();
  }

  /** A courtesy: a hub that does not know it, or is gone, answers for nothing here. */
  #askWhoIsThere(): void {
    const generation = this.#generation;
    this.#request('watch', { records: [...this.#watched] }).then(
      (answers) => {
        if (generation === this.#generation) for (const present of answers) this.#options.onPresent?.(present);
      },
      () => undefined,
    );
  }

  #attempt(): void {
    this.#generation += 1;
    const generation = this.#generation;
    this.#set({ state: 'connecting' });
    void this.#open(generation).catch((error: unknown) => {
      if (generation === this.#generation) this.#lost(error);
    });
  }

  async #open(generation: number): Promise<void> {
    const { connect, url } = this.#options;
    const connection = await connect(url, {
      received: (event, body) => {
        if (generation === this.#generation) this.#receive(event, body);
      },
      closed: (reason) => {
        if (generation === this.#generation) this.#lost(new ShaotaiError('hub.unreachable', reason));
      },
    }, CONNECT_TIMEOUT_MS);
    if (generation !== this.#generation) {
      connection.close();
      return;
    }
    this.#connection = connection;
    const welcome = await this.#hello(generation);
    if (generation !== this.#generation) return;
    if (welcome.mode === 'bootstrap') await this.#fetchRows(welcome);
    if (generation !== this.#generation) return;
    await this.#follow();
    if (generation !== this.#generation) return;
    this.#failures = 0;
    this.#set({ state: 'online', problem: null, offlineSince: null, bootstrap: null });
    if (this.#watched.length > 0) this.#askWhoIsThere();
  }

  async #hello(generation: number): Promise<Welcome> {
    const { replica, token, clock } = this.#options;
    const { stationId, hubId, epoch, cursor, decidedThrough, oldestHeld, grantsKey, holds } = replica.position();
    const askedAt = clock.now();
    const welcome = await this.#request('hello', {
      protocolMin: PROTOCOL.min, protocolMax: PROTOCOL.max, schema: SCHEMA_VERSION, app: APP_VERSION,
      stationId, token: token(), hubId, epoch, cursor, decidedThrough, oldestHeld, held: replica.heldCommands(),
      grantsKey: holds === 'everything' ? grantsKey : null,
    });
    if (generation !== this.#generation) return welcome;
    // Half of the round trip lies between the hub's stamp and now.
    const clockOffsetMs = Math.round(welcome.serverTime - (askedAt + clock.now()) / 2);
    replica.welcome(welcome, clockOffsetMs);
    this.#sentThrough = 0;
    this.#set({ head: welcome.head, clockOffsetMs });
    return welcome;
  }

  /** Goes on from the commit the replica stands at; resolves when it has reached the hub's head, and what waits is being sent. */
  async #follow(): Promise<void> {
    this.#stopFollowing();
    const tail = new Tail({
      replica: this.#options.replica,
      clock: this.#options.clock,
      timers: this.#options.timers,
      request: (event, body) => this.#request(event, body),
      onApplied: ({ head, to }) => this.#set({ head: Math.max(head, to) }),
      failed: (error) => this.#lost(error),
    });
    this.#tail = tail;
    await tail.pullToHead();
    if (this.#tail !== tail) return;
    this.#inStep = true;
    this.#schedulePing();
    this.#push();
  }

  #stopFollowing(): void {
    this.#inStep = false;
    this.#cancelPing?.();
    this.#tail?.end();
    this.#tail = undefined;
  }

  #fetchRows(welcome: Welcome): Promise<void> {
    const { replica, clock, timers, download, token } = this.#options;
    this.#set({ state: 'bootstrapping' });
    this.#bootstrap = new Bootstrap({
      replica, clock, timers, download, token,
      request: (event, body) => this.#request(event, body),
      onProgress: (bootstrap) => this.#set({ bootstrap }),
      follow: () => this.#follow(),
      stopFollowing: () => this.#stopFollowing(),
    });
    return this.#bootstrap.run(welcome);
  }

  /** What arrives unasked has no caller to hear of a full disk: it ends the connection, and the retry tries again. */
  #receive<E extends keyof HubEvents>(event: E, body: HubEvents[E]): void {
    try {
      this.#received(event, body);
    } catch (error) {
      this.#lost(error);
    }
  }

  #received<E extends keyof HubEvents>(event: E, body: HubEvents[E]): void {
    switch (event) {
      case 'batch':
        this.#tail?.arrived(body as Batch, this.#pushing > 0);
        return;
      case 'hint':
        this.#set({ head: (body as HubEvents['hint']).head });
        this.#tail?.pullSoon(0);
        return;
      case 'present':
        this.#options.onPresent?.(body as Present);
        return;
      case 'bye': {
        const { error, retryAfterMs } = body as HubEvents['bye'];
        this.#lost(new ShaotaiError(error.code, error.message, error.data), retryAfterMs);
      }
    }
  }

  /** Sends what waits, a few messages at a time; called whenever the replica changed. */
  #push(): void {
    if (this.#pushing >= PUSH_WINDOW || this.#connection === undefined || !this.#inStep) return;
    const { replica } = this.#options;
    const commands = replica.unsent(Math.max(this.#sentThrough, replica.position().decidedThrough), PUSH_COMMANDS);
    const last = commands.at(-1);
    if (last === undefined) return;
    this.#pushing += 1;
    // A message that fails ends the connection, and the next one begins with what the hub has not decided.
    this.#sentThrough = last.number;
    const generation = this.#generation;
    this.#background(this.#request('push', { commands }).then(({ batch }) => {
      if (generation !== this.#generation) return;
      this.#pushing -= 1;
      if (batch !== null) this.#tail?.arrived(batch, false);
      // The verdicts come with that batch or a live one; should it be lost, they are pulled.
      if (replica.position().decidedThrough < last.number) this.#tail?.pullSoon(PULL_GRACE_MS);
      this.#push();
    }));
    this.#push();
  }

  #schedulePing(): void {
    const generation = this.#generation;
    const askedAt = this.#options.clock.now();
    this.#cancelPing = this.#options.timers.after(PING_INTERVAL_MS, () => {
      if (generation !== this.#generation) return;
      if (this.#options.clock.now() - askedAt > PING_INTERVAL_MS + SLEEP_GAP_MS) {
        this.#lost(new ShaotaiError('hub.unreachable', 'the machine slept'), 0);
        return;
      }
      if (this.#tail === undefined) return;
      this.#background(this.#tail.acknowledge('ping').then(({ head }) => {
        if (generation !== this.#generation) return;
        this.#set({ head });
        if (this.#options.replica.position().cursor < head) this.#tail?.pullSoon(PULL_GRACE_MS);
        else this.#inspectNowAndThen();
        this.#schedulePing();
      }));
    });
  }

  #inspectNowAndThen(): void {
    // Sums are over every row of a scope.
    if (this.#view.state !== 'online') return;
    this.#pings += 1;
    const every = this.#inspection.passes === 0 ? INSPECT_FIRST_PINGS : INSPECT_LATER_PINGS;
    if (this.#pings % every === 0) this.#background(this.#inspection.next());
  }

  async #request<E extends keyof StationEvents>(event: E, body: StationEvents[E]['request']): Promise<StationEvents[E]['reply']> {
    const connection = this.#connection;
    if (connection === undefined) throw new ShaotaiError('hub.unreachable');
    const reply = await connection.request(event, body, REQUEST_TIMEOUT_MS);
    if (reply.ok) return reply.value;
    throw new ShaotaiError(reply.error.code, reply.error.message, reply.error.data);
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#options.timers.after(delayMs, resolve));
  }

  /** A request nobody waits for: its failure is the connection's. */
  #background(work: Promise<unknown>): void {
    const generation = this.#generation;
    work.catch((error: unknown) => {
      if (generation === this.#generation) this.#lost(error);
    });
  }

  #lost(error: unknown, retryAfterMs?: number): void {
    this.#drop();
    if (!this.#running || this.#paused) return;
    const value = toValue(error);
    const refused = NEEDS_A_PERSON.has(value.code);
    this.#failures += 1;
    this.#set({
      state: refused ? 'refused' : 'offline', problem: { code: value.code, message: value.message },
      offlineSince: this.#view.offlineSince ?? this.#options.clock.now(), bootstrap: null,
    });
    const named = retryAfterMs ?? (typeof value.data.retryAfterMs === 'number' ? value.data.retryAfterMs : 0);
    const delay = named + retryDelayMs(this.#failures - 1, this.#options.random);
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.timers.after(refused ? REFUSED_RETRY_MS : delay, () => this.#attempt());
  }

  #drop(): void {
    this.#generation += 1;
    this.#stopFollowing();
    this.#bootstrap?.end();
    this.#bootstrap = undefined;
    this.#pushing = 0;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  #set(change: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function toValue(error: unknown): Pick<ErrorValue, 'code' | 'message' | 'data'> {
  return error instanceof ShaotaiError ? error : { code: 'hub.unreachable', message: String(error), data: {} };
}

/** Refusals that another attempt does not cure by itself. */
const NEEDS_A_PERSON: ReadonlySet<string> = new Set<ErrorCode>([
  'token.invalid', 'account.disabled', 'version.clientTooOld', 'version.hubTooOld', 'signIn.notStationRole', 'hub.other',
]);
