/** How many open tasks are green, amber and red: depends on the clock, so it is counted from the indexes on open work. */
import type { Database } from 'better-sqlite3';
import { all, both, condition, first, inPlace, inVillages } from './sql.ts';

export interface Lights {
  readonly green: number;
  readonly amber: number;
  readonly red: number;
}

const COUNTS = 'coalesce(sum(dueAt < ?), 0) AS red, coalesce(sum(amberAt <= ? AND dueAt >= ?), 0) AS amber, count(dueAt) AS running';

interface Counted {
  readonly red: number;
  readonly amber: number;
  readonly running: number;
}

const lightsOf = ({ red, amber, running }: Counted): Lights => ({ green: running - red - amber, amber, red });

/** Lights of the open tasks or leads of a place. */
export function lights(database: Database, table: 'task' | 'lead', place: string, now: number): Lights {
  const where = both([condition('open = 1'), ...inPlace(place)]);
  const counted = first<Counted>(database, `SELECT ${COUNTS} FROM ${table} WHERE ${where.sql}`, now, now, now, ...where.values);
  return lightsOf(counted ?? { red: 0, amber: 0, running: 0 });
}

/** Lights of the open tasks of each town of the city, village of a town, or grid of a village. */
export function lightsBelow(
  database: Database,
  place: string,
  column: 'townCode' | 'villageCode' | 'gridId',
  now: number,
): ReadonlyMap<string, Lights> {
  const where = both([condition('open = 1'), ...inVillages(place)]);
  const rows = all<Counted & { place: string }>(
    database,
    `SELECT ${column} AS place, ${COUNTS} FROM task WHERE ${where.sql} GROUP BY ${column}`,
    now,
    now,
    now,
    ...where.values,
  );
  return new Map(rows.map((row) => [row.place, lightsOf(row)]));
}
