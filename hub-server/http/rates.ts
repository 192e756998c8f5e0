/** How often one key, session or address may ask: a bucket of tokens each that fills up again at a steady pace. In memory. */
import type { Clock } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';

export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests a second that may go on for ever. */
  readonly perSecond: number;
}

export const DEFAULT_RATE: RateLimit = { burst: 2000, perSecond: 50 };

/** Bounds memory under requests from ever new addresses; who was heard of longest ago goes first. */
const BUCKETS_LIMIT = 50_000;
const SECOND_MS = 1000;

interface Bucket { readonly tokens: number; readonly at: number }

export class Rates {
  readonly #clock: Clock;
  readonly #limit: RateLimit;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, limit: RateLimit = DEFAULT_RATE) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /** Takes one token. Throws request.tooMany with data.retryAfterMs when there is none. */
  take(caller: string): void {
    const { burst, perSecond } = this.#limit;
    const now = this.#clock.now();
    const before = this.#buckets.get(caller) ?? { tokens: burst, at: now };
    // A clock set back gives nothing and takes nothing.
    const gained = (Math.max(0, now - before.at) / SECOND_MS) * perSecond;
    const tokens = Math.min(burst, before.tokens + gained);
    if (tokens < 1) {
      const retryAfterMs = Math.ceil(((1 - tokens) / perSecond) * SECOND_MS);
      throw new ShaotaiError('request.tooMany', undefined, { retryAfterMs });
    }
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens: tokens - 1, at: now });
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size <= BUCKETS_LIMIT) break;
      this.#buckets.delete(key);
    }
  }
}
