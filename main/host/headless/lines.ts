/** Splits a byte stream into lines without ever holding more than one line of the largest size. */
import type { Readable } from 'node:stream';

const NEWLINE = 0x0a;

/** Lines as UTF-8 text without their end; undefined stands for a line that was longer than the limit and was skipped. */
export async function* readLines(input: Readable, limitBytes: number): AsyncGenerator<string | undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  let skipping = false;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > limitBytes) {
      skipping = true;
      parts = [];
    } else parts.push(part);
  };
  const finish = (): string | undefined => {
    const line = skipping ? undefined : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    length = 0;
    skipping = false;
    return line;
  };
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let begin = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, begin)) {
      take(chunk.subarray(begin, end));
      yield finish();
      begin = end + 1;
    }
    take(chunk.subarray(begin));
  }
  if (length > 0) yield finish();
}
