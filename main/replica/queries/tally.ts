/** Reads the counters kept beside the rows (domain/indicators). */
import type { Database } from 'better-sqlite3';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Measure } from '#domain/indicators/measures.ts';
import { all, first } from './sql.ts';

/** The counters of one place: 0 for what was never counted. */
export type Counters = (measure: Measure) => number;

/** Counters of some places at once. */
export function countersOf(database: Database, places: readonly string[], measures: readonly Measure[]): (place: string) => Counters {
  const rows = all<{ place: string; measure: Measure; n: number }>(
    database,
    'SELECT place, measure, n FROM tally WHERE place IN (SELECT value FROM json_each(?)) AND measure IN (SELECT value FROM json_each(?))',
    JSON.stringify(places),
    JSON.stringify(measures),
  );
  const counts = new Map(rows.map(({ place, measure, n }) => [`${place} ${measure}`, n]));
  return (place) => (measure) => counts.get(`${place} ${measure}`) ?? 0;
}

/** The place whose counters stand for everything the replica holds: every row counts at its city. */
export function countedPlace(database: Database, place: string): string {
  return place === '' ? (first<{ id: string }>(database, 'SELECT id FROM city ORDER BY id')?.id ?? '') : place;
}

/** The Shanghai days that end with today, oldest first. */
export function lastDays(now: number, days: number): readonly string[] {
  const today = dayNumber(now);
  return Array.from({ length: days }, (_, index) => dayText(today - days + 1 + index));
}
