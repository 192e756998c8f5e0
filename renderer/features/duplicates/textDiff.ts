/** Which characters of two texts differ: the longest common subsequence keeps what both have, in order. */

export interface Part {
  readonly text: string;
  /** In both texts. */
  readonly same: boolean;
}

/** Characters compared; beyond, a text is one difference. Descriptions end at 2,000, which would take four million steps. */
const COMPARED_MAX = 600;

/** The parts of each text, in order. */
export function textDiff(a: string, b: string): readonly [Part[], Part[]] {
  const [left, right] = [[...a], [...b]];
  if (a === b || left.length > COMPARED_MAX || right.length > COMPARED_MAX) return wholeDiff(a, b);
  const lengths = commonLengths(left, right);
  const [kept, keptRight] = [new Set<number>(), new Set<number>()];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      kept.add(i);
      keptRight.add(j);
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return [partsOf(left, kept), partsOf(right, keptRight)];
}

/** Two texts that are the same as a whole, or are not. */
export function wholeDiff(a: string, b: string): readonly [Part[], Part[]] {
  return [whole(a, a === b), whole(b, a === b)];
}

const whole = (text: string, same: boolean): Part[] => (text === '' ? [] : [{ text, same }]);

const at = (lengths: readonly (readonly number[])[], i: number, j: number): number => lengths[i]?.[j] ?? 0;

/** Length of the longest common subsequence of what is left from i and j on. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] = left[i] === right[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function partsOf(chars: readonly string[], kept: ReadonlySet<number>): Part[] {
  const parts: { text: string; same: boolean }[] = [];
  chars.forEach((char, index) => {
    const same = kept.has(index);
    const last = parts.at(-1);
    if (last?.same === same) last.text += char;
    else parts.push({ text: char, same });
  });
  return parts;
}
