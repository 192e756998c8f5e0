/** What reports are read with, put together from data: the words of the trade and the names of a territory. */
import { Gazetteer } from '../address/gazetteer.ts';
import type { OtherNames, TownName, VillageName } from '../address/gazetteer.ts';
import type { Reading } from './profile.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface ReadingData {
  /** resources/duplicates/words.json. */
  readonly words: Parameters<typeof vocabularyOf>[0];
  readonly towns: readonly TownName[];
  readonly villages: readonly VillageName[];
  readonly otherNames: OtherNames;
}

export function readingOf({ words, towns, villages, otherNames }: ReadingData): Reading {
  return {
    vocabulary: vocabularyOf(words),
    gazetteer: new Gazetteer(towns, villages, [], otherNames),
    townNames: new Map(towns.map(({ code, shortName }) => [code, shortName])),
  };
}
