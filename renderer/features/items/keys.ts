/** Keys of rows that the city adds, and the words a row holds as JSON. */
import { systemClock } from '../../system.ts';

/** A key no other row has: what it is of and when it was made, in the characters a key may have. */
export const newKey = (kind: string): string => `${kind}-${systemClock.now().toString(36)}`;

export const wordsOf = (json: string | undefined): readonly string[] => (json === undefined ? [] : (JSON.parse(json) as string[]));
