/** The Chinese words of documents, whatever language the screen speaks. */
import type { DocumentWords } from '#documents/words.ts';
import { zh } from '../../i18n/zh/index.ts';

/** A code of a newer version stands as it is. */
export const documentWords: DocumentWords = (group, code) => {
  const words: Readonly<Record<string, string>> = zh.trade[group];
  return words[code] ?? code;
};
