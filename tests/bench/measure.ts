/** Percentiles and the one-line result every benchmark prints. */

export interface Spread { readonly n: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

/** Percentiles of durations, ms with one decimal. */
export function spread(durations: readonly number[]): Spread {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: round(sorted.at(-1) ?? NaN) };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function report(name: string, figures: object): void {
  process.stdout.write(`${JSON.stringify({ bench: name, ...figures })}\n`);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
