/** What duplicates are found with when a city has set nothing of its own: words, weights and the names of Dongguan's territory. */
import { learnPlaces } from '#domain/duplicates/learned-places.ts';
import type { Reading } from '#domain/duplicates/profile.ts';
import { readingOf } from '#domain/duplicates/reading.ts';
import type { Report } from '#domain/duplicates/report.ts';
import { vocabularyOf } from '#domain/duplicates/vocabulary.ts';
import { weightsOf } from '#domain/duplicates/weights.ts';
import type { Weights } from '#domain/duplicates/weights.ts';
import weights from '#resources/duplicates/weights.json' with { type: 'json' };
import words from '#resources/duplicates/words.json' with { type: 'json' };
import otherNames from '#resources/territory/other-names.json' with { type: 'json' };
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };

export function builtInReading(): Reading {
  return readingOf({ words, towns: townList.towns, villages: villageList.villages, otherNames });
}

/** Share of reports that must speak of the built-in city for its names of places to be looked for. */
const CITY_SHARE = 0.05;

/** {@link builtInReading}, or the names of places learnt from the reports where they are of another city: 长安 is a road in many. */
export function readingFor(reports: readonly Report[]): Reading {
  const { code, shortName } = townList.city;
  const cityCode = code.slice(0, CITY_DIGITS);
  const speaksOfCity = ({ townCode, address, name }: Report) => townCode.startsWith(cityCode) || `${address}${name}`.includes(shortName);
  const reading = builtInReading();
  if (reports.filter(speaksOfCity).length >= CITY_SHARE * reports.length) return reading;
  return readingElsewhere(reports);
}

/** The built-in words, with the names of places that the reports themselves tell. */
export function readingElsewhere(reports: readonly Report[]): Reading {
  return { vocabulary: vocabularyOf(words), ...learnPlaces(reports) };
}

/** Digits of a division code that name the city. */
const CITY_DIGITS = 4;

export function builtInWeights(): Weights {
  return weightsOf(weights);
}
