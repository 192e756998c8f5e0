/**
 * Subscribed queries: asked again when a table they read has changed, told only when the answer is different. Changes of
 * one tick are answered together, in slices between which other work has its turn, and a query that takes long rests in
 * proportion, so that a flood of batches (the first download) never starves the rest of the data process.
 */
import { createHash } from 'node:crypto';
import type { Clock, Timers } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';

/** What one slice may take before other work gets its turn: a frame of a 60 Hz screen. */
const SLICE_MS = 16;
/** A query that took n ms rests for n times this, so subscriptions use a fifth of the time at most. */
const REST_FACTOR = 4;
/** No query rests for longer, whatever it took. */
const LONGEST_REST_MS = 5_000;
/** Answers that depend on the clock (limits running out) are asked again this often. */
const TIMED_MS = 60_000;
/** Subscriptions one window may hold. The fullest desk has about twenty. */
export const SUBSCRIPTION_LIMIT = 200;

export interface QuerySource {
  readonly tables: readonly string[];
  /** The answer depends on the clock too. */
  readonly timed: boolean;
  readonly run: () => unknown;
}

interface Subscription extends QuerySource {
  readonly id: number;
  readonly owner: object;
  readonly notify: (subscription: number, result: unknown) => void;
  digest: string;
  dirty: boolean;
  /** What the last answer took, ms. */
  tookMs: number;
  /** Not asked again before this, ms by the clock. */
  restUntil: number;
}

export interface LiveQueriesOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  /** A query that worked at first fails now. The subscription stays. */
  readonly failed: (error: unknown) => void;
}

export class LiveQueries {
  readonly #options: LiveQueriesOptions;
  readonly #subscriptions = new Map<number, Subscription>();
  #lastId = 0;
  #cancelSlice: (() => void) | undefined;
  #cancelMinute: (() => void) | undefined;

  constructor(options: LiveQueriesOptions) {
    this.#options = options;
  }

  /**
   * Answers at once and again on `notify` whenever the answer is different. Throws what the query throws, and
   * 'subscription.tooMany' to a window that forgets to unsubscribe.
   */
  subscribe(owner: object, source: QuerySource, notify: Subscription['notify']): { subscription: number; result: unknown } {
    const held = [...this.#subscriptions.values()].filter((subscription) => subscription.owner === owner).length;
    if (held >= SUBSCRIPTION_LIMIT) throw new ShaotaiError('subscription.tooMany', undefined, { limit: SUBSCRIPTION_LIMIT });
    const begin = this.#options.clock.now();
    const result = source.run();
    const digest = digestOf(result);
    const tookMs = Math.max(0, this.#options.clock.now() - begin);
    this.#lastId += 1;
    const id = this.#lastId;
    this.#subscriptions.set(id, { ...source, id, owner, notify, digest, tookMs, dirty: false, restUntil: 0 });
    if (source.timed) this.#armMinute();
    return { subscription: id, result };
  }

  /** False when the owner has no such subscription. */
  unsubscribe(owner: object, id: number): boolean {
    return this.#subscriptions.get(id)?.owner === owner && this.#subscriptions.delete(id);
  }

  /** A window closed. */
  drop(owner: object): void {
    for (const [id, subscription] of this.#subscriptions) if (subscription.owner === owner) this.#subscriptions.delete(id);
  }

  /** Ends every subscription: signed out, locked, stopping. */
  clear(): void {
    this.#subscriptions.clear();
    this.#cancelSlice?.();
    this.#cancelMinute?.();
    this.#cancelSlice = undefined;
    this.#cancelMinute = undefined;
  }

  changed(tables: ReadonlySet<string>): void {
    this.#mark((subscription) => subscription.tables.some((table) => tables.has(table)));
  }

  #mark(concerns: (subscription: Subscription) => boolean): void {
    for (const subscription of this.#subscriptions.values()) if (concerns(subscription)) subscription.dirty = true;
    this.#armSlice();
  }

  #armSlice(): void {
    if (this.#cancelSlice !== undefined) return;
    const dirty = [...this.#subscriptions.values()].filter((subscription) => subscription.dirty);
    if (dirty.length === 0) return;
    const now = this.#options.clock.now();
    const waitMs = Math.min(...dirty.map((subscription) => restOf(subscription, now)));
    this.#cancelSlice = this.#options.timers.after(waitMs, () => {
      this.#cancelSlice = undefined;
      this.#slice();
      this.#armSlice();
    });
  }

  #slice(): void {
    const { clock } = this.#options;
    const begin = clock.now();
    for (const subscription of this.#subscriptions.values()) {
      const now = clock.now();
      if (!subscription.dirty || restOf(subscription, now) > 0) continue;
      if (now > begin && now - begin + subscription.tookMs > SLICE_MS) return;
      this.#ask(subscription);
    }
  }

  #ask(subscription: Subscription): void {
    const { clock, failed } = this.#options;
    const begin = clock.now();
    subscription.dirty = false;
    try {
      const result = subscription.run();
      const digest = digestOf(result);
      if (digest !== subscription.digest) {
        subscription.digest = digest;
        subscription.notify(subscription.id, result);
      }
    } catch (error) {
      failed(error);
    }
    const end = clock.now();
    subscription.tookMs = Math.max(0, end - begin);
    subscription.restUntil = end + Math.min(LONGEST_REST_MS, subscription.tookMs * REST_FACTOR);
  }

  #armMinute(): void {
    this.#cancelMinute ??= this.#options.timers.after(TIMED_MS, () => {
      this.#cancelMinute = undefined;
      if (![...this.#subscriptions.values()].some((subscription) => subscription.timed)) return;
      this.#mark((subscription) => subscription.timed);
      this.#armMinute();
    });
  }
}

/** Milliseconds until the subscription may be asked again. A clock that was set back ends the rest. */
function restOf(subscription: Subscription, now: number): number {
  const restMs = subscription.restUntil - now;
  return restMs > LONGEST_REST_MS ? 0 : Math.max(0, restMs);
}

/** Answers may be long (200 rows and more): only their digest is kept. */
function digestOf(result: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(result) ?? '')
    .digest('base64');
}
