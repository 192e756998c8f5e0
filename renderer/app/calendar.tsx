/** The working calendar of the replica, for "working days left" anywhere on screen. */
import type { ReactNode } from 'react';
import { createContext, useContext, useMemo } from 'react';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { CalendarYear } from '#domain/schema/territory.ts';
import { useQuery } from '../bridge/hooks.ts';

const EMPTY = new WorkCalendar([]);
const Calendar = createContext<WorkCalendar>(EMPTY);

function days(json: string): string[] {
  try {
    return JSON.parse(json) as string[];
  } catch {
    return [];
  }
}

export function calendarOf(years: readonly CalendarYear[]): WorkCalendar {
  return new WorkCalendar(
    years.map((year) => ({ year: Number(year.id), holidays: days(year.holidays), makeUpDays: days(year.makeUpDays) })),
  );
}

export function CalendarProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery('calendar.years', {});
  const calendar = useMemo(() => (data === undefined ? EMPTY : calendarOf(data)), [data]);
  return <Calendar.Provider value={calendar}>{children}</Calendar.Provider>;
}

export function useCalendar(): WorkCalendar {
  return useContext(Calendar);
}
