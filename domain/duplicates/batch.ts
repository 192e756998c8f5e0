/** Matches a whole list of reports in memory: candidates by blocking key, each pair scored once, then groups. */
import { probeKeysOf, storeKeysOf } from './blocking.ts';
import { commonnessOf } from './commonness.ts';
import type { Commonness } from './commonness.ts';
import { compare } from './compare.ts';
import { groupsOf } from './grouping.ts';
import type { Link } from './grouping.ts';
import type { Levels } from './levels.ts';
import type { Profile } from './profile.ts';
import { scoreOf } from './score.ts';
import type { Score } from './score.ts';
import type { Weights } from './weights.ts';

export interface Candidate extends Score {
  /** Positions in the list; `a` comes first. */
  readonly a: number;
  readonly b: number;
  readonly levels: Levels;
}

export interface BatchOptions {
  readonly weights: Weights;
  /** Only reports of different kinds are compared, and no group holds two of one kind: matching lists one to one. */
  readonly kindOf?: ((member: number) => string) | undefined;
}

/** Reports looked at under one key, the latest ones; a key with more tells nothing. */
export const KEY_CAP = 400;
/** Odds of two to three: below, a pair links nothing. Chosen on the training half, where it merged best. */
const JOIN_BITS = Math.log2(0.4 / 0.6);

export class Batch {
  readonly #profiles: readonly Profile[];
  readonly #commonness: Commonness;
  readonly #options: BatchOptions;
  readonly #links: Link[] = [];
  #capped = 0;

  constructor(profiles: readonly Profile[], options: BatchOptions) {
    this.#profiles = profiles;
    this.#commonness = commonnessOf(profiles);
    this.#options = options;
  }

  /** How often a key had more reports than {@link KEY_CAP}. */
  get capped(): number {
    return this.#capped;
  }

  /** Every pair that shares a key, scored, in order of its second report. Remembers what {@link groups} needs. */
  * candidates(): Generator<Candidate> {
    const { kindOf } = this.#options;
    const stored = new Map<number, number[]>();
    for (const [b, profile] of this.#profiles.entries()) {
      const found = new Set<number>();
      for (const key of probeKeysOf(profile)) this.#collect(stored.get(key), found);
      for (const key of storeKeysOf(profile)) {
        const others = stored.get(key);
        if (others === undefined) stored.set(key, [b]);
        else others.push(b);
      }
      for (const a of [...found].sort((one, other) => one - other)) {
        if (kindOf === undefined || kindOf(a) !== kindOf(b)) yield this.#score(a, b);
      }
    }
  }

  /** Groups of the same incident among the pairs that {@link candidates} gave. */
  groups(): number[][] {
    return groupsOf(this.#profiles.length, this.#links, {
      bitsOf: (a, b) => oddsOf(this.#scoreOf(a, b).sameIncident), joinFrom: JOIN_BITS, kindOf: this.#options.kindOf,
    });
  }

  #collect(others: readonly number[] | undefined, found: Set<number>): void {
    if (others === undefined) return;
    if (others.length > KEY_CAP) this.#capped += 1;
    for (let index = Math.max(0, others.length - KEY_CAP); index < others.length; index += 1) found.add(others[index] ?? 0);
  }

  #score(a: number, b: number): Candidate {
    const score = this.#scoreOf(a, b);
    const bits = oddsOf(score.sameIncident);
    if (bits >= JOIN_BITS) this.#links.push({ a, b, bits, distanceM: score.levels.distanceM });
    return { a, b, ...score };
  }

  #scoreOf(a: number, b: number): Score & { readonly levels: Levels } {
    const [one, other] = [this.#profiles[a], this.#profiles[b]];
    if (one === undefined || other === undefined) throw new RangeError(`There are no reports ${String(a)} and ${String(b)}`);
    const levels = compare(one, other, this.#commonness);
    return { ...scoreOf(levels, this.#options.weights), levels };
  }
}

function oddsOf(p: number): number {
  return Math.log2(p / (1 - p));
}
