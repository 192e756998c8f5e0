/** What of an address operators teach the system: apart from normalise.ts, because a window needs it without the character tables. */

/** The part of a key up to the house number: 振华路77号3楼 → 振华路77号. The whole key when it has none. */
export function houseKey(key: string): string {
  return /^.*?\d(?:[A-Z]|-\d+)?号(?:之\d+)?/.exec(key)?.[0] ?? key;
}

/** Too coarse to learn from: everything in a town would follow one correction. */
export function isLearnable(key: string): boolean {
  return key.length >= 8 || (key.length >= 5 && /\d/.test(key));
}
