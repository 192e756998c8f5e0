/** Weighs the levels of a pair: two probabilities and every bit that led to them. */
import type { Levels } from './levels.ts';
import { probabilityOf } from './learn.ts';
import type { QuestionWeights, Weights } from './weights.ts';

/** One bar of the waterfall. The bars of a question add up to its log2 odds. */
export interface Reason {
  readonly question: 'shop' | 'incident';
  /** A feature of levels.ts, 'prior', or 'guard' for what a rule took away. */
  readonly feature: string;
  readonly level: string;
  readonly bits: number;
}

export interface Score {
  /** Probabilities. An incident is one only at one shop, so the second is never above the first. */
  readonly sameShop: number;
  readonly sameIncident: number;
  readonly reasons: readonly Reason[];
}

/** Suggested to the operator from here on. */
export const SUGGEST_FROM = 0.3;
/** Strong: linked at once, and merged with one key for a whole batch. Measured precision at least 0.99. */
export const STRONG_FROM = 0.9;

/** Odds just below which a rule keeps a pair, whatever else speaks for it. */
const HIDDEN_BITS = Math.log2(0.29 / 0.71);
const REVIEW_BITS = Math.log2(0.8 / 0.2);

export function scoreOf(levels: Levels, weights: Weights): Score {
  const shop = weigh('shop', levels.shop, weights.shop);
  const guarded = guard(shop, levels);
  const sameShop = probabilityOf(sumOf(guarded));
  // Two lists of shops have neither matter nor time: the same shop is then all that can be asked.
  if (levels.incident.matter === null && levels.incident.gap === null) return { sameShop, sameIncident: sameShop, reasons: guarded };
  const incident = weigh('incident', levels.incident, weights.incident);
  return { sameShop, sameIncident: sameShop * probabilityOf(sumOf(incident)), reasons: [...guarded, ...incident] };
}

function weigh(question: Reason['question'], levels: Readonly<Record<string, string | null>>, { prior, bits }: QuestionWeights): Reason[] {
  const reasons: Reason[] = [{ question, feature: 'prior', level: '', bits: prior }];
  for (const [feature, level] of Object.entries(levels)) {
    if (level !== null) reasons.push({ question, feature, level, bits: bits[feature]?.[level] ?? 0 });
  }
  return reasons;
}

const sumOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { bits }) => sum + bits, 0);

/**
 * Another house number or unit is another shop, whatever its name: the pair stays hidden. Only the same credit code or the
 * same phone of its own may bring it before a person, and nothing makes it strong.
 */
function guard(reasons: Reason[], { shop, veto }: Levels): Reason[] {
  if (!veto) return reasons;
  const limit = shop.creditCode === 'same' || shop.phone === 'same' ? REVIEW_BITS : HIDDEN_BITS;
  const excess = sumOf(reasons) - limit;
  return excess <= 0 ? reasons : [...reasons, { question: 'shop', feature: 'guard', level: 'veto', bits: -excess }];
}
