/** What places are compared by. Every figure is computed here from unrounded counts (domain catalogue 1.12). */
import type { PlaceFigures } from '#protocol/bridge/queries.ts';

export const MEASURES = ['overdueRate', 'firstCheckOnTime', 'pushOnTime', 'openPerMember', 'leadsOpen'] as const;
/** 超期率 · 首检及时率 · 一小时推送率 · 人均在办 · 在办线索 */
export type MeasureName = (typeof MEASURES)[number];

/** A rate is a share of counts, a ratio a quotient of them, a count stands for itself. */
export type MeasureKind = 'rate' | 'ratio' | 'count';

export interface Measure {
  readonly kind: MeasureKind;
  /** Which end of the scale is the good one. */
  readonly better: 'higher' | 'lower';
  readonly numerator: (figures: PlaceFigures) => number;
  /** Absent for counts. */
  readonly denominator?: (figures: PlaceFigures) => number;
}

export const MEASURE: Readonly<Record<MeasureName, Measure>> = {
  overdueRate: {
    kind: 'rate',
    better: 'lower',
    numerator: ({ overdue }) => overdue,
    denominator: ({ tasksOpen }) => tasksOpen,
  },
  firstCheckOnTime: {
    kind: 'rate',
    better: 'higher',
    numerator: ({ firstChecksOnTime }) => firstChecksOnTime,
    denominator: ({ firstChecksDone }) => firstChecksDone,
  },
  pushOnTime: {
    kind: 'rate',
    better: 'higher',
    numerator: ({ registrationsOnTime }) => registrationsOnTime,
    denominator: ({ registrationsPushed }) => registrationsPushed,
  },
  openPerMember: {
    kind: 'ratio',
    better: 'lower',
    numerator: ({ tasksOpen }) => tasksOpen,
    denominator: ({ members }) => members,
  },
  leadsOpen: { kind: 'count', better: 'lower', numerator: ({ leadsOpen }) => leadsOpen },
};

export function isMeasure(name: string | undefined): name is MeasureName {
  return name !== undefined && (MEASURES as readonly string[]).includes(name);
}

/** A rate of fewer cases says nothing about a place: it is shown, but not ranked (domain catalogue 1.12). */
export const RANKED_FROM_CASES = 20;

export interface MeasuredValue {
  readonly numerator: number;
  /** 1 for counts. */
  readonly denominator: number;
  /** Percent for rates; null when there is nothing to divide by. */
  readonly value: number | null;
  /** Enough cases to be ranked. */
  readonly ranked: boolean;
}

export function measured(name: MeasureName, figures: PlaceFigures): MeasuredValue {
  const { kind, numerator: above, denominator: below } = MEASURE[name];
  const numerator = above(figures);
  const denominator = below === undefined ? 1 : below(figures);
  if (denominator === 0) return { numerator, denominator, value: null, ranked: false };
  const value = ((kind === 'rate' ? 100 : 1) * numerator) / denominator;
  return { numerator, denominator, value, ranked: kind !== 'rate' || denominator >= RANKED_FROM_CASES };
}
