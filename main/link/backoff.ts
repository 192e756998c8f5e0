/**
 * When to try again. Each wait is drawn between a third of a ceiling and the ceiling, which grows with every failure: after
 * a short outage everybody is back within about as long as it took, and nobody asks a hub that stays away more often than
 * every 45 s. Drawn from the whole width, a few unlucky early draws would raise some stations' ceilings far beyond the
 * outage. (The library's own back-off adds its jitter before the cap, so after a few attempts all clients retry in the same
 * instant.)
 */
import type { Random } from '#domain/core/time.ts';

/** The first attempts of all stations are spread over half a second to one and a half. */
export const RETRY_BASE_MS = 1_500;
export const RETRY_CAP_MS = 45_000;
const GROWTH = 1.3;
/** Attempts beyond this do not raise the ceiling: 1.3^13 × 1.5 s is above the cap, and the exponent stays small for ever. */
const MAX_EXPONENT = 13;
const SHORTEST = 1 / 3;

/** Delay before the attempt after `failures` failed ones, ms. */
export function retryDelayMs(failures: number, random: Random): number {
  const ceiling = Math.min(RETRY_CAP_MS, RETRY_BASE_MS * GROWTH ** Math.min(MAX_EXPONENT, Math.max(0, failures)));
  return Math.round(ceiling * (SHORTEST + (1 - SHORTEST) * random()));
}
