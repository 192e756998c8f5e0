/** The weights of evidence: data with a version, checked when loaded and clamped so that no weaker level counts more. */
import { z } from 'zod';
import { hash53 } from './hash.ts';
import { INCIDENT_FEATURES, SHOP_FEATURES } from './levels.ts';

type FeatureLevels = Readonly<Record<string, readonly string[]>>;

/** log2(P(level | same) / P(level | not same)) by feature and level, and the log2 odds of a candidate pair before any evidence. */
export interface QuestionWeights {
  readonly prior: number;
  readonly bits: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Weights {
  readonly version: string;
  readonly shop: QuestionWeights;
  readonly incident: QuestionWeights;
}

/** No single observation is worth more: 2²⁰ to one. */
const BITS_MAX = 20;
/** A different number or unit is at least this much against the same shop. */
const VETO_BITS = -5;
/** Consumers complain each for themselves: another complainant with another amount is another incident. */
const OTHER_COMPLAINANT_BITS = -12;

function questionSchema(features: FeatureLevels) {
  return z.object({
    prior: z.number().min(-BITS_MAX).max(BITS_MAX),
    bits: z.object(Object.fromEntries(Object.entries(features).map(([feature, levels]) =>
      [feature, z.object(Object.fromEntries(levels.map((level) => [level, z.number().min(-BITS_MAX).max(BITS_MAX)])))]))),
  });
}

const weightsSchema = z.object({
  version: z.string().min(1), shop: questionSchema(SHOP_FEATURES), incident: questionSchema(INCIDENT_FEATURES),
});

/** Throws a ZodError that names the level that is missing or out of range. */
export function weightsOf(data: unknown): Weights {
  return clampWeights(weightsSchema.parse(data));
}

/** The version and what the weights really are: a run with the same mark gives the same result. */
export function weightsMark(weights: Weights): string {
  return `${weights.version}-${hash53(JSON.stringify(weights)).toString(36)}`;
}

/** Weights in which no level counts more than a stronger one, and the veto keeps its sign. Idempotent. */
export function clampWeights({ version, shop, incident }: Weights): Weights {
  return {
    version,
    shop: pinned(clampQuestion(shop, SHOP_FEATURES), 'location', 'veto', VETO_BITS),
    incident: pinned(clampQuestion(incident, INCIDENT_FEATURES), 'complainant', 'different', OTHER_COMPLAINANT_BITS),
  };
}

/** A level by rule, that no label may weaken. */
function pinned(question: QuestionWeights, feature: string, level: string, highest: number): QuestionWeights {
  const levels = { ...question.bits[feature] };
  levels[level] = Math.min(levels[level] ?? highest, highest);
  return { ...question, bits: { ...question.bits, [feature]: levels } };
}

function clampQuestion({ prior, bits }: QuestionWeights, features: FeatureLevels): QuestionWeights {
  return {
    prior,
    bits: Object.fromEntries(Object.entries(features).map(([feature, levels]) => {
      const falling = nonIncreasing(levels.map((level) => bits[feature]?.[level] ?? 0));
      return [feature, Object.fromEntries(levels.map((level, index) => [level, falling[index] ?? 0]))];
    })),
  };
}

/** Isotonic regression by pooling neighbours that are in the wrong order. */
export function nonIncreasing(values: readonly number[]): number[] {
  const pools: { sum: number; size: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, size: 1 });
    for (let last = pools.length - 1; last > 0; last -= 1) {
      const [before, after] = [pools[last - 1], pools[last]];
      if (before === undefined || after === undefined || before.sum / before.size >= after.sum / after.size) break;
      pools.splice(last - 1, 2, { sum: before.sum + after.sum, size: before.size + after.size });
    }
  }
  return pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
}
