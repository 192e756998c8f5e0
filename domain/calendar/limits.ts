/** Time limits of the trade (domain catalogue 1.6) and the colour a running limit has. */
import { dayNumber, startOfDay } from './calendar.ts';
import type { WorkCalendar } from './calendar.ts';

/** T1: a registration reaches its village's inbox within one natural hour. */
export const PUSH_LIMIT_MS = 3_600_000;

/** Working days. Sources: T4, T6 東府办〔2017〕109号 and the newspaper of the start; T3, T7, T8, T11 are proposals. */
export const LIMIT_DAYS = { assign: 1, firstCheck: 10, recheck: 10, villageDisposal: 5, triage: 1, department: 15, revisit: 3 } as const;
/** A limit turns amber when this many working days are left. */
export const AMBER_DAYS_LEFT = { assign: 0, firstCheck: 3, recheck: 3, villageDisposal: 2, triage: 0, department: 5, revisit: 1 } as const;

export type Limit = keyof typeof LIMIT_DAYS;

export interface RunningLimit<L extends Limit = Limit> {
  readonly limit: L;
  readonly limitFrom: number;
  readonly amberAt: number;
  readonly dueAt: number;
  readonly calendarKnown: 0 | 1;
}

/** Starts a limit; the columns of a task or lead that describe it. */
export function startLimit<L extends Limit>(calendar: WorkCalendar, limit: L, from: number): RunningLimit<L> {
  const due = calendar.deadline(from, LIMIT_DAYS[limit]);
  // Amber begins at the end of the day after which AMBER_DAYS_LEFT working days remain.
  const amberAfter = calendar.deadline(from, LIMIT_DAYS[limit] - AMBER_DAYS_LEFT[limit] - 1);
  return { limit, limitFrom: from, amberAt: Math.max(from, amberAfter.at + 1), dueAt: due.at, calendarKnown: due.known ? 1 : 0 };
}

/** A limit that ends on another day than the usual one: paused, deferred, or a period of its own (a special inspection). */
export function limitUntil<L extends Limit>(calendar: WorkCalendar, limit: L, from: number, dueAt: number): RunningLimit<L> {
  const usual = startLimit(calendar, limit, from);
  if (dueAt === usual.dueAt) return usual;
  // Back to the working day after which AMBER_DAYS_LEFT remain besides the one that has begun, as startLimit counts.
  let day = dayNumber(dueAt) + 1;
  for (let counted = 0; counted < AMBER_DAYS_LEFT[limit] + 2 && day > dayNumber(from);) {
    day -= 1;
    if (calendar.isWorkingDay(day)) counted += 1;
  }
  const calendarKnown = calendar.knows(dayNumber(dueAt)) ? usual.calendarKnown : 0;
  return { ...usual, amberAt: Math.min(Math.max(from, startOfDay(day + 1)), dueAt), dueAt, calendarKnown };
}

export const NO_LIMIT = { limit: null, limitFrom: null, amberAt: null, dueAt: null } as const;

/** Traffic light 红黄绿. */
export type Light = 'green' | 'amber' | 'red';

export function lightOf(row: { readonly amberAt: number | null; readonly dueAt: number | null }, now: number): Light | undefined {
  if (row.dueAt === null) return undefined;
  if (now > row.dueAt) return 'red';
  return row.amberAt !== null && now >= row.amberAt ? 'amber' : 'green';
}
