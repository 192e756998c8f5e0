/** 工作日历: public holidays and make-up days of a year. Limits that run already keep the day they were given. */
import { z } from 'zod';
import { applied, command, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { ADMIN_SCOPE, PUBLIC_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { parseDay } from '../calendar/calendar.ts';
import { calendarYearTable } from '../schema/territory.ts';

/** A year has at most 366 days; more entries cannot be right. */
const days = z.array(z.string().max(10)).max(366);

export const saveCalendarYear = command({
  name: 'calendar.saveYear',
  summary: 'Save the public holidays and make-up days of a year.',
  roles: ['administrator'],
  args: z.strictObject({ year: z.int().min(2000).max(2100), holidays: days, makeUpDays: days }),
  reads: () => ({}),
  writes: () => [ADMIN_SCOPE],
  decide: (args, _rows, context) => {
    const { year, holidays, makeUpDays } = args;
    const wrong = [...holidays, ...makeUpDays].find((day) => parseDay(day) === undefined || !day.startsWith(`${year}-`))
      ?? holidays.find((day) => makeUpDays.includes(day));
    if (wrong !== undefined) return rejected('calendar.invalid', { year, day: wrong });
    const sorted = (list: readonly string[]): string => JSON.stringify([...new Set(list)].sort());
    const saved = {
      id: String(year), scope: PUBLIC_SCOPE, also: null,
      holidays: sorted(holidays), makeUpDays: sorted(makeUpDays), source: 'administrator', ...stamp(context),
    };
    const counts = { holidays: holidays.length, makeUpDays: makeUpDays.length };
    return applied([put(calendarYearTable, saved)], calendarYearTable, saved, { year, ...counts });
  },
});
