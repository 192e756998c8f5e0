/** Bytes to lines: UTF-8 with or without BOM, UTF-16LE with BOM, else GB18030. */
import { TextDecoder } from 'node:util';
import type { Bytes } from './source.ts';
import { ROW_MAX } from './source.ts';

/**
 * Decodes text whose encoding nobody declared. The first bytes beyond ASCII decide: what is no valid UTF-8 is GB18030,
 * which registries still export. Bytes that fit neither become U+FFFD, which the field checks refuse row by row.
 */
export async function* decodeText(bytes: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let first = true;
  for await (const chunk of bytes) {
    if (decoder === undefined) {
      const encoding = encodingOf(chunk, first);
      if (encoding !== undefined) decoder = new TextDecoder(encoding);
    }
    first = false;
    yield decoder === undefined ? ascii(chunk) : decoder.decode(chunk, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

function ascii(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
}

/** `undefined` while there is only ASCII. */
function encodingOf(chunk: Uint8Array, first: boolean): string | undefined {
  if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk.every((byte) => byte < 0x80)) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without the line break; cut at ROW_MAX. */
  readonly text: string;
  readonly tooLong: boolean;
}

/** Cuts text into lines. A line beyond ROW_MAX is cut, its rest dropped as it comes. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let rest = '';
  let tooLong = false;
  let number = 1;
  const lineOf = (line: string): Line => ({ number: number++, text: line.endsWith('\r') ? line.slice(0, -1) : line, tooLong });
  for await (const part of text) {
    const pieces = part.split('\n');
    const lines: Line[] = [];
    for (const [index, piece] of pieces.entries()) {
      if (rest.length + piece.length > ROW_MAX) {
        tooLong = true;
        rest = rest.slice(0, ROW_MAX);
      } else rest += piece;
      if (index === pieces.length - 1) break;
      lines.push(lineOf(rest));
      rest = '';
      tooLong = false;
    }
    yield lines;
  }
  if (rest !== '' || tooLong) yield [lineOf(rest)];
}
