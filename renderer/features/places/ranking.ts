/** 排名: places in the order of a measure, best first; equal figures share a rank and the next one is skipped. */
import type { PlaceFigures } from '#protocol/bridge/queries.ts';
import { MEASURE, measured } from './measures.ts';
import type { MeasuredValue, MeasureName } from './measures.ts';

export interface Ranked<T> {
  readonly place: T;
  readonly measured: MeasuredValue;
  /** From 1; null for a place with too few cases. */
  readonly rank: number | null;
}

/** Ranked places, best first, then those that are not ranked in the order they came. */
export function ranking<T extends PlaceFigures>(places: readonly T[], name: MeasureName): readonly Ranked<T>[] {
  const sign = MEASURE[name].better === 'higher' ? -1 : 1;
  const all = places.map((place) => ({ place, measured: measured(name, place) }));
  const ranked = all.filter((each) => each.measured.ranked).sort((a, b) => sign * (shown(a.measured) - shown(b.measured)));
  const ranks: number[] = [];
  for (const [index, each] of ranked.entries()) {
    const before = ranked[index - 1];
    const same = before !== undefined && shown(before.measured) === shown(each.measured);
    ranks.push(same ? (ranks[index - 1] ?? index + 1) : index + 1);
  }
  return [
    ...ranked.map((each, index) => ({ ...each, rank: ranks[index] ?? null })),
    ...all.filter((each) => !each.measured.ranked).map((each) => ({ ...each, rank: null })),
  ];
}

/** The other way round: worst first. Places that are not ranked stay at the end. */
export function turned<T>(ranked: readonly Ranked<T>[]): readonly Ranked<T>[] {
  return [...ranked.filter(({ rank }) => rank !== null).reverse(), ...ranked.filter(({ rank }) => rank === null)];
}

/** Where less is better, whoever has most should be seen first. */
export function worstIsFirst(name: MeasureName): boolean {
  return MEASURE[name].better === 'lower';
}

/** Figures are equal when they look equal: to two decimals. */
function shown({ value }: MeasuredValue): number {
  return Math.round((value ?? 0) * 100);
}
