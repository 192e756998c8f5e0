/** The working calendar as the rows of a store or a replica have it. */
import type { RowReader } from '../core/execute.ts';
import { calendarYearTable } from '../schema/territory.ts';
import { WorkCalendar } from './calendar.ts';

/** Years of calendar anybody ever loads. */
const YEARS_LIMIT = 200;

export function readCalendar(reader: RowReader): WorkCalendar {
  return new WorkCalendar(reader.find(calendarYearTable, {}, YEARS_LIMIT).map((row) => ({
    year: Number(row.id),
    holidays: JSON.parse(String(row.holidays)) as string[],
    makeUpDays: JSON.parse(String(row.makeUpDays)) as string[],
  })));
}
