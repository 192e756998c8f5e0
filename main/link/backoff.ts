/**
 * When to try again. Full jitter: uniform between zero and an exponential ceiling. (The library's own back-off adds its
 * jitter before the cap, so after a few attempts all clients retry in the same instant.)
 */
import type { Random } from '#domain/core/time.ts';

export const RETRY_BASE_MS = 500;
export const RETRY_CAP_MS = 45_000;
/** Attempts beyond this do not raise the ceiling: 2^7 × 500 ms is above the cap, and the exponent stays small for ever. */
const MAX_EXPONENT = 7;

/** Delay before the attempt after `failures` failed ones, ms. */
export function retryDelayMs(failures: number, random: Random): number {
  const ceiling = Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** Math.min(MAX_EXPONENT, Math.max(0, failures)));
  return Math.round(random() * ceiling);
}
