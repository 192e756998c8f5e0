/** Figures of a measure in words: as long as the place allows. */
import type { Format } from '../../ui/format.ts';
import { MEASURE } from './measures.ts';
import type { MeasuredValue, MeasureName } from './measures.ts';
import type { ValueClass } from './scale.ts';

/** 97.10 %, 3.25, 1,284; — where nothing can be divided. */
export function valueText(name: MeasureName, { numerator, denominator, value }: MeasuredValue, format: Format): string {
  if (value === null) return '—';
  switch (MEASURE[name].kind) {
    case 'rate':
      return format.rate(numerator, denominator);
    case 'ratio':
      return value.toFixed(2);
    case 'count':
      return format.count(value);
  }
}

const SHORT_DIGITS = { rate: 1, ratio: 2, count: 0 } as const;

/** As short as it may be, without a unit: inside a map. */
export function shortText(name: MeasureName, { value }: MeasuredValue): string {
  return value === null ? '—' : value.toFixed(SHORT_DIGITS[MEASURE[name].kind]);
}

/** 95–98, ≥ 98, < 80: an interval of the legend. */
export function classText({ from, to }: ValueClass, unit: string): string {
  if (from === null) return `< ${String(to)}${unit}`;
  return to === null ? `≥ ${String(from)}${unit}` : `${String(from)}–${String(to)}${unit}`;
}
