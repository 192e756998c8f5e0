/** What a running time limit says, as data; LimitChip and the printed sheet put it into words. */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { dayNumber } from '#domain/calendar/calendar.ts';
import type { Light } from '#domain/calendar/limits.ts';
import { lightOf } from '#domain/calendar/limits.ts';

export interface LimitColumns {
  readonly amberAt: number | null;
  readonly dueAt: number | null;
  readonly calendarKnown: 0 | 1;
}

export type LimitWords =
  | { readonly kind: 'none' }
  | { readonly kind: 'today'; readonly light: Light; readonly known: boolean }
  /** Working days left or overdue, at least 1. */
  | { readonly kind: 'left' | 'over'; readonly days: number; readonly light: Light; readonly known: boolean };

export function limitWords(row: LimitColumns, calendar: WorkCalendar, now: number): LimitWords {
  const light = lightOf(row, now);
  if (row.dueAt === null || light === undefined) return { kind: 'none' };
  const known = row.calendarKnown === 1;
  const left = calendar.workingDaysLeft(now, row.dueAt);
  if (left < 0) return { kind: 'over', days: -left, light, known };
  // The last day itself, and rest days before it that leave no working day, are "today" only on the day it ends.
  if (left === 0 && dayNumber(now) === dayNumber(row.dueAt)) return { kind: 'today', light, known };
  return { kind: 'left', days: Math.max(1, left), light, known };
}

/** How much of the limit has passed, 0–1; 1 when it has ended. */
export function limitShare(from: number | null, due: number | null, now: number): number {
  if (from === null || due === null || due <= from) return 1;
  return Math.min(1, Math.max(0, (now - from) / (due - from)));
}
