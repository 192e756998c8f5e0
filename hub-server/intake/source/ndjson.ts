import { decodeText, linesOf } from './text.ts';
import type { Bytes, Source, SourceRow } from './source.ts';

/** One JSON object a line; empty lines are skipped. */
export function readNdjson(bytes: Bytes): Source {
  return { headers: null, rows: rowsOf(bytes) };
}

async function* rowsOf(bytes: Bytes): AsyncGenerator<SourceRow> {
  for await (const lines of linesOf(decodeText(bytes))) {
    for (const { number, text, tooLong } of lines) {
      if (tooLong) yield { row: number, problem: 'tooLong' };
      else if (text.trim() !== '') yield objectOf(text, number);
    }
  }
}

function objectOf(text: string, row: number): SourceRow {
  try {
    return objectRow(JSON.parse(text), row);
  } catch {
    return { row, problem: 'json' };
  }
}

/** A row from a JSON value; only an object has fields. */
export function objectRow(value: unknown, row: number): SourceRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { row, problem: 'json' };
  return { row, fields: value as Record<string, unknown> };
}
