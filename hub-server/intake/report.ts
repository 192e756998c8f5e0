/** What an import did, as the command line and the API answer it. */
import type { FieldProblem } from '#domain/core/fields.ts';
import type { RowProblem } from './source/source.ts';

export type RejectReason = FieldProblem | RowProblem;

/** What each reason means, for people. */
export const REASONS: Readonly<Record<RejectReason, string>> = {
  missing: 'the field must have a value',
  tooLong: 'longer than the limit',
  controlCharacter: 'has characters that cannot be shown; the encoding may be wrong',
  format: 'not written as this field must be',
  noSuchDay: 'there is no such day',
  outOfRange: 'beyond the limits of this field',
  unknown: 'nothing with this code is known',
  conflict: 'contradicts what came before',
  quotes: 'a quotation mark is not closed, or text follows a closed one',
  json: 'not a JSON object',
  columns: 'more or fewer columns than the header',
};

export interface RejectedRow {
  readonly row: number;
  /** '' when the row as a whole could not be read. */
  readonly field: string;
  readonly reason: RejectReason;
  /** For `conflict`: the row the same key came with first. */
  readonly otherRow?: number;
}

export interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Taken in, but waiting for a place (待定位). */
  readonly unplaced: number;
}

export interface ImportSummary extends ImportCounts {
  /** In the order of their rows; at most REJECTED_MAX. */
  readonly rejectedRows: readonly RejectedRow[];
}

/** A file of nothing but bad rows must not fill the memory; the count goes on. */
export const REJECTED_MAX = 100_000;

/** What became of one row. */
export type RowResult =
  | { readonly result: 'created' | 'changed' | 'unchanged'; readonly unplaced: boolean }
  | ({ readonly result: 'rejected' } & Omit<RejectedRow, 'row'>);

export class Tally {
  #counts = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, unplaced: 0 };
  readonly #rejectedRows: RejectedRow[] = [];

  add(row: number, outcome: RowResult): void {
    this.#counts.read += 1;
    this.#counts[outcome.result] += 1;
    if (outcome.result !== 'rejected') this.#counts.unplaced += outcome.unplaced ? 1 : 0;
    else if (this.#rejectedRows.length < REJECTED_MAX) {
      const { field, reason, otherRow } = outcome;
      this.#rejectedRows.push({ row, field, reason, ...(otherRow === undefined ? {} : { otherRow }) });
    }
  }

  /** The counts so far. */
  counts(): ImportCounts {
    return { ...this.#counts };
  }

  summary(): ImportSummary {
    return { ...this.#counts, rejectedRows: this.#rejectedRows.toSorted((a, b) => a.row - b.row) };
  }
}
