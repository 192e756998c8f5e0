/** What an import did, as the command line and the API answer it. */
import type { FieldProblem } from '#domain/registration/record.ts';
import type { RowProblem } from './source/source.ts';

export interface RejectedRow {
  readonly row: number;
  /** '' when the row as a whole could not be read. */
  readonly field: string;
  readonly reason: FieldProblem | RowProblem;
  /** For `conflict`: the row the credit code came with first. */
  readonly otherRow?: number;
}

export interface ImportSummary {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Taken in, but waiting for a place (待定位). */
  readonly unplaced: number;
  /** The first REJECTED_MAX of them. */
  readonly rejectedRows: readonly RejectedRow[];
}

/** A file of nothing but bad rows must not fill the memory; the count goes on. */
export const REJECTED_MAX = 10_000;

export type Count = 'created' | 'changed' | 'unchanged';

export class Tally {
  #counts = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, unplaced: 0 };
  readonly #rejectedRows: RejectedRow[] = [];

  read(): void {
    this.#counts.read += 1;
  }

  count(result: Count, unplaced = false): void {
    this.#counts[result] += 1;
    if (unplaced) this.#counts.unplaced += 1;
  }

  reject(row: RejectedRow): void {
    this.#counts.rejected += 1;
    if (this.#rejectedRows.length < REJECTED_MAX) this.#rejectedRows.push(row);
  }

  /** The counts so far, for progress and for the audit entry of a batch. */
  counts(): Omit<ImportSummary, 'rejectedRows'> {
    return { ...this.#counts };
  }

  summary(): ImportSummary {
    return { ...this.#counts, rejectedRows: this.#rejectedRows };
  }
}
