/**
 * What SQLite's query planner is told about the rows. Without statistics it takes "open = 1" for as narrow as "this
 * village", and reads a whole city's open work for one desk; with measured ones a plan would change from station to
 * station as rows come in. These say what a city looks like, the same everywhere, so that tests can hold the plans.
 */
import type { Database } from 'better-sqlite3';
import type { Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { indexName } from '#protocol/sqlite/rows.ts';

/** Rows of a city's larger tables. */
const ROWS = 100_000;

/** How many values a column has in a city; columns that are not named here hardly ever repeat. */
const DISTINCT: ReadonlyMap<string, number> = new Map([
  ['open', 2],
  ['townCode', 33],
  ['villageCode', 600],
  ['gridId', 5_000],
  ['assigneeId', 3_000],
  ['state', 10],
  ['status', 3],
  ['cause', 3],
  ['category', 6],
]);

/** Tells the planner. Nothing is written when it knows already. */
export function giveStatistics(database: Database): void {
  const wanted = TABLES.flatMap((table) => [...table.indexes, ...table.screenIndexes].map((columns) => lineOf(table, columns)));
  // Makes the table of statistics where there is none yet; reads no row.
  database.exec('ANALYZE sqlite_schema');
  const known = new Set(database.prepare("SELECT tbl || ' ' || idx || ' ' || stat FROM sqlite_stat1 WHERE idx IS NOT NULL").pluck().all());
  if (known.size === wanted.length && wanted.every((line) => known.has(line.join(' ')))) return;
  database.transaction(() => {
    database.exec('DELETE FROM sqlite_stat1');
    const insert = database.prepare('INSERT INTO sqlite_stat1 VALUES (?, ?, ?)');
    for (const line of wanted) insert.run(...line);
  })();
  database.exec('ANALYZE sqlite_schema');
}

/** As sqlite_stat1 has it: the rows, then how many of them share the first column, the first two, … */
function lineOf(table: Table, columns: readonly string[]): readonly [table: string, index: string, statistics: string] {
  let shared = ROWS;
  const sharing = columns.map((column) => (shared = Math.max(1, Math.round(shared / (DISTINCT.get(column) ?? ROWS)))));
  return [table.name, indexName(table, columns), [ROWS, ...sharing].join(' ')];
}
