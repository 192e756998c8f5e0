/** Slows password guessing at the station down, also across restarts: DIR/sign-in-attempts.json. */
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { readJsonFile, writeAtomically } from './atomic-file.ts';

/** Slips of the finger that cost nothing. */
const FREE_FAILURES = 3;
/** The first pause; each further failure doubles it. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** Bounds the file when ever new logins are tried; the oldest go first. */
const LOGINS_LIMIT = 500;

const Attempt = z.strictObject({ login: z.string(), failures: z.int().min(1), failedAt: z.int() });
type Attempt = z.infer<typeof Attempt>;
const File = z.strictObject({ version: z.literal(1), attempts: z.array(Attempt) });

export class SignInAttempts {
  readonly #path: string;
  readonly #clock: Clock;
  #attempts: readonly Attempt[];

  constructor(directory: string, clock: Clock, damaged: (problem: string) => void) {
    this.#path = join(directory, 'sign-in-attempts.json');
    this.#clock = clock;
    this.#attempts = readJsonFile(this.#path, File, damaged)?.attempts ?? [];
  }

  /** Throws 'signIn.tooMany' with data.retryAfterMs while the login has to wait. */
  check(login: string): void {
    const attempt = this.#attempts.find((entry) => entry.login === login);
    if (attempt === undefined || attempt.failures < FREE_FAILURES) return;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt.failures - FREE_FAILURES));
    const sinceMs = this.#clock.now() - attempt.failedAt;
    // A clock set back must not lock anybody out for longer than the pause itself.
    const retryAfterMs = Math.min(pauseMs, pauseMs - sinceMs);
    if (retryAfterMs > 0) throw new ShaotaiError('signIn.tooMany', undefined, { retryAfterMs });
  }

  failed(login: string): void {
    const failures = (this.#attempts.find((entry) => entry.login === login)?.failures ?? 0) + 1;
    const others = this.#attempts.filter((entry) => entry.login !== login);
    this.#store([...others, { login, failures, failedAt: this.#clock.now() }].slice(-LOGINS_LIMIT));
  }

  succeeded(login: string): void {
    const others = this.#attempts.filter((entry) => entry.login !== login);
    if (others.length < this.#attempts.length) this.#store(others);
  }

  #store(attempts: readonly Attempt[]): void {
    writeAtomically(this.#path, JSON.stringify({ version: 1, attempts }));
    this.#attempts = attempts;
  }
}
