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
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { row, fields: value as Record<string, unknown> };
  } catch {
    // Reported below like any other line that is no object.
  }
  return { row, problem: 'json' };
}
