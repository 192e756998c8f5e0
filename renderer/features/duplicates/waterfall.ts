/** The bars of a score: each starts where the one before ended, and the last end is the log2 odds. */
import { STRONG_FROM, SUGGEST_FROM } from '#domain/duplicates/score.ts';
import type { Reason } from '#domain/duplicates/score.ts';

export interface Bar {
  readonly feature: string;
  readonly level: string;
  readonly bits: number;
  /** Per cent of the width. */
  readonly left: number;
  readonly width: number;
}

export interface WaterfallShape {
  readonly bars: readonly Bar[];
  /** Log2 odds. */
  readonly total: number;
  /** Per cent of the width: no odds either way, the threshold of a suggestion, that of a strong link, the total. */
  readonly marks: { readonly zero: number; readonly suggest: number; readonly strong: number; readonly total: number };
}

/** Log2 odds of a probability. */
export const oddsBits = (probability: number): number => Math.log2(probability / (1 - probability));

/** Bits kept free at both ends. */
const AIR = 1;
/** Per cent; a bar of no bits is still seen. */
const WIDTH_MIN = 0.6;

export function waterfallOf(reasons: readonly Reason[], question: Reason['question']): WaterfallShape {
  const mine = reasons.filter((reason) => reason.question === question);
  const ends: number[] = [];
  for (const { bits } of mine) ends.push((ends.at(-1) ?? 0) + bits);
  const total = ends.at(-1) ?? 0;
  const thresholds = { suggest: oddsBits(SUGGEST_FROM), strong: oddsBits(STRONG_FROM) };
  const all = [0, ...ends, thresholds.suggest, thresholds.strong];
  const [low, high] = [Math.min(...all) - AIR, Math.max(...all) + AIR];
  const place = (bits: number): number => ((bits - low) / (high - low)) * 100;
  const bars = mine.map(({ feature, level, bits }, index): Bar => {
    const start = ends[index - 1] ?? 0;
    const [from, to] = [place(Math.min(start, start + bits)), place(Math.max(start, start + bits))];
    return { feature, level, bits, left: from, width: Math.max(WIDTH_MIN, to - from) };
  });
  const marks = { zero: place(0), suggest: place(thresholds.suggest), strong: place(thresholds.strong), total: place(total) };
  return { bars, total, marks };
}
