/** A disk without room, as SQLite sees it. */
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';

/** SQLite's own upper bound. */
const ANY_NUMBER_OF_PAGES = 1_073_741_823;

/** From now on every write that needs another page fails with SQLITE_FULL. */
export function fillDisk(database: Database): void {
  const pages = database.pragma('page_count', { simple: true }) as number;
  database.pragma(`max_page_count = ${String(pages)}`);
}

export function freeDisk(database: Database): void {
  database.pragma(`max_page_count = ${String(ANY_NUMBER_OF_PAGES)}`);
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_FULL';
}
