/** What one row of a territory file changes. Pure. Places that are not mentioned stay; an empty field keeps what is known. */
import { pinyin } from 'pinyin-pro';
import type { FieldProblem } from '../core/fields.ts';
import { PUBLIC_SCOPE, tierOf, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange, Table } from '../core/table.ts';
import { cityTable, gridTable, townTable, villageTable } from '../schema/territory.ts';
import type { City, Grid, Town, Village } from '../schema/territory.ts';
import type { TerritoryKind, TerritoryRecord } from './record.ts';

/** The territory as it is when the row comes to be decided. */
export interface KnownTerritory {
  /** A hub serves one city. */
  city(): City | undefined;
  town(code: string): Town | undefined;
  village(code: string): Village | undefined;
  grid(id: string): Grid | undefined;
}

export type TerritoryDecision =
  | { readonly result: 'created' | 'changed' | 'unchanged'; readonly changes: readonly RowChange[] }
  | { readonly result: 'rejected'; readonly field: string; readonly problem: FieldProblem };

const PUBLIC = { scope: PUBLIC_SCOPE, also: null };
/** Parents before their children. */
const ORDER: Readonly<Record<TerritoryKind, number>> = { city: 0, town: 1, village: 2, community: 2, grid: 3, special: 3 };

/** Where a row comes in the order in which a file is decided. */
export function territoryOrder(record: TerritoryRecord): number {
  return ORDER[kindOfRecord(record)];
}

export function decideTerritory(record: TerritoryRecord, known: KnownTerritory, now: number): TerritoryDecision {
  const kind = kindOfRecord(record);
  switch (kind) {
    case 'city': return decideCity(record, known);
    case 'town': return decideTown(record, known);
    case 'village':
    case 'community': return decideVillage(record, known);
    case 'grid':
    case 'special': return decideGrid(record, kind, known, now);
  }
}

function kindOfRecord({ kind, code }: TerritoryRecord): TerritoryKind {
  return kind === '' ? (tierOf(code) ?? 'grid') : kind;
}

function decideCity(record: TerritoryRecord, known: KnownTerritory): TerritoryDecision {
  if (tierOf(record.code) !== 'city') return rejected('code', 'format');
  const before = known.city();
  if (before !== undefined && before.id !== record.code) return rejected('code', 'conflict');
  const shortName = record.shortName || shortNameOf(before, record.name) || record.name.replace(/市$/, '');
  return decided(cityTable, { id: record.code, ...PUBLIC, name: record.name, shortName }, before);
}

function decideTown(record: TerritoryRecord, known: KnownTerritory): TerritoryDecision {
  if (tierOf(record.code) !== 'town') return rejected('code', 'format');
  const city = known.city();
  // A city's code ends in 00 where its districts' codes differ (440100 → 440103).
  if (city === undefined || !record.code.startsWith(city.id.replace(/00$/, ''))) return rejected('code', 'unknown');
  const before = known.town(record.code);
  const lon = record.lon ?? before?.lon;
  const lat = record.lat ?? before?.lat;
  if (lon === undefined) return rejected('lon', 'missing');
  if (lat === undefined) return rejected('lat', 'missing');
  const shortName = record.shortName || shortNameOf(before, record.name) || record.name.replace(/(?:镇|乡|街道办事处|街道|园区)$/, '');
  return decided(townTable, {
    id: record.code, ...PUBLIC, name: record.name, shortName,
    ...(shortName === before?.shortName ? spellingOf(before) : spelling(shortName)),
    areaKm2: record.areaKm2 ?? before?.areaKm2 ?? 0, lon, lat, sort: before?.sort ?? orderOf(record.code),
  }, before);
}

