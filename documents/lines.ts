/** Breaks Chinese text into lines without a screen: widths in ems, and the rules for punctuation (避头尾). */

/** May not begin a line. */
const NOT_FIRST = /^[，。、；：？！）》〉」』】〕”’％％,.;:?!)\]}%…—]/;
/** May not end a line. */
const NOT_LAST = /[（《〈「『【〔“‘([{]$/;
/** What is not broken: a Chinese character alone, a number or Latin word as a whole. */
const TOKENS = /[0-9A-Za-z@&#+~_./:%-]+|\s+|./gsu;

const WIDE_LATIN = /[mwMW@%]/;
const CAPITAL = /[A-Z]/;

/** Width of a character in ems of its type. Latin letters are taken a little too wide rather than too narrow. */
function emOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x20) return 0.3;
  if (code > 0x7e) return 1;
  if (WIDE_LATIN.test(char)) return 0.92;
  return CAPITAL.test(char) ? 0.74 : 0.56;
}

export function widthEm(text: string): number {
  let width = 0;
  for (const char of text) width += emOf(char);
  return width;
}

/** A word longer than a whole line is broken after all. */
function tokensOf(text: string, widest: number): readonly string[] {
  return (text.match(TOKENS) ?? []).flatMap((token) => (widthEm(token) > widest ? [...token] : [token]));
}

/**
 * The lines of one paragraph. `width` and `indent` (of the first line) in ems. An empty text is one empty line.
 * Rounding: the last thousandth of an em is not a reason to break.
 */
export function breakLines(text: string, width: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = indent;
  const end = (carried: readonly string[]): void => {
    lines.push(line.join('').trimEnd());
    line = [...carried];
    used = carried.reduce((sum, token) => sum + widthEm(token), 0);
  };
  for (const token of tokensOf(text, width - indent)) {
    const own = widthEm(token);
    if (used + own > width + 0.001 && line.length > 0) end(takeAlong(line, token));
    if (line.length === 0 && lines.length > 0 && token.trim() === '') continue;
    line.push(token);
    used += own;
  }
  lines.push(line.join('').trimEnd());
  return lines;
}

/** Takes from the end of a line what must stand with the next token; leaves at least one token. */
function takeAlong(line: string[], next: string): readonly string[] {
  const carried: string[] = [];
  let first = next;
  while (line.length > 1 && (NOT_FIRST.test(first) || NOT_LAST.test(line.at(-1) ?? ''))) {
    first = line.pop() ?? '';
    carried.unshift(first);
  }
  return carried;
}

/** 成文日期 stands four characters from the right edge, the agency centred above it; a long one two from the edge, the date centred below. */
const DATE_RIGHT_EM = 4;
const LONG_UNIT_RIGHT_EM = 2;

/** Ems between the right edge and the agency, and the right edge and the date. */
export function signaturePlaces(unit: string, date: string): { readonly unit: number; readonly date: number } {
  const overhang = (widthEm(unit) - widthEm(date)) / 2;
  if (overhang <= DATE_RIGHT_EM - LONG_UNIT_RIGHT_EM) return { unit: DATE_RIGHT_EM - overhang, date: DATE_RIGHT_EM };
  return { unit: LONG_UNIT_RIGHT_EM, date: LONG_UNIT_RIGHT_EM + overhang };
}

/** A title in lines of about the same length, the first never the shortest. */
export function balancedLines(text: string, width: number): readonly string[] {
  const total = widthEm(text);
  const count = Math.ceil(total / width);
  return count <= 1 ? [text] : breakLines(text, Math.min(width, Math.ceil(total / count) + 1));
}
