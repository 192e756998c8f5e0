/** How well each town works: drawn once a town, so that the map of the city has contrast and rankings mean something. */
import { seededRandom, seedOf } from '../../random.ts';

export interface TownProfile {
  /** Factor on how long everything takes; 1 is the city's average. */
  readonly pace: number;
  /** Share of first checks and rechecks done after their limit. */
  readonly lateShare: number;
  /** Share of registrations intake cannot place by itself: a person at the town does, often after the hour. */
  readonly unplacedShare: number;
  /** Shares of first checks that find nobody, and a problem. */
  readonly notFoundShare: number;
  readonly problemShare: number;
  /** Leads found on patrol or complained about, per first check. */
  readonly leadShare: number;
  /** Entities a village has, relative to others. */
  readonly weight: number;
}

/** Towns with far more business than others, by code. */
const BUSY: Readonly<Record<string, number>> = {
  '441900119': 2.4, '441900121': 1.7, '441900116': 1.6, '441900003': 1.7, '441900004': 2.1, '441900122': 1.6,
  '441900113': 1.4, '441900111': 1.3, '441900110': 1.3, '441900115': 1.2, '441900006': 1.5, '441900401': 6,
};

export function profileOf(townCode: string, seed: string): TownProfile {
  const random = seededRandom(seedOf(`${seed} profile ${townCode}`));
  /** 0 is the best town, 1 the worst; a few are really bad. */
  const trouble = random() ** 1.4;
  const near = (middle: number, spread: number) => middle + (random() - 0.5) * 2 * spread;
  return {
    pace: 0.72 + 0.5 * trouble + near(0, 0.06),
    lateShare: 0.004 + 0.1 * trouble ** 1.8,
    unplacedShare: 0.012 + 0.05 * random() ** 2,
    notFoundShare: near(0.075, 0.03),
    problemShare: near(0.14, 0.05),
    leadShare: near(0.12, 0.06),
    weight: (BUSY[townCode] ?? 0.75) * near(1, 0.2),
  };
}
