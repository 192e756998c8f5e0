/**
 * Groups of the same incident from scored pairs. The best pairs join first; two groups join only when their members taken
 * together speak for it, so that one doubtful link cannot chain two incidents into one.
 */

/** A pair good enough to join two groups. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** Log2 odds that they belong together. */
  readonly bits: number;
  /** Metres; the nearer of two equally good pairs joins first. */
  readonly distanceM: number | null;
}

export interface GroupingOptions {
  /** Log2 odds of any two members, also of those that were no candidates of each other. */
  readonly bitsOf: (a: number, b: number) => number;
  /** Mean log2 odds of all pairs across two groups from which they join. */
  readonly joinFrom: number;
  /** Groups never hold two members of the same kind (the source, when two lists are matched one to one). */
  readonly kindOf?: ((member: number) => string) | undefined;
}

/** No single pair outweighs many. */
const BITS_LIMIT = 6;

/** `count` members, numbered from 0. Returns the groups, single ones too, each and all in order of their first member. */
export function groupsOf(count: number, links: readonly Link[], options: GroupingOptions): number[][] {
  const groupOf = Array.from({ length: count }, (_, member) => member);
  const members = groupOf.map((member) => [member]);
  for (const { a, b } of [...links].sort(strongestFirst)) {
    const [into, other] = [groupOf[a] ?? a, groupOf[b] ?? b];
    const [left, right] = [members[into] ?? [], members[other] ?? []];
    if (into === other || sharesKind(left, right, options) || !speaksFor(left, right, options)) continue;
    for (const member of right) groupOf[member] = into;
    members[into] = [...left, ...right];
    members[other] = [];
  }
  return members.filter((group) => group.length > 0)
    .map((group) => group.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function strongestFirst(one: Link, other: Link): number {
  return other.bits - one.bits || (one.distanceM ?? Infinity) - (other.distanceM ?? Infinity) || one.a - other.a || one.b - other.b;
}

function speaksFor(left: readonly number[], right: readonly number[], { bitsOf, joinFrom }: GroupingOptions): boolean {
  let sum = 0;
  for (const a of left) for (const b of right) sum += Math.max(-BITS_LIMIT, Math.min(BITS_LIMIT, bitsOf(a, b)));
  return sum / (left.length * right.length) >= joinFrom;
}

function sharesKind(left: readonly number[], right: readonly number[], { kindOf }: GroupingOptions): boolean {
  if (kindOf === undefined) return false;
  const kinds = new Set(left.map(kindOf));
  return right.some((member) => kinds.has(kindOf(member)));
}
