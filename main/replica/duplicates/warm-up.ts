/** Takes leads into the index of what resembles them while nobody waits, so that a look-up finds it ready. */
import type { Timers } from '#domain/core/time.ts';
import type { Replica } from '../replica.ts';
import { leadMatchesOf } from './lead-matches.ts';

/** Leads a slice: below 10 ms, so that no query waits longer than a frame. */
const SLICE_LEADS = 40;
const PAUSE_MS = 60;
/** The first download and the first screens come first. */
const START_AFTER_MS = 2_000;

export class WarmUp {
  readonly #replica: Pick<Replica, 'database' | 'onChange'>;
  readonly #timers: Timers;
  readonly #unsubscribe: () => void;
  #cancel: (() => void) | undefined;

  constructor(replica: Pick<Replica, 'database' | 'onChange'>, timers: Timers) {
    this.#replica = replica;
    this.#timers = timers;
    this.#unsubscribe = replica.onChange(({ tables }) => {
      if (tables.has('lead')) this.#arm(PAUSE_MS);
    });
    this.#arm(START_AFTER_MS);
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancel?.();
  }

  #arm(delayMs: number): void {
    this.#cancel ??= this.#timers.after(delayMs, () => {
      this.#cancel = undefined;
      if (leadMatchesOf(this.#replica.database).takeIn(SLICE_LEADS)) this.#arm(PAUSE_MS);
    });
  }
}
