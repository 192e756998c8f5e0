import { expect, it } from 'vitest';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { everyDay, everyMinutes, everyMonth, everyWorkingDay } from '#hub/schedule/rhythm.ts';

const calendar = new WorkCalendar([{
  year: 2026, makeUpDays: ['2026-02-14', '2026-02-28'],
  holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
}]);
const at = (text: string): number => Date.parse(`${text}+08:00`);
const HALF_PAST_EIGHT = 8 * 60 + 30;

it('begins a day at its minute in Shanghai', () => {
  const rhythm = everyDay(HALF_PAST_EIGHT);
  expect(rhythm(at('2026-11-22T08:29:59'), calendar)).toBe('2026-11-21');
  expect(rhythm(at('2026-11-22T08:30:00'), calendar)).toBe('2026-11-22');
  expect(rhythm(at('2026-11-23T00:10:00'), calendar)).toBe('2026-11-22');
});

it('keeps a working day until the next one begins, over holidays and make-up days', () => {
  const rhythm = everyWorkingDay(HALF_PAST_EIGHT);
  expect(rhythm(at('2026-02-14T09:00:00'), calendar)).toBe('2026-02-14');
  expect(rhythm(at('2026-02-19T12:00:00'), calendar)).toBe('2026-02-14');
  expect(rhythm(at('2026-02-24T08:00:00'), calendar)).toBe('2026-02-14');
  expect(rhythm(at('2026-02-24T08:30:00'), calendar)).toBe('2026-02-24');
});

it('begins a month on its n-th working day', () => {
  const rhythm = everyMonth(2, HALF_PAST_EIGHT);
  // February 2026 begins on a Sunday: its second working day is Tuesday the third.
  expect(rhythm(at('2026-02-03T08:29:00'), calendar)).toBe('2026-01');
  expect(rhythm(at('2026-02-03T08:30:00'), calendar)).toBe('2026-02');
  expect(rhythm(at('2026-01-01T09:00:00'), calendar)).toBe('2025-12');
});

it('names every stretch of minutes once', () => {
  const rhythm = everyMinutes(10);
  const name = rhythm(at('2026-11-22T09:00:00'), calendar);
  expect(rhythm(at('2026-11-22T09:09:59'), calendar)).toBe(name);
  expect(rhythm(at('2026-11-22T09:10:00'), calendar)).not.toBe(name);
});
