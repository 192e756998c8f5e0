/**
 * CSV that survives bad rows. Lines are joined to records by counting quotes, then parsed by csv-parse in blocks; only a
 * block that fails is parsed record by record. A quote that is never closed would swallow the rest of a file: a record over
 * several lines that is too long or has the wrong number of columns is reported as broken and read again line by line.
 */
import { parse } from 'csv-parse/sync';
import { decodeText, linesOf } from './text.ts';
import type { Line } from './text.ts';
import { ROW_MAX } from './source.ts';
import type { Bytes, Source, SourceRow } from './source.ts';
import { UnreadableFile } from './unreadable.ts';

/** A field with more line breaks than this is a lost quote. */
const RECORD_LINES_MAX = 50;

interface TextRecord { readonly row: number; readonly text: string; readonly lines: readonly Line[]; readonly tooLong: boolean }

/** Reads the header at once, the rows as they are asked for. Throws UnreadableFile when there is no header. */
export async function readCsv(bytes: Bytes): Promise<Source> {
  const blocks = blocksOf(linesOf(decodeText(bytes)));
  const first = await blocks.next();
  const header = first.done === true ? undefined : first.value[0];
  const delimiter = header !== undefined && !header.text.includes(',') && header.text.includes('\t') ? '\t' : ',';
  const headers = header === undefined ? undefined : cellsOf(header.text.replace(/^\ufeff/, ''), delimiter);
  if (first.done === true || headers === undefined || headers.every((name) => name.trim() === '')) throw new UnreadableFile('empty');
  const rest = first.value.slice(1);
  return {
    headers,
    rows: (async function* rows() {
      yield* rowsOf(rest, headers, delimiter);
      for await (const block of blocks) yield* rowsOf(block, headers, delimiter);
    })(),
  };
}

/** Blocks of records as their lines arrive. */
async function* blocksOf(blocks: AsyncIterable<Line[]>): AsyncGenerator<TextRecord[]> {
  let waiting: Line[] = [];
  for await (const lines of blocks) {
    const { records, open } = recordsOf([...waiting, ...lines], false);
    waiting = open;
    if (records.length > 0) yield records;
  }
  const { records } = recordsOf(waiting, true);
  if (records.length > 0) yield records;
}

function recordsOf(lines: readonly Line[], last: boolean): { records: TextRecord[]; open: Line[] } {
  const records: TextRecord[] = [];
  for (let start = 0; start < lines.length;) {
    const end = closingLine(lines, start);
    if (end === undefined && !last && lines.length - start <= RECORD_LINES_MAX) return { records, open: lines.slice(start) };
    // A quote that stays open belongs to its own line only.
    const stop = end ?? start;
    const part = lines.slice(start, stop + 1);
    const text = part.length === 1 ? (part[0]?.text ?? '') : part.map((line) => line.text).join('\n');
    const tooLong = text.length > ROW_MAX || part.some((line) => line.tooLong);
    if (text.trim() !== '') records.push({ row: lines[start]?.number ?? 0, text, lines: part, tooLong });
    start = stop + 1;
  }
  return { records, open: [] };
}

/** The line on which all quotes are closed again; `undefined` when none of the next ones is. */
function closingLine(lines: readonly Line[], start: number): number | undefined {
  let quotes = 0;
  for (let index = start; index < Math.min(lines.length, start + RECORD_LINES_MAX); index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.tooLong) return index;
    quotes += quotesIn(line.text);
    if (quotes % 2 === 0) return index;
  }
  return undefined;
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function* rowsOf(records: readonly TextRecord[], headers: readonly string[], delimiter: string): Generator<SourceRow> {
  const whole = records.every((record) => !record.tooLong) ? cellsOfAll(records, delimiter) : undefined;
  for (const [index, record] of records.entries()) {
    const cells = whole?.[index];
    if (cells !== undefined && fits(cells, headers)) yield { row: record.row, fields: fieldsOf(headers, cells) };
    else yield* carefully(record, headers, delimiter);
  }
}

/** `undefined` unless csv-parse finds exactly the same records. */
function cellsOfAll(records: readonly TextRecord[], delimiter: string): string[][] | undefined {
  try {
    const parsed = parseCells(records.map((record) => record.text).join('\n'), delimiter);
    return parsed.length === records.length ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function* carefully(record: TextRecord, headers: readonly string[], delimiter: string): Generator<SourceRow> {
  const { row, lines } = record;
  if (record.tooLong) {
    yield { row, problem: 'tooLong' };
    return;
  }
  const cells = cellsOf(record.text, delimiter);
  if (cells !== undefined && fits(cells, headers)) {
    yield { row, fields: fieldsOf(headers, cells) };
    return;
  }
  yield { row, problem: cells === undefined || lines.length > 1 ? 'quotes' : 'columns' };
  if (lines.length > 1) yield* rowsOf(recordsOf(lines.slice(1), true).records, headers, delimiter);
}

function cellsOf(text: string, delimiter: string): string[] | undefined {
  try {
    const parsed = parseCells(text, delimiter);
    return parsed.length === 1 ? parsed[0] : undefined;
  } catch {
    return undefined;
  }
}

function parseCells(text: string, delimiter: string): string[][] {
  return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\n'] }) as string[][];
}

/** As many cells as columns; empty ones too many at the end are what spreadsheets leave behind. */
function fits(cells: readonly string[], headers: readonly string[]): boolean {
  return cells.length === headers.length || (cells.length > headers.length && cells.slice(headers.length).every((cell) => cell === ''));
}

function fieldsOf(headers: readonly string[], cells: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [index, header] of headers.entries()) fields[header] = cells[index] ?? '';
  return fields;
}
