/** All names of places, built once, and where they occur in a text. */
import { normaliseText } from './normalise.ts';
import { foldVariants } from './variants.ts';

export interface TownName { readonly code: string; readonly name: string; readonly shortName: string }
export interface VillageName { readonly code: string; readonly townCode: string; readonly name: string; readonly shortName: string }
/** A special management unit (特殊管理单元) or a grid with a name of its own. */
export interface UnitName { readonly gridId: string; readonly villageCode: string; readonly townCode: string; readonly name: string }

/** Names that are not in the national list: former, variant and everyday ones. */
export interface OtherNames {
  readonly towns: readonly { readonly name: string; readonly code: string; readonly onlyAtStart?: boolean }[];
  readonly villages: readonly { readonly name: string; readonly code: string }[];
  /** Roads that lie in one town only. */
  readonly roads: readonly { readonly name: string; readonly townCode: string }[];
  /** Villages whose name is also that of a road through several villages (鸿福路): the road says nothing. */
  readonly throughRoads: readonly string[];
  /** Village names that are everyday words (中心, 新村): only believed right behind the town or with 村 or 社区. */
  readonly commonWords: readonly string[];
  /** Phrases that contain a name and mean something else (新城市中心). */
  readonly notPlaces: readonly string[];
}

export const NO_OTHER_NAMES: OtherNames = { towns: [], villages: [], roads: [], throughRoads: [], commonWords: [], notPlaces: [] };

interface NamedPlace { readonly townCode: string; readonly written: string }
export interface TownPlace extends NamedPlace {
  readonly kind: 'town';
  readonly onlyAtStart: boolean;
  /** Not the official name: 附城, 虎门港. */
  readonly everyday: boolean;
}
export interface VillagePlace extends NamedPlace {
  readonly kind: 'village';
  readonly villageCode: string;
  readonly common: boolean;
  readonly throughRoad: boolean;
  /** The central village of a town bears the town's name. */
  readonly townsOwnName: boolean;
}
export interface UnitPlace extends NamedPlace {
  readonly kind: 'unit';
  readonly villageCode: string;
  readonly gridId: string;
}
export interface RoadPlace extends NamedPlace { readonly kind: 'road' }
/** Words that contain a name and mean something else. */
export interface Phrase { readonly kind: 'phrase'; readonly written: string }

export type Place = TownPlace | VillagePlace | UnitPlace | RoadPlace | Phrase;

/**
 * A name found in a text. `exact` is false when only interchangeable characters made it fit (博冲 for 博涌), or when it ends
 * in the middle of a number.
 */
export interface Mention<P extends Place = Place> {
  readonly start: number;
  readonly end: number;
  readonly place: P;
  readonly exact: boolean;
}

export function isMention<K extends Place['kind']>(mention: Mention, kind: K): mention is Mention<Extract<Place, { readonly kind: K }>> {
  return mention.place.kind === kind;
}

/** Whether a longer name covers the mention. */
export function isWithin(inner: Mention, outer: Mention): boolean {
  if (outer === inner || !outer.exact) return false;
  return outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;
}

interface WordLists {
  readonly common: ReadonlySet<string>;
  readonly throughRoads: ReadonlySet<string>;
}

export class Gazetteer {
  readonly #places = new Map<string, Place[]>();
  /** First character → lengths of the names that begin with it, longest first. */
  readonly #lengths = new Map<string, number[]>();
  readonly #villages = new Map<string, VillageName>();
  readonly #onlyVillage = new Map<string, string | null>();

  constructor(
    towns: readonly TownName[], villages: readonly VillageName[], units: readonly UnitName[] = [], others: OtherNames = NO_OTHER_NAMES,
  ) {
    const townName = new Map(towns.map((town) => [town.code, town.shortName]));
    const words: WordLists = {
      common: new Set(others.commonWords.map(normaliseText)),
      throughRoads: new Set(others.throughRoads.map(normaliseText)),
    };
    for (const { shortName, code } of towns) this.#addTown(shortName, code, { onlyAtStart: false, everyday: false });
    for (const { name, code, onlyAtStart = false } of others.towns) {
      if (townName.has(code)) this.#addTown(name, code, { onlyAtStart, everyday: true });
    }
    for (const village of villages) {
      this.#villages.set(village.code, village);
      this.#onlyVillage.set(village.townCode, this.#onlyVillage.has(village.townCode) ? null : village.code);
      this.#addVillage(village.shortName, village, townName.get(village.townCode), words);
    }
    for (const other of others.villages) {
      const village = this.#villages.get(other.code);
      if (village !== undefined) this.#addVillage(other.name, village, undefined, words);
    }
    for (const { name, ...unit } of units) this.#add({ kind: 'unit', ...unit, written: normaliseText(name) });
    for (const { name, townCode } of others.roads) this.#add({ kind: 'road', townCode, written: normaliseText(name) });
    for (const phrase of others.notPlaces) this.#add({ kind: 'phrase', written: normaliseText(phrase) });
    for (const lengths of this.#lengths.values()) lengths.sort((a, b) => b - a);
  }

  village(code: string): VillageName | undefined {
    return this.#villages.get(code);
  }

  /** The village of a town that has only one (松山湖): naming the town is naming it. */
  onlyVillageOf(townCode: string): string | undefined {
    return this.#onlyVillage.get(townCode) ?? undefined;
  }

  #addTown(name: string, townCode: string, { onlyAtStart, everyday }: Pick<TownPlace, 'onlyAtStart' | 'everyday'>): void {
    this.#add({ kind: 'town', townCode, onlyAtStart, everyday, written: normaliseText(name) });
  }

  #addVillage(name: string, village: VillageName, townName: string | undefined, words: WordLists): void {
    const written = normaliseText(name);
    this.#add({
      kind: 'village', townCode: village.townCode, villageCode: village.code, written,
      common: words.common.has(written), throughRoad: words.throughRoads.has(written), townsOwnName: name === townName,
    });
  }

  #add(place: Place): void {
    const folded = foldVariants(place.written);
    if (folded.length < 2) return;
    const same = this.#places.get(folded);
    if (same === undefined) this.#places.set(folded, [place]);
    else same.push(place);
    const lengths = this.#lengths.get(folded.charAt(0));
    if (lengths === undefined) this.#lengths.set(folded.charAt(0), [folded.length]);
    else if (!lengths.includes(folded.length)) lengths.push(folded.length);
  }

  /** Every name in a normalised text, from left to right, longer ones first; they may overlap. */
  mentions(text: string): Mention[] {
    const folded = foldVariants(text);
    const found: Mention[] = [];
    for (let start = 0; start < folded.length; start += 1) {
      for (const length of this.#lengths.get(folded.charAt(start)) ?? []) {
        const places = this.#places.get(folded.slice(start, start + length));
        if (places === undefined) continue;
        const end = start + length;
        const whole = !cutsNumber(folded, start) && !cutsNumber(folded, end);
        for (const place of places) found.push({ start, end, place, exact: whole && text.startsWith(place.written, start) });
      }
    }
    return found;
  }
}

/** 南五 (南5) is not meant in 大道南54号; right behind the town's name, 麻四 may be in 麻四八坊 (麻48坊). */
function cutsNumber(text: string, at: number): boolean {
  return isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at));
}

const isDigit = (char: string): boolean => char >= '0' && char <= '9';
