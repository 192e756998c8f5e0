/** Virtual time: one queue of timed events, run in order; nothing waits for the real clock. */
import type { Clock, Timers } from '#domain/core/time.ts';

interface Event { readonly at: number; readonly order: number; readonly run: () => void; cancelled: boolean }

export class VirtualTime implements Clock, Timers {
  #now: number;
  #order = 0;
  readonly #queue: Event[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const event = { at: this.#now + Math.max(0, Math.round(delayMs)), order: this.#order += 1, run, cancelled: false };
    let index = this.#queue.length;
    while (index > 0 && isLater(this.#queue[index - 1], event)) index -= 1;
    this.#queue.splice(index, 0, event);
    return () => {
      event.cancelled = true;
    };
  }

  /** A clock of a machine whose time is off by an offset that may change. */
  skewed(offsetMs: () => number): Clock {
    return { now: () => this.#now + offsetMs() };
  }

  /** Runs events until the given time; promises settle between them. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      const event = this.#queue[0];
      if (event === undefined || event.at > end) break;
      this.#queue.shift();
      if (event.cancelled) continue;
      this.#now = event.at;
      event.run();
      await settle();
    }
    this.#now = Math.max(this.#now, end);
  }
}

function isLater(a: Event | undefined, b: Event): boolean {
  return a !== undefined && (a.at > b.at || (a.at === b.at && a.order > b.order));
}

/** Lets every promise that can settle do so: the macrotask runs when no microtask is left. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
