/** Hybrid logical clock: orders operations of stations that were offline, without trusting their clocks far. */

export interface Stamp {
  /** Milliseconds since 1970 UTC, never behind what the station has seen. */
  readonly ms: number;
  /** Tells operations of one millisecond apart. */
  readonly counter: number;
  /** The station. */
  readonly node: string;
}

/** A clock that runs ahead pulls others along by this much and no further. */
export const DRIFT_MAX_MS = 60_000;

export function compareStamps(a: Stamp, b: Stamp): number {
  return a.ms - b.ms || a.counter - b.counter || (a.node < b.node ? -1 : a.node > b.node ? 1 : 0);
}

/**
 * The stamp of a station's next operation: later than its own last one and than what it has seen of others. A stamp of others
 * beyond the drift is not followed.
 */
export function nextStamp(node: string, now: number, last: Stamp | undefined, seen: Stamp | undefined): Stamp {
  const trusted = seen !== undefined && seen.ms <= now + DRIFT_MAX_MS ? seen : undefined;
  const latest = [last, trusted].filter((stamp) => stamp !== undefined).sort(compareStamps).at(-1);
  return latest === undefined || latest.ms < now ? { ms: now, counter: 0, node } : { ms: latest.ms, counter: latest.counter + 1, node };
}
