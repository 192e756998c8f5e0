/** Bytes to lines: UTF-8 with or without BOM, UTF-16LE with BOM, else GB18030. */
import { TextDecoder } from 'node:util';
import type { Bytes } from './source.ts';
import { ROW_MAX } from './source.ts';

/** Bytes from the first beyond ASCII that decide the encoding. */
const SAMPLE_BYTES = 4096;

/**
 * Decodes text whose encoding nobody declared. The first bytes beyond ASCII decide: what reads as UTF-8 is UTF-8, everything
 * else GB18030, which registries still export. Bytes that fit neither become U+FFFD, which the field checks refuse row by row.
 */
export async function* decodeText(bytes: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let begun = false;
  let held = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    held = Buffer.concat([held, chunk]);
    const beyondAscii = held.findIndex((byte) => byte >= 0x80);
    if (beyondAscii < 0) {
      // Every encoding in question says the same here.
      yield held.toString('latin1');
      held = Buffer.alloc(0);
      begun = true;
    } else if (held.length - beyondAscii >= SAMPLE_BYTES) {
      decoder = new TextDecoder(encodingOf(held, begun));
      yield decoder.decode(held, { stream: true });
    }
  }
  if (decoder === undefined && held.length > 0) {
    decoder = new TextDecoder(encodingOf(held, begun));
    yield decoder.decode(held, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

function encodingOf(sample: Uint8Array, begun: boolean): 'utf-16le' | 'utf-8' | 'gb18030' {
  if (!begun && sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  const text = new TextDecoder('utf-8').decode(sample, { stream: true });
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  // A few bad bytes in a UTF-8 file are bad bytes; GB18030 read as UTF-8 is hardly anything else.
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return broken === 0 || chinese > broken ? 'utf-8' : 'gb18030';
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
