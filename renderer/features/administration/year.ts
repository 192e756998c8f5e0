/** A year of working days as it is edited: every day is what its weekday says, unless it was made a holiday or a make-up day. */
import { dayText, parseDay } from '#domain/calendar/calendar.ts';

export type DayKind = 'work' | 'rest' | 'holiday' | 'makeUp';

export interface YearDays {
  readonly year: number;
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export interface Month {
  readonly month: (typeof MONTHS)[number];
  /** Empty places before the first day in a row that begins with Monday. */
  readonly lead: number;
  /** YYYY-MM-DD */
  readonly days: readonly string[];
}

/** 1970-01-01, day 0, was a Thursday: the third place after Monday. */
const FIRST_WEEKDAY = 3;
const SATURDAY = 5;

/** 0 is Monday. */
function weekdayOf(day: number): number {
  return (day + FIRST_WEEKDAY) % 7;
}

export function monthsOf(year: number): readonly Month[] {
  return MONTHS.map((month) => {
    const prefix = `${String(year)}-${String(month).padStart(2, '0')}-`;
    const first = parseDay(`${prefix}01`) ?? 0;
    const days: string[] = [];
    for (let day = first; dayText(day).startsWith(prefix); day += 1) days.push(dayText(day));
    return { month, lead: weekdayOf(first), days };
  });
}

export function kindOf({ holidays, makeUpDays }: YearDays, day: string): DayKind {
  if (makeUpDays.has(day)) return 'makeUp';
  if (holidays.has(day)) return 'holiday';
  return weekdayOf(parseDay(day) ?? 0) >= SATURDAY ? 'rest' : 'work';
}

/** A day off becomes one that is worked and the other way round; what it was marked as before is undone first. */
export function toggled(days: YearDays, day: string): YearDays {
  const holidays = new Set(days.holidays);
  const makeUpDays = new Set(days.makeUpDays);
  switch (kindOf(days, day)) {
    case 'work':
      holidays.add(day);
      break;
    case 'rest':
      makeUpDays.add(day);
      break;
    case 'holiday':
      holidays.delete(day);
      break;
    case 'makeUp':
      makeUpDays.delete(day);
      break;
  }
  return { ...days, holidays, makeUpDays };
}

export function sameDays(a: YearDays, b: YearDays): boolean {
  return a.year === b.year && sameSet(a.holidays, b.holidays) && sameSet(a.makeUpDays, b.makeUpDays);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((day) => b.has(day));
}

/** A column of the calendar's rows; a text that is no list of days is an empty one. */
export function daysOf(column: string): ReadonlySet<string> {
  try {
    const parsed: unknown = JSON.parse(column);
    return new Set(Array.isArray(parsed) ? parsed.filter((day): day is string => typeof day === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Years limits reach into that have no calendar: this one and the next. Limits over them are estimates (日历未加载). */
export function missingYears(known: readonly number[], thisYear: number): readonly number[] {
  return [thisYear, thisYear + 1].filter((year) => !known.includes(year));
}
