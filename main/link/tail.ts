/**
 * The change log as it comes to one connection's replica: live batches, answers to pulls, and what is missing between them.
 * A pull brings many small batches; each is one transaction with its cursor, and after some milliseconds of them whoever
 * waits has a turn.
 * Belongs to one connection: after `end` nothing of it has any effect.
 */
import type { Clock, Timers } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Batch, StationEvents } from '#protocol/hub/messages.ts';
import type { LinkedReplica } from '../replica/replica.ts';

/** Batches that come in this time are acknowledged together: a small part of what the hub lets be on its way, ms. */
const ACKNOWLEDGE_PAUSE_MS = 100;
/** A turn of batches ends with the first one that is done after this; one takes 2 to 6 ms, and a frame is 16, ms. */
const TURN_MS = 6;
/** Then others have this long for what waits, a screen's queries among them, ms. */
const BREATH_MS = 1;
/** While the replica's log is long, its copying is given this long, then this long again … */
const LOG_PAUSE_MS = 20;
/** … and no longer than this in all: a thread that cannot copy must not hold up the tail, ms. */
const LOG_LIMIT_MS = 1_000;

export interface TailOptions {
  readonly replica: Pick<LinkedReplica, 'position' | 'applyBatch' | 'durable' | 'logIsLong'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly request: <E extends keyof StationEvents>(event: E, body: StationEvents[E]['request']) => Promise<StationEvents[E]['reply']>;
  readonly onApplied: (batch: Batch) => void;
  /** Something nobody waits for failed: the connection ends. */
  readonly failed: (error: unknown) => void;
}

export class Tail {
  readonly #options: TailOptions;
  #ended = false;
  #pulling = false;
  /** Asked to pull while pulling: there may be more than the hub has answered. */
  #again = false;
  /** Live batches that came while a pull was being applied: they go on where it ends. */
  #held: Batch[] = [];
  #cancelPull: (() => void) | undefined;
  #cancelAcknowledgement: (() => void) | undefined;

  constructor(options: TailOptions) {
    this.#options = options;
  }

  end(): void {
    this.#ended = true;
    this.#held = [];
    this.#cancelPull?.();
    this.#cancelAcknowledgement?.();
  }

  /** A live batch. `early`: the one before it may be in an answer that is heard a little later. */
  arrived(batch: Batch, early: boolean): void {
    if (this.#ended) return;
    if (this.#pulling) this.#held.push(batch);
    else if (this.#apply(batch)) this.#acknowledgeSoon();
    else if (early) this.#options.timers.after(0, () => this.#guarded(() => this.arrived(batch, false)));
    else if (batch.to > this.#options.replica.position().cursor) this.pullSoon(0);
  }

  /** Asks for what is missing, unless somebody does already. */
  pullSoon(delayMs: number): void {
    this.#again ||= this.#pulling;
    if (this.#pulling || this.#cancelPull !== undefined || this.#ended) return;
    this.#cancelPull = this.#options.timers.after(delayMs, () => {
      this.#cancelPull = undefined;
      if (!this.#pulling) this.pullToHead().catch((error: unknown) => this.#fail(error));
    });
  }

  /** Resolves when everything the hub had is here and durable, or the connection has ended. */
  async pullToHead(): Promise<void> {
    const { replica, request } = this.#options;
    this.#pulling = true;
    try {
      for (let behind = true; behind && !this.#ended;) {
        const { cursor, decidedThrough } = replica.position();
        const answer = await request('pull', { cursor, decidedThrough });
        const { to, head } = await this.#applyAll([answer, ...answer.following ?? []]);
        behind = to < head;
      }
      await replica.durable();
    } finally {
      this.#pulling = false;
    }
    this.#goOn();
  }

  /** Answers the last batch that could be applied. Throws when not even the first continues what is here. */
  async #applyAll(batches: readonly [Batch, ...Batch[]]): Promise<Batch> {
    let [last] = batches;
    let turnBegan = this.#options.clock.now();
    for (const [index, batch] of batches.entries()) {
      if (index > 0) turnBegan = await this.#breathe(turnBegan);
      if (this.#ended) break;
      if (!this.#apply(batch)) {
        if (index === 0) throw new ShaotaiError('hub.unreachable', 'the answer to a pull does not continue the rows here');
        break;
      }
      last = batch;
    }
    return last;
  }

  /** What came during a pull goes on where it ended. */
  #goOn(): void {
    const held = this.#held;
    this.#held = [];
    if (this.#ended) return;
    for (const batch of held) this.arrived(batch, false);
    if (this.#again) this.pullSoon(0);
    this.#again = false;
  }

  /** Lets others have their turn when this one was long enough, and the log be copied. Answers when the turn began. */
  async #breathe(turnBegan: number): Promise<number> {
    const { clock } = this.#options;
    const tookMs = clock.now() - turnBegan;
    // A clock that was set back says nothing.
    if (tookMs >= 0 && tookMs < TURN_MS) return turnBegan;
    await this.#pause(BREATH_MS);
    for (let waited = 0; waited < LOG_LIMIT_MS && !this.#ended && this.#options.replica.logIsLong(); waited += LOG_PAUSE_MS) {
      await this.#pause(LOG_PAUSE_MS);
    }
    return clock.now();
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#options.timers.after(delayMs, resolve));
  }

  #apply(batch: Batch): boolean {
    const applied = this.#options.replica.applyBatch(batch);
    if (applied) this.#options.onApplied(batch);
    return applied;
  }

  #acknowledgeSoon(): void {
    this.#cancelAcknowledgement ??= this.#options.timers.after(ACKNOWLEDGE_PAUSE_MS, () => {
      this.#cancelAcknowledgement = undefined;
      this.acknowledge('applied').catch((error: unknown) => this.#fail(error));
    });
  }

  /** Tells the hub what is durable here. */
  async acknowledge<E extends 'applied' | 'ping'>(event: E): Promise<StationEvents[E]['reply']> {
    const { replica, request } = this.#options;
    const { cursor, decidedThrough } = replica.position();
    await replica.durable();
    return request(event, { cursor, decidedThrough });
  }

  /** What no caller waits for has none to hear of a full disk. */
  #guarded(work: () => void): void {
    if (this.#ended) return;
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!this.#ended) this.#options.failed(error);
  }
}
