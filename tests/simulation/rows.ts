/** Reads of whole tables for the checks: prepared once a database, because a simulated day reads them thousands of times. */
import type { Database, Statement } from 'better-sqlite3';
import type { Cell } from '#domain/core/row.ts';
import type { Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { preparedOnce } from '#protocol/sqlite/statements.ts';

/** Every row of a table in key order, its cells in column order. */
export function cellsOf(database: Database, table: Table): Cell[][] {
  const columns = table.columnNames.map((name) => `"${name}"`).join(', ');
  return preparedOnce<Statement>(database)(`SELECT ${columns} FROM "${table.name}" ORDER BY id`).raw().all() as Cell[][];
}

const TABLES_SQL = TABLES.map(({ name }) => `SELECT '${name}' WHERE EXISTS (SELECT 1 FROM "${name}")`).join(' UNION ALL ');

/** The tables that have rows: most of a simulated city's have none. */
export function tablesWithRows(database: Database): Table[] {
  const names = new Set(preparedOnce<Statement>(database)(TABLES_SQL).pluck().all());
  return TABLES.filter(({ name }) => names.has(name));
}

export interface Audience { readonly tableName: string; readonly id: string; readonly scope: string; readonly also: string | null }

const AUDIENCES_SQL = TABLES.map(({ name }) => `SELECT '${name}' AS tableName, id, scope, also FROM "${name}"`).join(' UNION ALL ');

/** Who may see each row of all tables. */
export function audiences(database: Database): Audience[] {
  return preparedOnce<Statement>(database)(AUDIENCES_SQL).all() as Audience[];
}

/** The rows an SQL text finds. */
export function found<T>(database: Database, sql: string, ...values: readonly (string | number)[]): T[] {
  return preparedOnce<Statement>(database)(sql).all(...values) as T[];
}
