/** Likeness of short texts. */
import { distance } from 'fastest-levenshtein';

/** Share of character pairs two texts have in common (Dice), 0 to 1; single characters count as themselves. */
export function dice(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let index = 0; index < a.length - 1; index += 1) {
    const pair = a.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let index = 0; index < b.length - 1; index += 1) {
    const pair = b.slice(index, index + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    common += 1;
    pairs.set(pair, left - 1);
  }
  return (2 * common) / (a.length + b.length - 2);
}

/** Edits as a share of the longer text, 0 to 1. */
export function editShare(a: string, b: string): number {
  return distance(a, b) / Math.max(a.length, b.length, 1);
}

/** One character added, lost or replaced, or two neighbours swapped. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  return distance(a, b) === 1 || isSwap(a, b);
}

/** Two neighbouring characters changed places. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = 0;
  while (first < a.length && a[first] === b[first]) first += 1;
  if (first >= a.length - 1 || a[first] !== b[first + 1] || a[first + 1] !== b[first]) return false;
  return a.slice(first + 2) === b.slice(first + 2);
}
