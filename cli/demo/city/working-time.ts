/**
 * Working minutes: the axis on which the demo city's past is laid out. Offices work seven hours on a working day; on other
 * days somebody is on duty for an hour and a half. What lies beyond the end of the axis has not happened yet.
 */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { dayNumber, startOfDay } from '#domain/calendar/calendar.ts';

const MINUTE_MS = 60_000;
/** 08:30–12:00 and 14:00–17:30. */
const OFFICE_SHIFTS = [{ from: 510, minutes: 210 }, { from: 840, minutes: 210 }] as const;
/** 09:00–10:30. */
const DUTY_SHIFTS = [{ from: 540, minutes: 90 }] as const;

/** Working minutes of one working day. */
export const WORKING_DAY = 420;

interface Shift { readonly start: number; readonly minutes: number; readonly from: number }

export class WorkingTime {
  /** Working minutes from the beginning until now. */
  readonly end: number;
  readonly #shifts: readonly Shift[];

  /** The last `days` days before `now`. */
  constructor(calendar: WorkCalendar, now: number, days: number) {
    const shifts: Shift[] = [];
    let total = 0;
    let end = 0;
    for (let day = dayNumber(now) - days; day <= dayNumber(now); day += 1) {
      for (const { from, minutes } of calendar.isWorkingDay(day) ? OFFICE_SHIFTS : DUTY_SHIFTS) {
        const start = startOfDay(day) + from * MINUTE_MS;
        shifts.push({ start, minutes, from: total });
        if (start <= now) end = total + Math.min(minutes, (now - start) / MINUTE_MS);
        total += minutes;
      }
    }
    this.#shifts = shifts;
    this.end = end;
  }

  /** The instant of a working minute, milliseconds since 1970. The end of a shift is that instant, not the beginning of the next one. */
  at(minute: number): number {
    let [low, high] = [0, this.#shifts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#shifts[middle]?.from ?? 0) < minute) low = middle;
      else high = middle - 1;
    }
    const shift = this.#shifts[low];
    if (shift === undefined) throw new Error('No days to lay anything out on');
    return Math.round(shift.start + Math.min(shift.minutes, minute - shift.from) * MINUTE_MS);
  }

  hasHappened(minute: number): boolean {
    return minute <= this.end;
  }
}
