/**
 * 双随机: entities and inspectors are drawn by a published seed. Each gets a rank from the seed and its own key, and the lowest ranks
 * are drawn: anybody can repeat the draw, and check one entity, without the list it was drawn from.
 */
import { hash53 } from '../duplicates/hash.ts';

/** Names how ranks are computed, so that a record of today can be repeated in years. */
export const DRAW_ALGORITHM = 'cyrb53/rank-1';
/** An inspection is made by two. */
const INSPECTORS = 2;

/** The rank of a key in a draw: equally likely anywhere in 0 … 2⁵³ − 1, and unrelated between seeds. */
export const rankOf = (seed: string, key: string): number => hash53(`${seed}\u0000${key}`);

export interface Drawn {
  readonly entityId: string;
  readonly rank: number;
  /** The first one leads. */
  readonly inspectors: readonly string[];
}

/** Draws `count` entities, and for each of them two inspectors. The order of the pools does not matter. */
export function draw(seed: string, entityIds: readonly string[], memberIds: readonly string[], count: number): readonly Drawn[] {
  return ranked(seed, entityIds).slice(0, count).map(({ key, rank }) => ({
    entityId: key, rank, inspectors: ranked(`${seed}\u0000${key}`, memberIds).slice(0, INSPECTORS).map((member) => member.key),
  }));
}

function ranked(seed: string, keys: readonly string[]): readonly { readonly key: string; readonly rank: number }[] {
  return [...new Set(keys)].map((key) => ({ key, rank: rankOf(seed, key) }))
    .sort((left, right) => left.rank - right.rank || (left.key < right.key ? -1 : 1));
}

/** A digest over a pool that does not depend on its order: the hash of the sorted keys. */
export const digestOf = (keys: readonly string[]): string => hash53([...new Set(keys)].toSorted().join('\n')).toString(16);

export interface DrawCheck {
  /** Every rank on record is the one the seed gives to its entity, and the ranks ascend. */
  readonly ranks: boolean;
  /** The pool of today is the pool of the draw: only then can the whole draw be repeated. */
  readonly poolSame: boolean;
  /** Repeated with the pool of today, the same entities are drawn; null when the pool has changed. */
  readonly repeated: boolean | null;
}

/** Repeats a draw from its record: the ranks always, the choice as long as the pool is what it was. */
export function checkDraw(
  record: { readonly seed: string; readonly poolDigest: string; readonly drawn: readonly Drawn[] }, pool: readonly string[],
): DrawCheck {
  const { seed, poolDigest, drawn } = record;
  const ranks = drawn.every(({ entityId, rank }, index) => rank === rankOf(seed, entityId) && rank >= (drawn[index - 1]?.rank ?? 0));
  const poolSame = digestOf(pool) === poolDigest;
  const again = ranked(seed, pool).slice(0, drawn.length);
  return { ranks, poolSame, repeated: poolSame ? again.every(({ key }, index) => key === drawn[index]?.entityId) : null };
}
