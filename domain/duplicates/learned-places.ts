/**
 * Names of towns and villages learnt from the addresses of a list, for a city whose territory is not at hand: whoever writes
 * 大朗镇松柏朗社区 once tells what 大朗松柏朗 means in other rows.
 */
import { Gazetteer } from '../address/gazetteer.ts';
import type { TownName, VillageName } from '../address/gazetteer.ts';
import { normaliseText } from '../address/normalise.ts';
import type { Report } from './report.ts';

export interface LearnedPlaces {
  readonly gazetteer: Gazetteer;
  /** Town code → name. */
  readonly townNames: ReadonlyMap<string, string>;
}

/** Rows that must name a place before it is believed to be one. */
const BELIEVED_FROM = 3;

const UPPER = /^(?:\p{Script=Han}{2,3}省)?(?:\p{Script=Han}{2,3}市(?!场))?(?:\p{Script=Han}{2,3}(?<![东南西北中园小社新老城])区)?/u;
const CITY = /^(?:\p{Script=Han}{2,3}省)?(\p{Script=Han}{2,3})市(?!场)/u;
const TOWN = /^(\p{Script=Han}{2,4}?)(?:街道办事处|街道|镇)/u;
const VILLAGE = /^(\p{Script=Han}{2,5}?)(?:社区|村委会|(?<![旧新老])村(?![前头口]))/u;

export function learnPlaces(reports: readonly Report[]): LearnedPlaces {
  const texts = reports.map(({ address, townCode }) => ({ text: normaliseText(address), townCode }));
  const cities = believed(texts.map(({ text }) => ({ name: CITY.exec(text)?.[1] ?? '', value: '' })));
  const plain = texts.map(({ text, townCode }) => ({ text: withoutCity(text, cities), townCode }));
  const townsByName = believed(plain.map(({ text, townCode }) => ({ name: TOWN.exec(text)?.[1] ?? '', value: townCode })));
  const towns = [...townsByName].map(([name, code]): TownName => ({ code: code === '' ? name : code, name, shortName: name }));
  const codeOf = new Map(towns.map(({ shortName, code }) => [shortName, code]));
  const villages = believed(plain.map(({ text, townCode }) => villageIn(text, townCode, codeOf)));
  const villageNames = [...villages].map(([key, townCode]): VillageName => {
    const name = key.split(' ')[1] ?? key;
    return { code: key, townCode, name, shortName: name };
  });
  // The spelling most rows use comes first and is the one that counts.
  const townNames = new Map([...towns].reverse().map(({ code, shortName }) => [code, shortName]));
  return { gazetteer: new Gazetteer(towns, villageNames), townNames };
}

/** 深圳市福田区, and 深圳 alone where the list says that it is a city. */
function withoutCity(text: string, cities: ReadonlyMap<string, string>): string {
  const shorter = text.replace(UPPER, '');
  if (shorter !== text) return shorter;
  const city = [...cities.keys()].find((name) => text.startsWith(name));
  return city === undefined ? text : text.slice(city.length);
}

interface Named { readonly name: string; readonly value: string }

/** A village with the town it lies in, as far as the row tells; one of the same name in another town is another. */
function villageIn(text: string, filedTown: string, codeOf: ReadonlyMap<string, string>): Named {
  const town = TOWN.exec(text);
  const short = [...codeOf.keys()].find((name) => text.startsWith(name)) ?? '';
  const townEnd = town === null ? short.length : town[0].length;
  const townCode = codeOf.get(town?.[1] ?? short) ?? filedTown;
  const name = VILLAGE.exec(text.slice(townEnd))?.[1] ?? '';
  return { name: name === '' || townCode === '' ? '' : `${townCode} ${name}`, value: townCode };
}

/** Names that enough rows have, the most frequent first, each with the value most of them have beside it. */
function believed(rows: readonly Named[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, value } of rows) {
    if (name === '') continue;
    const values = counts.get(name) ?? new Map<string, number>();
    counts.set(name, values.set(value, (values.get(value) ?? 0) + 1));
  }
  const names = [...counts].map(([name, values]) => ({ name, value: mostFrequent(values), rows: sumOf(values) }));
  return new Map(names.filter(({ rows: count }) => count >= BELIEVED_FROM)
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => [name, value]));
}

const sumOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const told = [...counts].filter(([value]) => value !== '').sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return told[0]?.[0] ?? '';
}
