/** Contributions of rows to stored counters. */
import type { AnyRow } from '../core/table.ts';

export interface Tally { readonly place: string; readonly measure: string }

/** What a row adds to the counters of its place. */
export function tallies(_tableName: string, _row: AnyRow): readonly Tally[] {
  return [];
}
