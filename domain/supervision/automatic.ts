/**
 * 系统提醒、系统催办: what the hub does by itself about a limit that runs amber or red, each once while that limit runs (domain
 * catalogue 1.6, columns amber, red and "on red"; 1.9). The colours above are issued by people.
 */
import { lightOf } from '../calendar/limits.ts';
import type { Supervision } from '../schema/supervision.ts';
import { heightOf, highestOpen } from './ladder.ts';

/** A row with a running limit, and the unit it lies with. */
export interface HeldLimit {
  readonly open: 0 | 1;
  readonly limitFrom: number | null;
  readonly amberAt: number | null;
  readonly dueAt: number | null;
  readonly unit: string;
}

/** The rung the hub issues now; `rungs` are those ever issued about the row. */
export function automaticRung(held: HeldLimit, rungs: readonly Supervision[], now: number): 'reminder' | 'urge' | undefined {
  const light = held.open === 1 ? lightOf(held, now) : undefined;
  if (light === undefined || light === 'green') return undefined;
  const rung = light === 'red' ? 'urge' : 'reminder';
  const against = rungs.filter(({ unit }) => unit === held.unit);
  const before = against.some((each) => each.issuedAt >= (held.limitFrom ?? 0) && heightOf(each.rung) >= heightOf(rung));
  const highest = highestOpen(against);
  return before || (highest !== undefined && heightOf(highest.rung) >= heightOf(rung)) ? undefined : rung;
}

/** Whether a reminder or an urge of the hub is done with: its limit has ended, was put off, or the row lies with another unit. */
export function isSettled(issued: Supervision, held: HeldLimit | undefined, now: number): boolean {
  if (held === undefined || held.open === 0 || held.unit !== issued.unit) return true;
  const light = lightOf(held, now);
  return light === undefined || light === 'green' || (held.limitFrom ?? 0) > issued.issuedAt;
}
