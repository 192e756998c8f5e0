/** Divides a whole number by weights so that the parts add up to it (largest remainder); each part gets at least `minimum`. */
export function apportion(total: number, weights: readonly number[], minimum = 0): number[] {
  const sum = weights.reduce((left, weight) => left + weight, 0);
  const free = total - minimum * weights.length;
  if (free < 0 || sum <= 0) throw new Error(`${String(total)} cannot be divided into ${String(weights.length)} parts`);
  const exact = weights.map((weight) => (free * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = free - parts.reduce((left, part) => left + part, 0);
  const remainders = exact.map((value, index) => ({ index, remainder: value % 1 }));
  const byRemainder = remainders.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => part + minimum);
}
