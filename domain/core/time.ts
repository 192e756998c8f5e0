/** The clock and timers as ports. Production passes the system's (one file a host), the simulation virtual time. */

export interface Clock {
  /** Milliseconds since 1970 UTC; may jump. */
  now(): number;
}

export interface Timers {
  /** Runs once after a delay; returns its cancellation. */
  after(delayMs: number, run: () => void): () => void;
}

/** Uniform in [0, 1). */
export type Random = () => number;

/** A new unique, time-ordered id. */
export type NewId = () => string;
