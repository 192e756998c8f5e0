/** Slows guessing down: counts failed sign-ins by login and by network address in a sliding window, in memory. */
import type { Clock } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';

const WINDOW_MS = 15 * 60_000;
/** Failures of one login within the window before it has to wait. */
const LOGIN_FAILURES = 8;
/** Failures from one address: a whole town's offices may share one behind NAT, so much wider than a login's. */
const ADDRESS_FAILURES = 100;
/** Bounds memory under an attack with ever new logins; the oldest entries go first. */
const KEYS_LIMIT = 20_000;

export class SignInAttempts {
  readonly #clock: Clock;
  readonly #failures = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts an attempt as failed before the password is checked, so that attempts sent at once cannot pass together.
   * Throws signIn.tooMany with data.retryAfterMs.
   */
  begin(login: string, address: string): void {
    const retryAfterMs = Math.max(this.#waitOf(`login:${login}`, LOGIN_FAILURES), this.#waitOf(`address:${address}`, ADDRESS_FAILURES));
    if (retryAfterMs > 0) throw new ShaotaiError('signIn.tooMany', undefined, { retryAfterMs });
    for (const key of [`login:${login}`, `address:${address}`]) {
      const recent = this.#recent(key);
      this.#failures.delete(key);
      this.#failures.set(key, [...recent, this.#clock.now()].slice(-ADDRESS_FAILURES));
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= KEYS_LIMIT) break;
      this.#failures.delete(key);
    }
  }

  /** A right password clears the login's failures; of the address's only this attempt was none. */
  succeeded(login: string, address: string): void {
    this.#failures.delete(`login:${login}`);
    this.#failures.get(`address:${address}`)?.pop();
  }

  #recent(key: string): number[] {
    const now = this.#clock.now();
    // A clock set back must not lock people out for longer than the window.
    return (this.#failures.get(key) ?? []).filter((at) => at > now - WINDOW_MS && at <= now);
  }

  #waitOf(key: string, limit: number): number {
    const recent = this.#recent(key);
    const oldestCounted = recent.at(-limit);
    return oldestCounted === undefined ? 0 : oldestCounted + WINDOW_MS - this.#clock.now();
  }
}
