import { readSheet } from 'read-excel-file/node';
import type { Bytes, Source, SourceRow } from './source.ts';
import { UnreadableFile } from './unreadable.ts';

/** A spreadsheet is read whole: 64 MB hold far more rows than one has. */
const FILE_MAX_BYTES = 64 * 1024 * 1024;

/** The first sheet of a workbook; its first row is the header. */
export async function readXlsx(bytes: Bytes): Promise<Source> {
  const [header, ...rows] = await sheetOf(await collect(bytes));
  if (header === undefined) throw new UnreadableFile('empty');
  const headers = header.map((cell) => (cell === null ? '' : String(cell)));
  return { headers, rows: rowsOf(headers, rows) };
}

async function sheetOf(file: Buffer) {
  try {
    return await readSheet(file);
  } catch {
    throw new UnreadableFile('format');
  }
}

async function collect(bytes: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > FILE_MAX_BYTES) throw new UnreadableFile('tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* rowsOf(headers: readonly string[], rows: readonly (readonly unknown[])[]): AsyncGenerator<SourceRow> {
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell === null || cell === '')) continue;
    yield { row: index + 2, fields: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])) };
  }
}
