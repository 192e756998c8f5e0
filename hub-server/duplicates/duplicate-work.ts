/** Gives the duplicates their turn: small slices while work waits, so that no station notices, and a look now and then. */
import type { Timers } from '#domain/core/time.ts';
import { LeadDuplicates } from './lead-duplicates.ts';
import type { LeadDuplicatesOptions } from './lead-duplicates.ts';

/** Leads a slice: some 20 ms. */
const SLICE_LEADS = 10;
const PAUSE_MS = 60;
/** A suggestion may be this late. */
const LOOK_EVERY_MS = 500;
/** After a failure, a full disk for example. */
const RETRY_AFTER_MS = 60_000;

export interface DuplicateWorkOptions extends LeadDuplicatesOptions {
  readonly timers: Timers;
  readonly onFailure: (error: unknown) => void;
}

export class DuplicateWork {
  readonly #options: DuplicateWorkOptions;
  readonly #duplicates: LeadDuplicates;
  #cancel: () => void;

  constructor(options: DuplicateWorkOptions) {
    this.#options = options;
    this.#duplicates = new LeadDuplicates(options);
    this.#cancel = options.timers.after(LOOK_EVERY_MS, () => this.#turn());
  }

  stop(): void {
    this.#cancel();
    this.#duplicates.stop();
  }

  #turn(): void {
    this.#cancel = this.#options.timers.after(this.#slice(), () => this.#turn());
  }

  /** Works a slice; returns when the next turn is, ms from now. */
  #slice(): number {
    try {
      return this.#duplicates.work(SLICE_LEADS) ? PAUSE_MS : LOOK_EVERY_MS;
    } catch (error) {
      this.#options.onFailure(error);
      return RETRY_AFTER_MS;
    }
  }
}
