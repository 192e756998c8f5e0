import { describe, expect, it } from 'vitest';
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import { lightOf, startLimit } from '#domain/calendar/limits.ts';
import { at, CALENDAR } from '../task/world.ts';

/** The last millisecond of a Shanghai day. */
const endOf = (day: string): number => at(`${day} 00:00`) + 86_400_000 - 1;

describe('working days', () => {
  it.each([
    ['2026-02-11 10:00', 10, '2026-03-03', 'Spring Festival with its make-up days'],
    ['2026-02-13 23:59', 1, '2026-02-14', 'a make-up Saturday is a working day'],
    ['2026-09-30 08:00', 1, '2026-10-08', 'National Day'],
    ['2026-11-20 17:45', 1, '2026-11-23', 'a weekend'],
    ['2026-11-22 12:00', 1, '2026-11-23', 'received on a Sunday'],
    ['2026-12-31 12:00', 1, '2027-01-01', 'into a year without holidays'],
  ])('%s plus %i is %s: %s', (start, days, due) => {
    expect(CALENDAR.deadline(at(start), days)).toEqual({ at: endOf(due), known: true });
  });

  it('flags a limit that touches a year without a calendar', () => {
    expect(CALENDAR.deadline(at('2027-12-31 09:00'), 10).known).toBe(false);
    expect(CALENDAR.deadline(at('2028-03-01 09:00'), 1).known).toBe(false);
    expect(startLimit(CALENDAR, 'firstCheck', at('2028-03-01 09:00')).calendarKnown).toBe(0);
  });

  it('counts what is left: 0 on the last day, negative after it', () => {
    const due = endOf('2026-03-03');
    expect(CALENDAR.workingDaysLeft(at('2026-02-11 10:00'), due)).toBe(10);
    expect(CALENDAR.workingDaysLeft(at('2026-03-03 18:00'), due)).toBe(0);
    expect(CALENDAR.workingDaysLeft(at('2026-03-04 00:00'), due)).toBe(-1);
    expect(CALENDAR.workingDaysLeft(at('2026-03-06 12:00'), due)).toBe(-3);
  });
});

describe('the light of a limit', () => {
  const limit = startLimit(CALENDAR, 'firstCheck', at('2026-02-11 10:00'));
  it.each([
    ['2026-02-11 10:00', 'green'],
    ['2026-02-26 23:59', 'green'],
    ['2026-02-27 00:00', 'amber'],
    ['2026-03-03 23:59', 'amber'],
    ['2026-03-04 00:00', 'red'],
  ])('%s is %s', (moment, light) => {
    expect(lightOf(limit, at(moment))).toBe(light);
  });

  it('is out when no limit runs', () => {
    expect(lightOf({ amberAt: null, dueAt: null }, at('2026-02-11 10:00'))).toBeUndefined();
  });
});

describe('days', () => {
  it('begin at midnight in Shanghai', () => {
    expect(startOfDay(dayNumber(at('2026-11-22 00:00')))).toBe(at('2026-11-22 00:00'));
    expect(dayText(dayNumber(at('2026-11-22 23:59')))).toBe('2026-11-22');
  });

  it.each(['2026-02-30', '2026-13-01', '20260101', '', '2026-1-1'])('"%s" is none', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});
