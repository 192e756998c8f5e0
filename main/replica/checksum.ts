/** Checksums of a replica's rows, a slice at a time so that a person at work does not wait for them. */
import type { Statement } from 'better-sqlite3';
import type { Cell } from '#domain/core/row.ts';
import type { Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { addRow, NO_ROWS } from '#protocol/checksum.ts';
import type { Part, Sum } from '#protocol/hub/messages.ts';

/** Rows a slice: about 3 ms. */
const SLICE_ROWS = 1_000;

export type Prepared = (sql: string) => Statement;

const tablesSql = (column: Part['column']): string =>
  TABLES.map(({ name }) => `SELECT '${name}' WHERE EXISTS (SELECT 1 FROM "${name}" WHERE "${column}" = @value)`).join(' UNION ALL ');
const TABLES_SQL = { scope: tablesSql('scope'), also: tablesSql('also') } as const;

/** Names of the tables that hold rows of a part: most hold none, and need no sum. */
export function tablesOf(prepared: Prepared, { column, value }: Part): ReadonlySet<string> {
  return new Set(prepared(TABLES_SQL[column]).pluck().all({ value }) as string[]);
}

/** The sum of the rows of a part after an id, at most SLICE_ROWS of them; `next` is null when there are no more. */
export function sumAfter(prepared: Prepared, table: Table, { column, value }: Part, after: string): { sum: Sum; next: string | null } {
  const names = table.columnNames.map((name) => `"${name}"`).join(', ');
  const sql = `SELECT ${names} FROM "${table.name}" WHERE "${column}" = +? AND id > ? ORDER BY id LIMIT +?`;
  const rows = prepared(sql).raw().all(value, after, SLICE_ROWS) as Cell[][];
  const sum = rows.reduce(addRow, NO_ROWS);
  const last = rows.at(-1)?.[table.columnNames.indexOf('id')] ?? null;
  return { sum, next: rows.length < SLICE_ROWS || last === null ? null : String(last) };
}
