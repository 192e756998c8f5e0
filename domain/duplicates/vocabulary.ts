/** The words of the trade that names and descriptions are read with. Data (resources/duplicates/words.json), editable by a city. */
import { normaliseText } from '../address/normalise.ts';

export interface VocabularyData {
  /** Kind of shop → the words signs use for it. */
  readonly trades: Readonly<Record<string, readonly string[]>>;
  readonly legalForms: readonly string[];
  /** What reporters write where a shop has no sign. */
  readonly nameless: readonly string[];
  /** Dishes and trades that many shops use as their whole sign. */
  readonly dishSigns: readonly string[];
  /** Matter → the categories that belong to it and the words that speak for it. */
  readonly matters: Readonly<Record<string, { readonly categories: readonly string[]; readonly keywords: readonly string[] }>>;
}

/** {@link VocabularyData} made ready for looking up. */
export interface Vocabulary {
  /** Trade word → kind of shop. */
  readonly trades: ReadonlyMap<string, string>;
  /** Longest trade word, in characters. */
  readonly longestTrade: number;
  readonly legalForms: readonly string[];
  readonly nameless: ReadonlySet<string>;
  readonly dishSigns: ReadonlySet<string>;
  readonly matterOfCategory: ReadonlyMap<string, string>;
  readonly keywords: readonly { readonly matter: string; readonly word: string }[];
}

export function vocabularyOf(data: VocabularyData): Vocabulary {
  const trades = new Map(Object.entries(data.trades).flatMap(([kind, words]) => words.map((word) => [normaliseText(word), kind] as const)));
  const matters = Object.entries(data.matters);
  return {
    trades,
    longestTrade: Math.max(...[...trades.keys()].map((word) => word.length)),
    legalForms: data.legalForms.map(normaliseText).sort((a, b) => b.length - a.length),
    nameless: new Set(data.nameless.map(normaliseText)),
    dishSigns: new Set(data.dishSigns.map(normaliseText)),
    matterOfCategory: new Map(matters.flatMap(([matter, { categories }]) => categories.map((category) => [category, matter] as const))),
    keywords: matters.flatMap(([matter, { keywords }]) => keywords.map((word) => ({ matter, word: normaliseText(word) }))),
  };
}
