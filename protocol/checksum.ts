/** Checksums of replicated rows: additive, so that rows count in any order. They find damage and bugs, not forgery. */
import type { Cell } from '#domain/core/row.ts';
import type { Sum } from './hub/messages.ts';

export const NO_ROWS: Sum = { rows: 0, sum: 0 };

/** Sums stay below 2^52, so adding two of them is exact in a double. */
const MODULUS = 2 ** 52;

/** Adds one row as a station holds it (masked, positional). */
export function addRow({ rows, sum }: Sum, cells: readonly Cell[]): Sum {
  return { rows: rows + 1, sum: (sum + hash53(JSON.stringify(cells))) % MODULUS };
}

export const addSums = (a: Sum, b: Sum): Sum => ({ rows: a.rows + b.rows, sum: (a.sum + b.sum) % MODULUS });

export const sameSum = (a: Sum, b: Sum): boolean => a.rows === b.rows && a.sum === b.sum;

/** 53 bits of a text: cyrb53 by bryc (public domain), two 32-bit lanes mixed as MurmurHash3 finishes. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
