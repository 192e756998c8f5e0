/**
 * Groups of the same incident from scored pairs. The best pairs join first; two groups join only when their members taken
 * together speak for it, so that one doubtful link cannot chain two incidents into one.
 */

export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  /** Probability that they belong together. */
  readonly p: number;
  /** Metres; decides between pairs of the same score. */
  readonly distanceM?: number | null;
}

export interface GroupingOptions {
  /** Probability from which a pair may join two groups. */
  readonly from: number;
  /** Groups never hold two members of the same kind (the source, when two lists are matched one to one). */
  readonly kindOf?: ((member: number) => string) | undefined;
}

/** Members of one group that were never compared share no key: that speaks against them, in bits. */
const NOT_COMPARED_BITS = -1.5;
/** No single pair outweighs many. */
const BITS_LIMIT = 6;

/** `count` members, numbered from 0. Returns the groups, single ones too, each and all in order of their first member. */
export function groupsOf(count: number, pairs: readonly ScoredPair[], { from, kindOf }: GroupingOptions): number[][] {
  const bits = new Map<number, number>();
  for (const { a, b, p } of pairs) bits.set(pairKey(a, b, count), limited(p));
  const groupOf = Array.from({ length: count }, (_, member) => member);
  const members = groupOf.map((member) => [member]);
  for (const { a, b } of pairs.filter(({ p }) => p >= from).sort(strongestFirst)) {
    const [into, other] = [groupOf[a] ?? a, groupOf[b] ?? b];
    const [left, right] = [members[into] ?? [], members[other] ?? []];
    if (into === other || !mayJoin(left, right, bits, count, from) || sharesKind(left, right, kindOf)) continue;
    for (const member of right) groupOf[member] = into;
    members[into] = [...left, ...right];
    members[other] = [];
  }
  return members.filter((group) => group.length > 0).map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function pairKey(a: number, b: number, count: number): number {
  return Math.min(a, b) * count + Math.max(a, b);
}

function limited(p: number): number {
  return Math.max(-BITS_LIMIT, Math.min(BITS_LIMIT, Math.log2(p / (1 - p))));
}

function strongestFirst(one: ScoredPair, other: ScoredPair): number {
  return other.p - one.p || (one.distanceM ?? Infinity) - (other.distanceM ?? Infinity) || one.a - other.a || one.b - other.b;
}

function mayJoin(left: readonly number[], right: readonly number[], bits: ReadonlyMap<number, number>, count: number, from: number): boolean {
  let sum = 0;
  for (const a of left) for (const b of right) sum += bits.get(pairKey(a, b, count)) ?? NOT_COMPARED_BITS;
  return sum / (left.length * right.length) >= Math.log2(from / (1 - from));
}

function sharesKind(left: readonly number[], right: readonly number[], kindOf: GroupingOptions['kindOf']): boolean {
  if (kindOf === undefined) return false;
  const kinds = new Set(left.map(kindOf));
  return right.some((member) => kinds.has(kindOf(member)));
}
