/** How fast a file comes over one connection, and how long the rest of it will take at that pace. */
import type { Clock } from '#domain/core/time.ts';

export class Pace {
  readonly #clock: Clock;
  readonly #totalBytes: number;
  /** When something came first: what an earlier connection brought says nothing about the pace of this one. */
  #first: { readonly at: number; readonly bytes: number } | undefined;
  #bytes = 0;

  constructor(clock: Clock, totalBytes: number) {
    this.#clock = clock;
    this.#totalBytes = totalBytes;
  }

  arrived(bytes: number): void {
    this.#first ??= { at: this.#clock.now(), bytes };
    this.#bytes = bytes;
  }

  /** Null when the pace is not known: nothing more came, the file has been coming for less than `knownAfterMs`, or the clock was set. */
  leftMs(knownAfterMs: number): number | null {
    if (this.#first === undefined) return null;
    const tookMs = this.#clock.now() - this.#first.at;
    const came = this.#bytes - this.#first.bytes;
    return tookMs < knownAfterMs || came <= 0 ? null : Math.round(((this.#totalBytes - this.#bytes) * tookMs) / came);
  }
}
