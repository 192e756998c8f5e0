/** How far a position can be trusted: by its age, said in words beside it. */

const MINUTE_MS = 60_000;
/** A member on duty sends a position every few minutes. */
const FRESH_MS = 15 * MINUTE_MS;
const STALE_MS = 120 * MINUTE_MS;

export type PositionAge = 'fresh' | 'late' | 'stale' | 'none';

export function ageOf(positionAt: number | null, now: number): PositionAge {
  if (positionAt === null) return 'none';
  const age = now - positionAt;
  if (age <= FRESH_MS) return 'fresh';
  return age <= STALE_MS ? 'late' : 'stale';
}

export const AGE_TONE = { fresh: 'green', late: 'amber', stale: 'grey', none: 'grey' } as const;
