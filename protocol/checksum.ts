/** Checksums of replicated rows: additive, so that rows count in any order. */
import { hash } from 'node:crypto';
import type { Cell } from '#domain/core/row.ts';
import type { Sum } from './hub/messages.ts';

export const NO_ROWS: Sum = { rows: 0, sum: 0 };

/** Sums stay below 2^48, so adding two of them is exact in a double. */
const MODULUS = 2 ** 48;
const BYTES = 6;

/** Adds one row as a station holds it (masked, positional). */
export function addRow({ rows, sum }: Sum, cells: readonly Cell[]): Sum {
  const digest = hash('sha1', JSON.stringify(cells), 'buffer').readUIntBE(0, BYTES);
  return { rows: rows + 1, sum: (sum + digest) % MODULUS };
}

export const addSums = (a: Sum, b: Sum): Sum => ({ rows: a.rows + b.rows, sum: (a.sum + b.sum) % MODULUS });

export const sameSum = (a: Sum, b: Sum): boolean => a.rows === b.rows && a.sum === b.sum;
