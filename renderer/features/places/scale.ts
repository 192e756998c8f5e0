/** The classes of a map: a few intervals that cover all values, the same colour for everything inside one. */
import { MEASURE } from './measures.ts';
import type { MeasureName } from './measures.ts';

/** [from, to): `from` null below the first break, `to` null above the last. */
export interface ValueClass {
  readonly from: number | null;
  readonly to: number | null;
}

/** As many colours as a legend can hold without a second look. */
export const CLASSES = 5;

/** Percent. What a good share is does not depend on what the others reach. */
const RATE_BREAKS: Readonly<Record<'higher' | 'lower', readonly number[]>> = { higher: [80, 90, 95, 98], lower: [1, 2, 5, 10] };

/** Intervals of a measure in ascending order; of counts and ratios, as wide as the values need. */
export function classesOf(name: MeasureName, values: readonly (number | null)[]): readonly ValueClass[] {
  const { kind, better } = MEASURE[name];
  return between(kind === 'rate' ? RATE_BREAKS[better] : evenBreaks(values, kind === 'count' ? 1 : 0.1));
}

/** Index of the class of a value; −1 for no value. */
export function classIndex(classes: readonly ValueClass[], value: number | null): number {
  return value === null ? -1 : classes.findIndex(({ to }) => to === null || value < to);
}

function between(breaks: readonly number[]): readonly ValueClass[] {
  return [null, ...breaks].map((from, index) => ({ from, to: breaks[index] ?? null }));
}

/** The last class begins about where this share of the places has been counted: one giant must not make all others look alike. */
const ORDINARY_SHARE = 0.85;
/** Enough for any break, too few for the errors of binary fractions. */
const DIGITS = 6;

/** Even steps of 1, 2 or 5 times a power of ten that spread the ordinary values over all classes. */
function evenBreaks(values: readonly (number | null)[], smallest: number): readonly number[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const ordinary = sorted[Math.floor(ORDINARY_SHARE * sorted.length)] ?? 0;
  const step = Math.max(smallest, roundStep(ordinary / CLASSES));
  return Array.from({ length: CLASSES - 1 }, (_, index) => Number(((index + 1) * step).toPrecision(DIGITS)));
}

function roundStep(wanted: number): number {
  if (wanted <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wanted) ?? 10;
  return factor * power;
}
