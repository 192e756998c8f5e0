/** Rows of a file whatever its format. A bad row is reported with its number, the rest goes on. */
import { readCsv } from './csv.ts';
import { objectRow, readNdjson } from './ndjson.ts';
import { readXlsx } from './xlsx.ts';

export type SourceFormat = 'csv' | 'xlsx' | 'ndjson';
export type Bytes = AsyncIterable<Uint8Array>;

/** Why a row could not even be read: broken quotes or JSON, more or fewer columns than the header, larger than the limit. */
export type RowProblem = 'quotes' | 'json' | 'columns' | 'tooLong';

/** `row` is the line in a text file, the row in a spreadsheet; the header is row 1. */
export type SourceRow =
  | { readonly row: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly row: number; readonly problem: RowProblem };

export interface Source {
  /** Column names; `null` when every row names its own fields (NDJSON). */
  readonly headers: readonly string[] | null;
  readonly rows: AsyncIterable<SourceRow>;
}

/** Longest row in characters. Larger ones are skipped, not kept in memory. */
export const ROW_MAX = 1024 * 1024;

export const CONTENT_TYPES: Readonly<Record<SourceFormat, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The format by a file's name; CSV when it says nothing. */
export function formatOf(fileName: string): SourceFormat {
  if (/\.xlsx$/i.test(fileName)) return 'xlsx';
  return /\.(?:ndjson|jsonl)$/i.test(fileName) ? 'ndjson' : 'csv';
}

/** Opens a file. Throws UnreadableFile when it is not of the format at all. */
export function openSource(bytes: Bytes, format: SourceFormat): Promise<Source> {
  switch (format) {
    case 'csv': return readCsv(bytes);
    case 'xlsx': return readXlsx(bytes);
    case 'ndjson': return Promise.resolve(readNdjson(bytes));
  }
}

/** Rows that are in memory already, for the intake API. What is no object is reported like a line that is none. */
export function sourceOf(values: readonly unknown[]): Source {
  return { headers: null, rows: rowsOf(values) };
}

async function* rowsOf(values: readonly unknown[]): AsyncGenerator<SourceRow> {
  for (const [index, value] of values.entries()) yield objectRow(value, index + 1);
}
