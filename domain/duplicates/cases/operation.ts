/**
 * What operators do to duplicates. Operations are only ever added, each under an id of its own; leads, tasks, photos and
 * reporters are never touched. What follows from a set of operations is the view (view.ts).
 */
import type { Stamp } from './stamp.ts';

/** Two lead ids, the smaller first; see {@link pairOf}. */
export type LeadPair = readonly [string, string];

interface Made {
  readonly id: string;
  readonly at: Stamp;
}

/** These leads are one incident. */
export interface Merge extends Made {
  readonly kind: 'merge';
  readonly pairs: readonly LeadPair[];
  /** Probability the operator was shown, or 1 for a merge by hand. */
  readonly score: number;
  readonly weightsVersion: string;
}

/** These pairs are not one incident, for ever or until retracted. */
export interface Split extends Made {
  readonly kind: 'split';
  readonly pairs: readonly LeadPair[];
  /** Whether they are at least one shop (related); null when the operator did not say. */
  readonly sameShop: boolean | null;
}

/** Undoes exactly the operations the operator saw: a merge of the same pair made elsewhere meanwhile stays. */
export interface Retract extends Made {
  readonly kind: 'retract';
  readonly operations: readonly string[];
}

/** Which value a case shows in a field. Attached to a lead, so it survives merging and splitting. */
export interface Pick extends Made {
  readonly kind: 'pick';
  readonly lead: string;
  readonly field: string;
  /** The lead whose value is taken, or a value typed in. */
  readonly source: { readonly lead: string } | { readonly value: string };
}

export type Operation = Merge | Split | Retract | Pick;

/** Throws when both are the same lead. */
export function pairOf(a: string, b: string): LeadPair {
  if (a === b) throw new RangeError(`${a} is no pair with itself`);
  return a < b ? [a, b] : [b, a];
}

/** Text that stands for a pair in a map; ids have no blanks. */
export function pairText([a, b]: LeadPair): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
