import { expect, it } from 'vitest';
import { apportion } from '#cli/demo/city/apportion.ts';
import { WORKING_DAY, WorkingTime } from '#cli/demo/city/working-time.ts';
import { WorkCalendar } from '#domain/calendar/calendar.ts';

const shanghai = (text: string) => Date.parse(`${text}+08:00`);
/** Thursday, the day before a holiday, a Saturday with duty hours only. */
const calendar = new WorkCalendar([{ year: 2026, holidays: ['2026-11-20'], makeUpDays: [] }]);

it('counts office hours of working days and duty hours of the others', () => {
  const time = new WorkingTime(calendar, shanghai('2026-11-21T10:00:00'), 2);
  expect(time.end).toBe(WORKING_DAY + 90 + 60);
  expect(time.at(0)).toBe(shanghai('2026-11-19T08:30:00'));
  expect(time.at(211)).toBe(shanghai('2026-11-19T14:01:00'));
  expect(time.at(WORKING_DAY + 30)).toBe(shanghai('2026-11-20T09:30:00'));
  expect(time.at(time.end)).toBe(shanghai('2026-11-21T10:00:00'));
});

it('knows what is still to come', () => {
  const time = new WorkingTime(calendar, shanghai('2026-11-19T12:30:00'), 0);
  expect(time.end).toBe(210);
  expect([time.hasHappened(210), time.hasHappened(210.5)]).toEqual([true, false]);
});

it('never tells an instant after now, whatever the hour', () => {
  for (const now of ['2026-11-19T00:10:00', '2026-11-19T08:31:00', '2026-11-19T13:00:00', '2026-11-19T23:59:00'].map(shanghai)) {
    const time = new WorkingTime(calendar, now, 3);
    expect(time.at(time.end)).toBeLessThanOrEqual(now);
  }
});

it('divides without remainder, by weight, with a minimum', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(10, [8, 1, 1], 2)).toEqual([5, 3, 2]);
  expect(() => apportion(5, [1, 1, 1], 2)).toThrow('cannot be divided');
});