function decideVillage(record: TerritoryRecord, known: KnownTerritory): TerritoryDecision {
  if (tierOf(record.code) !== 'village') return rejected('code', 'format');
  const town = known.town(townOf(record.code));
  if (town === undefined) return rejected('code', 'unknown');
  const before = known.village(record.code);
  const name = villageName(record.name);
  const shortName = shortVillageName(record.shortName) || shortNameOf(before, name) || shortVillageName(name);
  return decided(villageTable, {
    id: record.code, ...PUBLIC, townCode: town.id, name, shortName,
    initials: shortName === before?.shortName ? before.initials : spelling(shortName).initials,
    kind: kindOfRecord(record) === 'community' || name.endsWith('社区') ? 'community' : 'village',
    lon: record.lon ?? before?.lon ?? town.lon, lat: record.lat ?? before?.lat ?? town.lat, sort: before?.sort ?? orderOf(record.code),
  }, before);
}

function decideGrid(record: TerritoryRecord, kind: 'grid' | 'special', known: KnownTerritory, now: number): TerritoryDecision {
  const before = known.grid(record.code);
  const villageCode = record.parent || before?.villageCode || record.code.slice(0, 12);
  const village = known.village(villageCode);
  if (village === undefined) return rejected(record.parent === '' ? 'code' : 'parent', 'unknown');
  return decided(gridTable, {
    id: record.code, ...PUBLIC, townCode: village.townCode, villageCode,
    number: record.number || before?.number || numberOf(record.code, villageCode),
    name: record.name, kind: kind === 'grid' ? 'base' : 'special',
    lon: record.lon ?? before?.lon ?? village.lon, lat: record.lat ?? before?.lat ?? village.lat,
    outline: record.outline || before?.outline || '', schematic: record.outline === '' ? (before?.schematic ?? 0) : 0,
    validFrom: before?.validFrom ?? now, validTo: record.validTo,
  }, before);
}

function decided<T extends Table>(table: T, row: Parameters<typeof put<T>>[1], before: object | undefined): TerritoryDecision {
  const change = put(table, row);
  if (before === undefined) return { result: 'created', changes: [change] };
  const old = before as Record<string, unknown>;
  const same = Object.entries(row).every(([column, value]) => old[column] === value);
  return same ? { result: 'unchanged', changes: [] } : { result: 'changed', changes: [change] };
}

function rejected(field: string, problem: FieldProblem): TerritoryDecision {
  return { result: 'rejected', field, problem };
}

/** The short name of a place whose name did not change; '' otherwise. */
function shortNameOf(before: { readonly name: string; readonly shortName: string } | undefined, name: string): string {
  return before?.name === name ? before.shortName : '';
}

/** 岗贝社区居民委员会 → 岗贝社区, 大宁村民委员会 → 大宁村. */
function villageName(official: string): string {
  if (/(?:居民委员会|居委会)$/.test(official)) return official.replace(/(?:居民委员会|居委会)$/, '');
  if (/(?:民委员会|委会)$/.test(official)) return official.replace(/村?(?:民委员会|委会)$/, '').replace(/村*$/, '村');
  return official;
}

/** Without 村 or 社区; a name that would lose its only character keeps it (一村). */
function shortVillageName(name: string): string {
  const short = name.replace(/(?:村|社区)$/, '');
  return short.length > 1 ? short : name;
}

function spelling(shortName: string): { readonly pinyin: string; readonly initials: string } {
  const syllables = pinyin(shortName, { toneType: 'none', type: 'array' });
  const word = syllables.join('').toLowerCase();
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('').toLowerCase().replace(/[^a-z0-9]/g, '');
  return { pinyin: word.charAt(0).toUpperCase() + word.slice(1), initials };
}

function spellingOf({ pinyin: word, initials }: Town): { readonly pinyin: string; readonly initials: string } {
  return { pinyin: word, initials };
}

/** The last three digits of a national code number the units of their parent. */
function orderOf(code: string): number {
  return Number(code.slice(-3));
}

function numberOf(code: string, villageCode: string): string {
  const rest = code.startsWith(villageCode) ? code.slice(villageCode.length).replace(/^-/, '') : code;
  return rest || code;
}
