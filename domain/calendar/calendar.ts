/**
 * Working days (工作日) of mainland China: Monday to Friday without public holidays, plus make-up days (调休上班).
 * Time zone is Asia/Shanghai, which has had no daylight saving since 1991, so a day is plain arithmetic.
 */

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export interface CalendarYearDays {
  readonly year: number;
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}

export interface Deadline {
  /** The last millisecond of the last day. */
  readonly at: number;
  /** False when a year without data was touched; the interface then shows 日历未加载. */
  readonly known: boolean;
}

/** Number of days since 1970-01-01 in Shanghai. */
export function dayNumber(instant: number): number {
  return Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** First millisecond of a Shanghai day. */
export function startOfDay(day: number): number {
  return day * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** YYYY-MM-DD of a Shanghai day. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of a YYYY-MM-DD text; `undefined` when that day does not exist (2026-02-30). */
export function parseDay(value: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
  return dayText(day) === value ? day : undefined;
}

export class WorkCalendar {
  readonly #years = new Set<number>();
  readonly #holidays = new Set<number>();
  readonly #makeUpDays = new Set<number>();

  constructor(years: readonly CalendarYearDays[]) {
    for (const { year, holidays, makeUpDays } of years) {
      this.#years.add(year);
      for (const text of holidays) this.#holidays.add(parseDay(text) ?? NaN);
      for (const text of makeUpDays) this.#makeUpDays.add(parseDay(text) ?? NaN);
    }
  }

  /** Whether the calendar of the day's year is loaded. */
  knows(day: number): boolean {
    return this.#years.has(new Date(day * DAY_MS).getUTCFullYear());
  }

  isWorkingDay(day: number): boolean {
    if (this.#makeUpDays.has(day)) return true;
    if (this.#holidays.has(day)) return false;
    const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
    return weekday !== 0 && weekday !== 6;
  }

  /**
   * The end of the n-th working day after the start; the start day is not counted.
   * 2026-02-11 + 10 working days = 2026-03-03 (Spring Festival, make-up days 02-14 and 02-28).
   */
  deadline(start: number, workingDays: number): Deadline {
    let day = dayNumber(start);
    let known = this.knows(day);
    for (let counted = 0; counted < workingDays;) {
      day += 1;
      known &&= this.knows(day);
      if (this.isWorkingDay(day)) counted += 1;
    }
    return { at: startOfDay(day + 1) - 1, known };
  }

  /** Working days between now and a deadline: 0 on its last day, negative once it has passed. */
  workingDaysLeft(now: number, due: number): number {
    const today = dayNumber(now);
    const last = dayNumber(due);
    const step = last >= today ? 1 : -1;
    let count = 0;
    for (let day = today; day !== last; day += step) {
      if (this.isWorkingDay(step > 0 ? day + 1 : day)) count += step;
    }
    // Overdue by less than a working day is still overdue.
    return now > due ? Math.min(count, -1) : count;
  }
}
