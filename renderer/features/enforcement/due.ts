/** When a look-back is due, in calendar days (7 and 30 days after the summary are calendar days, not working days). */
import { dayNumber } from '#domain/calendar/calendar.ts';
import type { Tone } from '../../ui/tone.ts';

/** From two days before it is due a look-back is amber. */
const AMBER_DAYS = 2;

export interface DueWords {
  readonly tone: Extract<Tone, 'red' | 'amber' | 'green'>;
  readonly kind: 'left' | 'today' | 'over';
  /** Calendar days left or over. */
  readonly days: number;
}

export function dueWords(dueAt: number, now: number): DueWords {
  const left = dayNumber(dueAt) - dayNumber(now);
  if (left < 0) return { tone: 'red', kind: 'over', days: -left };
  return { tone: left <= AMBER_DAYS ? 'amber' : 'green', kind: left === 0 ? 'today' : 'left', days: left };
}
