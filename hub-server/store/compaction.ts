/**
 * Keeps the change log to the newest commits. Stations that were away for longer fetch their rows anew; everybody else
 * catches up from the log. In small steps, so that deciding commands never waits for it.
 */
import type { Timers } from '#domain/core/time.ts';
import type { HubStore } from './store.ts';

/** Commits a step: a few milliseconds. */
const STEP_COMMITS = 500;
const STEP_PAUSE_MS = 50;
const LOOK_EVERY_MS = 60_000;

export interface CompactionOptions {
  readonly store: Pick<HubStore, 'head' | 'floor' | 'compact'>;
  readonly timers: Timers;
  readonly keepCommits: number;
  readonly onFailure: (error: unknown) => void;
}

export class Compaction {
  readonly #options: CompactionOptions;
  #cancel: (() => void) | undefined;

  constructor(options: CompactionOptions) {
    this.#options = options;
    this.#schedule(LOOK_EVERY_MS);
  }

  stop(): void {
    this.#cancel?.();
  }

  #schedule(delayMs: number): void {
    this.#cancel = this.#options.timers.after(delayMs, () => this.#schedule(this.#step() ? STEP_PAUSE_MS : LOOK_EVERY_MS));
  }

  /** Whether more is left to do. */
  #step(): boolean {
    const { store, keepCommits, onFailure } = this.#options;
    const target = store.head() - keepCommits;
    if (store.floor() >= target) return false;
    try {
      store.compact(Math.min(target, store.floor() + STEP_COMMITS));
    } catch (error) {
      // A full disk, for example: the log only stays longer than it must.
      onFailure(error);
      return false;
    }
    return store.floor() < target;
  }
}
