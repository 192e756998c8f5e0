/** When a job is due. Days are Shanghai's, which has had no daylight saving since 1991, so a day is plain arithmetic. */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';

const MINUTE_MS = 60_000;
/** Longer than any row of days without a working day. */
const WORKING_DAY_WITHIN_DAYS = 31;

/** Names the period a moment lies in; a job runs once for each name, late rather than never. */
export type Rhythm = (now: number, calendar: WorkCalendar) => string;

/** Every so many minutes, counted from midnight of 1970-01-01 UTC. */
export function everyMinutes(minutes: number): Rhythm {
  return (now) => String(Math.floor(now / (minutes * MINUTE_MS)));
}

/** Every calendar day from a minute of the day on; the period is named like 2026-11-22. */
export function everyDay(minuteOfDay: number): Rhythm {
  return (now) => dayText(dayNumber(now - minuteOfDay * MINUTE_MS));
}

/** Every working day from a minute of the day on; the period is named like 2026-11-23. */
export function everyWorkingDay(minuteOfDay: number): Rhythm {
  return (now, calendar) => {
    const latest = dayNumber(now - minuteOfDay * MINUTE_MS);
    for (let day = latest; day > latest - WORKING_DAY_WITHIN_DAYS; day -= 1) {
      if (calendar.isWorkingDay(day)) return dayText(day);
    }
    return dayText(latest);
  };
}

/** Every month from a minute of its n-th working day on; the period is named like 2026-11. */
export function everyMonth(workingDay: number, minuteOfDay: number): Rhythm {
  return (now, calendar) => {
    const month = dayText(dayNumber(now)).slice(0, 7);
    return now >= inMonth(month, workingDay, minuteOfDay, calendar) ? month : monthBefore(month);
  };
}

function inMonth(month: string, workingDay: number, minuteOfDay: number, calendar: WorkCalendar): number {
  const dayBefore = (parseDay(`${month}-01`) ?? 0) - 1;
  // The end of the n-th working day after the day before the month, minus that day, plus the minutes.
  const day = dayNumber(calendar.deadline(startOfDay(dayBefore), workingDay).at);
  return startOfDay(day) + minuteOfDay * MINUTE_MS;
}

function monthBefore(month: string): string {
  return dayText((parseDay(`${month}-01`) ?? 0) - 1).slice(0, 7);
}
