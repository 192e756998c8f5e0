/** The changed rows of a catch-up as the raw limits write them: positional cells, upserted in batches into a replica's tables. */
import BetterSqlite3 from 'better-sqlite3';
import { toCells } from '#domain/core/row.ts';
import type { Cell } from '#domain/core/row.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import { SqliteRows } from '#protocol/sqlite/rows.ts';
import { changedRowAt, scatteredIndexes } from './dataset.ts';

export interface RawRow { readonly table: string; readonly cells: readonly Cell[] }

/** Rows a batch, about what a batch of replication carries (512 KiB). */
export const BATCH_ROWS = 1_500;

export function rawRows(changes: number, rows: number, revision: number): RawRow[] {
  return scatteredIndexes(changes, rows).map((index) => {
    const { table, row } = changedRowAt(index, revision);
    return { table: table.name, cells: toCells(table, row) };
  });
}

export function batchesOf(rows: readonly RawRow[]): (readonly RawRow[])[] {
  const count = Math.ceil(rows.length / BATCH_ROWS);
  return Array.from({ length: count }, (_, index) => rows.slice(index * BATCH_ROWS, (index + 1) * BATCH_ROWS));
}

/** Opens a replica's file as replication does: what is written is durable. */
export function openUpserts(path: string): { upsert(batch: readonly RawRow[]): void; close(): void } {
  const database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const rows = new SqliteRows(database);
  const upsert = database.transaction((batch: readonly RawRow[]) => {
    for (const { table, cells } of batch) {
      const target = tableNamed(table);
      if (target !== undefined) rows.putCells(target, cells);
    }
  });
  return { upsert: (batch) => upsert.immediate(batch), close: () => void database.close() };
}
