import { describe, expect, it } from 'vitest';
import { WorkCalendar, parseDay } from '#domain/calendar/calendar.ts';
import { daysOf, kindOf, missingYears, monthsOf, sameDays, toggled } from '#renderer/features/administration/year.ts';
import type { YearDays } from '#renderer/features/administration/year.ts';

const EMPTY: YearDays = { year: 2026, holidays: new Set(), makeUpDays: new Set() };

describe('a year of the working calendar', () => {
  it('has all its days, each under its weekday', () => {
    const months = monthsOf(2028);
    expect(months.reduce((sum, { days }) => sum + days.length, 0)).toBe(366);
    expect(months[1]).toMatchObject({ month: 2, lead: 1 });
    expect(months[1]?.days.at(-1)).toBe('2028-02-29');
  });

  it('agrees with the calendar of the trade on every day, whatever was edited', () => {
    const edited = ['2026-10-01', '2026-10-10', '2026-10-02'].reduce(toggled, EMPTY);
    const calendar = new WorkCalendar([{ year: 2026, holidays: [...edited.holidays], makeUpDays: [...edited.makeUpDays] }]);
    for (const day of monthsOf(2026).flatMap(({ days }) => days)) {
      const kind = kindOf(edited, day);
      expect(calendar.isWorkingDay(parseDay(day) ?? 0), day).toBe(kind === 'work' || kind === 'makeUp');
    }
  });

  it('makes a holiday of a working day and a make-up day of a day of rest, and undoes both', () => {
    const changed = ['2026-10-01', '2026-10-10'].reduce(toggled, EMPTY);
    expect([kindOf(changed, '2026-10-01'), kindOf(changed, '2026-10-10')]).toEqual(['holiday', 'makeUp']);
    expect(sameDays(['2026-10-01', '2026-10-10'].reduce(toggled, changed), EMPTY)).toBe(true);
  });

  it('is missing when limits of this year or the next would be guessed', () => {
    expect(missingYears([2024, 2025, 2026], 2026)).toEqual([2027]);
    expect(missingYears([2026, 2027], 2026)).toEqual([]);
  });

  it('reads a broken column as no days', () => {
    expect([...daysOf('["2026-10-01",7]'), ...daysOf('{'), ...daysOf('')]).toEqual(['2026-10-01']);
  });
});
