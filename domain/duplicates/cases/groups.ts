/** Leads joined link by link, except where that would bring together two that must stay apart. */
import type { LeadPair } from './operation.ts';
import { pairText } from './operation.ts';

interface Group {
  members: string[];
  weakestScore: number;
}

export class Groups {
  readonly #groups = new Map<string, Group>();
  /** Lead → leads it must not be joined with. */
  readonly #apart = new Map<string, string[]>();

  /** `apart`: pairs as {@link pairText} writes them. */
  constructor(apart: Iterable<string>) {
    for (const text of apart) {
      const [a = '', b = ''] = text.split(' ');
      this.#keepApart(a, b);
      this.#keepApart(b, a);
    }
  }

  /** Joins the groups of two leads. Returns the pairs that stand in the way; nothing is joined then. */
  join([a, b]: LeadPair, score: number): string[] {
    const [one, other] = [this.#groupOf(a), this.#groupOf(b)];
    if (one === other) return [];
    const [small, large] = one.members.length < other.members.length ? [one, other] : [other, one];
    const between = this.#between(small, large);
    if (between.length > 0) return between;
    for (const lead of small.members) this.#groups.set(lead, large);
    large.members.push(...small.members);
    large.weakestScore = Math.min(large.weakestScore, small.weakestScore, score);
    return [];
  }

  all(): { readonly members: readonly string[]; readonly weakestScore: number }[] {
    return [...new Set(this.#groups.values())];
  }

  #between(small: Group, large: Group): string[] {
    const pairs: string[] = [];
    for (const lead of small.members) {
      for (const other of this.#apart.get(lead) ?? []) {
        if (this.#groups.get(other) === large) pairs.push(pairText([lead, other]));
      }
    }
    return pairs;
  }

  #groupOf(lead: string): Group {
    const known = this.#groups.get(lead);
    if (known !== undefined) return known;
    const group = { members: [lead], weakestScore: 1 };
    this.#groups.set(lead, group);
    return group;
  }

  #keepApart(lead: string, other: string): void {
    const known = this.#apart.get(lead);
    if (known === undefined) this.#apart.set(lead, [other]);
    else known.push(other);
  }
}
