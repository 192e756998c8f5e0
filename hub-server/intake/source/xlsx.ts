import { Worker } from 'node:worker_threads';
import type { Bytes, Source, SourceRow } from './source.ts';
import { UnreadableFile } from './unreadable.ts';

/** A spreadsheet is read whole; this holds some 150,000 registrations. More come as CSV. */
const FILE_MAX_BYTES = 16 * 1024 * 1024;
/** A small file can unpack to anything: the thread that does it may not take the hub's memory. */
const THREAD_MEMORY_MB = 1024;

type Cells = readonly unknown[];

/** The first sheet of a workbook; its first row is the header. Throws UnreadableFile. */
export async function readXlsx(bytes: Bytes): Promise<Source> {
  const [header, ...rows] = await sheetOf(await collect(bytes));
  if (header === undefined) throw new UnreadableFile('empty');
  const headers = header.map((cell) => (cell === null ? '' : String(cell)));
  return { headers, rows: rowsOf(headers, rows) };
}

function sheetOf(file: Uint8Array): Promise<Cells[]> {
  const thread = new Worker(new URL('./xlsx-thread.ts', import.meta.url), {
    workerData: file, resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
  });
  const rows: Cells[] = [];
  return new Promise((resolve, reject) => {
    thread.on('message', (more: Cells[]) => rows.push(...more));
    thread.once('error', (error: Error & { code?: string }) => {
      reject(new UnreadableFile(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'format'));
    });
    thread.once('exit', () => resolve(rows));
  });
}

async function collect(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > FILE_MAX_BYTES) throw new UnreadableFile('tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* rowsOf(headers: readonly string[], rows: readonly Cells[]): AsyncGenerator<SourceRow> {
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell === null || cell === '')) continue;
    yield { row: index + 2, fields: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])) };
  }
}
