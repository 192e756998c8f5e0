/** Hybrid logical clock: orders operations of stations that were offline, without trusting their clocks far. */

export interface Stamp {
  /** Milliseconds since 1970 UTC, never behind what the station has seen. */
  readonly ms: number;
  /** Tells operations of one millisecond apart. */
  readonly counter: number;
  /** The station. */
  readonly node: string;
}

/** A clock that runs ahead may pull others along by this much and no further. */
export const DRIFT_MAX_MS = 60_000;

export function compareStamps(a: Stamp, b: Stamp): number {
  return a.ms - b.ms || a.counter - b.counter || (a.node < b.node ? -1 : a.node > b.node ? 1 : 0);
}

/** The stamp of a station's next operation, later than its own last one and than those it has seen, within the drift. */
export function nextStamp(node: string, now: number, seen: Stamp | undefined): Stamp {
  if (seen === undefined || seen.ms < now) return { ms: now, counter: 0, node };
  if (seen.ms > now + DRIFT_MAX_MS && seen.node !== node) return { ms: now + DRIFT_MAX_MS, counter: 0, node };
  return { ms: seen.ms, counter: seen.counter + 1, node };
}
