/**
 * Weights from labelled pairs: logistic regression in bits, drawn towards the weights there were before, then made monotone.
 * A pure function of the decisions: every station that has the same ones learns the same weights.
 */
import { INCIDENT_FEATURES, SHOP_FEATURES } from './levels.ts';
import type { IncidentLevels, Levels, ShopLevels } from './levels.ts';
import { clampWeights } from './weights.ts';
import type { QuestionWeights, Weights } from './weights.ts';

/** What an operator decided about a pair, and the levels it had then. null: this question was not answered. */
export interface LabelledPair {
  readonly levels: Pick<Levels, 'shop' | 'incident'>;
  readonly sameShop: boolean | null;
  readonly sameIncident: boolean | null;
}

export interface LearningOptions {
  readonly version: string;
  /** Labels a level needs to move half way from its old weight to what they say: fifty labels cannot wreck the weights. */
  readonly inertia: number;
}

const NEWTON_STEPS = 60;
/** Bits a weight may move in one step: where all labels contradict the weights, a full step would overshoot. */
const STEP_MAX = 2;
/** Bits; smaller steps change no decision. */
const CONVERGED = 1e-4;
const LN2 = Math.LN2;

export function learnWeights(before: Weights, pairs: readonly LabelledPair[], { version, inertia }: LearningOptions): Weights {
  const shop = pairs.filter((pair) => pair.sameShop !== null)
    .map(({ levels, sameShop }) => ({ levels: levels.shop, same: sameShop === true }));
  // Another shop is another incident: that says nothing about matter and time.
  const incident = pairs.filter(({ sameShop, sameIncident }) => sameIncident !== null && sameShop !== false)
    .map(({ levels, sameIncident }) => ({ levels: levels.incident, same: sameIncident === true }));
  return clampWeights({
    version,
    shop: fit(before.shop, SHOP_FEATURES, shop, inertia),
    incident: fit(before.incident, INCIDENT_FEATURES, incident, inertia),
  });
}

type FeatureLevels = Readonly<Record<string, readonly string[]>>;
interface Example { readonly levels: ShopLevels | IncidentLevels; readonly same: boolean }
/** Pairs with the same levels, counted. */
interface Pattern { readonly columns: readonly number[]; same: number; all: number }

function fit(before: QuestionWeights, features: FeatureLevels, examples: readonly Example[], inertia: number): QuestionWeights {
  if (examples.length === 0) return before;
  const names = Object.entries(features).flatMap(([feature, levels]) => levels.map((level) => `${feature}.${level}`));
  const column = new Map(names.map((name, index) => [name, index + 1]));
  const patterns = patternsOf(examples, column);
  const levelWeights = Object.entries(features).flatMap(([feature, levels]) => levels.map((level) => before.bits[feature]?.[level] ?? 0));
  const learnt = newton(patterns, [before.prior, ...levelWeights], inertia);
  const bits = Object.fromEntries(Object.entries(features).map(([feature, levels]) =>
    [feature, Object.fromEntries(levels.map((level) => [level, learnt[column.get(`${feature}.${level}`) ?? 0] ?? 0]))]));
  return { prior: learnt[0] ?? before.prior, bits };
}

function patternsOf(examples: readonly Example[], column: ReadonlyMap<string, number>): Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const { levels, same } of examples) {
    const columns = [0];
    for (const [feature, level] of Object.entries(levels)) {
      const at = level === null ? undefined : column.get(`${feature}.${level}`);
      if (at !== undefined) columns.push(at);
    }
    const key = columns.join();
    const pattern = patterns.get(key) ?? { columns, same: 0, all: 0 };
    pattern.all += 1;
    if (same) pattern.same += 1;
    patterns.set(key, pattern);
  }
  return [...patterns.values()];
}

/** Maximum a posteriori by Newton's method; the prior is normal around `start`, its precision `inertia` quarter-labels a level. */
function newton(patterns: readonly Pattern[], start: readonly number[], inertia: number): number[] {
  const precision = inertia / 4;
  const weights = [...start];
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const gradient = weights.map((weight, index) => precision * ((start[index] ?? 0) - weight) * LN2);
    const curvature = weights.map((_, row) => weights.map((__, col) => (row === col ? precision : 0)));
    for (const { columns, same, all } of patterns) {
      const p = probabilityOf(columns.reduce((sum, index) => sum + (weights[index] ?? 0), 0));
      for (const row of columns) {
        gradient[row] = (gradient[row] ?? 0) + same - all * p;
        const line = curvature[row];
        if (line !== undefined) for (const col of columns) line[col] = (line[col] ?? 0) + all * p * (1 - p);
      }
    }
    const change = solve(curvature, gradient).map((delta) => delta / LN2);
    const longest = Math.max(...change.map(Math.abs));
    const scale = Math.min(1, STEP_MAX / longest);
    change.forEach((delta, index) => { weights[index] = (weights[index] ?? 0) + delta * scale; });
    if (longest < CONVERGED) break;
  }
  return weights;
}

/** Probability of log2 odds. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** Gaussian elimination for a symmetric positive matrix; changes its arguments. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = matrix[pivot] ?? [];
    const head = line[pivot] ?? 1;
    for (let row = pivot + 1; row < size; row += 1) {
      const other = matrix[row] ?? [];
      const factor = (other[pivot] ?? 0) / head;
      if (factor === 0) continue;
      for (let col = pivot; col < size; col += 1) other[col] = (other[col] ?? 0) - factor * (line[col] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    const line = matrix[row] ?? [];
    let value = right[row] ?? 0;
    for (let col = row + 1; col < size; col += 1) value -= (line[col] ?? 0) * (result[col] ?? 0);
    result[row] = value / (line[row] ?? 1);
  }
  return result;
}
