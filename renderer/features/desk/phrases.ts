/** 短语: wordings a person keeps for note fields, as pure functions over the list. */

/** As many as are read at a glance; a further one takes the place of the oldest. */
export const PHRASES_MAX = 12;
/** A longer text is no phrase but a case. */
export const PHRASE_CHARS = 60;

/** Whether a text can be kept: not empty, short, and not there yet. */
export function keepable(text: string, phrases: readonly string[]): boolean {
  const phrase = text.trim();
  return phrase !== '' && phrase.length <= PHRASE_CHARS && !phrases.includes(phrase);
}

/** The list with the text at its front. */
export function withPhrase(phrases: readonly string[], text: string): readonly string[] {
  return keepable(text, phrases) ? [text.trim(), ...phrases].slice(0, PHRASES_MAX) : phrases;
}

export const withoutPhrase = (phrases: readonly string[], phrase: string): readonly string[] => phrases.filter((each) => each !== phrase);

/** The text with the phrase at its end, as a sentence of its own; unchanged when it would become longer than the field takes. */
export function append(text: string, phrase: string, maxLength: number): string {
  const before = text.trimEnd();
  const joint = before === '' || /[。，；：,.;:]$/.test(before) ? '' : /[\u4e00-\u9fff]$/.test(before) ? '，' : ', ';
  const longer = `${before}${joint}${phrase}`;
  return longer.length > maxLength ? text : longer;
}
