/**
 * Finds the town, village and grid that an address text means. Order of trust: the standard address book, what operators
 * placed by hand, then the names in the text. Built once from the territory; pure and synchronous.
 */
import type { PlacedBy } from '../schema/entity.ts';
import type { Following } from './context-words.ts';
import { followingOf, hasFullTownWord, townWordLength } from './context-words.ts';
import type { Gazetteer, Mention, Place } from './gazetteer.ts';
import { houseKey } from './house-key.ts';
import { addressKeyOf, normaliseText } from './normalise.ts';

/** Why an address has no village: nothing to read, no town named, a town only, or several places it may mean. */
export type AddressProblem = '' | 'noAddress' | 'noTown' | 'noVillage' | 'ambiguous';

export interface Candidate { readonly villageCode: string; readonly gridId: string | null; readonly why: string }

export interface Resolution {
  readonly addressKey: string;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly gridId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly placedBy: PlacedBy;
  readonly problem: AddressProblem;
  readonly candidates: readonly Candidate[];
}

export interface KnownPlace {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Looks up a key of normaliseAddress or houseKey. */
export type KnownPlaces = (key: string) => KnownPlace | undefined;

export interface ResolverOptions {
  readonly gazetteer: Gazetteer;
  /** 标准地址库. */
  readonly addressBook?: KnownPlaces;
  /** Placed by operators before. */
  readonly learned?: KnownPlaces;
}

const CANDIDATES_MAX = 8;

export class AddressResolver {
  readonly #gazetteer: Gazetteer;
  readonly #addressBook: KnownPlaces | undefined;
  readonly #learned: KnownPlaces | undefined;

  constructor(options: ResolverOptions) {
    this.#gazetteer = options.gazetteer;
    this.#addressBook = options.addressBook;
    this.#learned = options.learned;
  }

  /** `entityName` is asked only when the address names no town: 东莞市横沥… is then a hint. */
  resolve(address: string, entityName = ''): Resolution {
    const text = normaliseText(address);
    const addressKey = addressKeyOf(text);
    const known = this.#known(addressKey);
    if (known !== undefined) return known;
    // A text without a Chinese character (N/A, -) says nothing.
    if (!/\p{Script=Han}/u.test(text)) return this.#unplaced(addressKey, townOfName(this.#gazetteer, entityName), 'noAddress', []);
    const mentions = this.#gazetteer.mentions(text);
    const town = townOfText(text, mentions);
    return town === undefined ? this.#withoutTown(addressKey, text, mentions, entityName) : this.#inTown(addressKey, text, mentions, town);
  }

  #known(addressKey: string): Resolution | undefined {
    if (addressKey === '') return undefined;
    const house = houseKey(addressKey);
    const lookUp = (places: KnownPlaces | undefined) => places?.(addressKey) ?? (house === addressKey ? undefined : places?.(house));
    const book = lookUp(this.#addressBook);
    if (book !== undefined) return { addressKey, ...book, placedBy: 'addressBook', problem: '', candidates: [] };
    const learned = lookUp(this.#learned);
    return learned === undefined ? undefined : { addressKey, ...learned, placedBy: 'learned', problem: '', candidates: [] };
  }

  #inTown(addressKey: string, text: string, mentions: readonly Mention[], town: TownMention): Resolution {
    const unit = mentions.find((mention) => mention.place.kind === 'unit' && mention.place.townCode === town.townCode && mention.exact);
    if (unit?.place.kind === 'unit') return this.#placed(addressKey, unit.place.townCode, unit.place.villageCode, unit.place.gridId, 'village');
    const best = bestVillage(villagesIn(text, mentions, town));
    if (best !== undefined && best.score >= PLACES_FROM) {
      return this.#placed(addressKey, town.townCode, best.villageCode, null, best.following === 'road' ? 'road' : 'village');
    }
    const only = this.#gazetteer.onlyVillageOf(town.townCode);
    if (only !== undefined) return this.#placed(addressKey, town.townCode, only, null, 'village');
    const candidates = best === undefined ? [] : [{ villageCode: best.villageCode, gridId: null, why: best.following }];
    return this.#unplaced(addressKey, { townCode: town.townCode, placedBy: town.byRoad ? 'road' : 'town' }, 'noVillage', candidates);
  }

  /** Villages named as such tell their town; then roads that lie in one town; then the entity's own name. */
  #withoutTown(addressKey: string, text: string, mentions: readonly Mention[], entityName: string): Resolution {
    const named = distinct(villagesIn(text, mentions, undefined).filter((village) => tellsTown(village)));
    const hint = townOfName(this.#gazetteer, entityName);
    const agreed = named.length > 1 && hint !== undefined ? named.filter((village) => village.townCode === hint.townCode) : named;
    const best = bestVillage(agreed);
    if (best !== undefined && agreed.every((village) => village.townCode === best.townCode)) return this.#placed(addressKey, best.townCode, best.villageCode, null, 'village');
    const candidates = named.slice(0, CANDIDATES_MAX).map((village) => ({ villageCode: village.villageCode, gridId: null, why: village.following }));
    if (candidates.length > 1) return this.#unplaced(addressKey, hint, 'ambiguous', candidates);
    const road = townOfRoad(mentions);
    if (road !== undefined) return this.#inTown(addressKey, text, mentions, road);
    return this.#unplaced(addressKey, hint, hint === undefined ? 'noTown' : 'noVillage', []);
  }

  #placed(addressKey: string, townCode: string, villageCode: string, gridId: string | null, placedBy: PlacedBy): Resolution {
    return { addressKey, townCode, villageCode, gridId, lon: null, lat: null, placedBy, problem: '', candidates: [] };
  }

  #unplaced(addressKey: string, town: { townCode: string; placedBy: PlacedBy } | undefined, problem: AddressProblem, candidates: readonly Candidate[]): Resolution {
    return { addressKey, townCode: town?.townCode ?? null, villageCode: null, gridId: null, lon: null, lat: null, placedBy: town?.placedBy ?? 'none', problem, candidates };
  }
}

interface TownMention {
  readonly townCode: string;
  readonly start: number;
  /** Behind 镇, 街道 …: where a village's name would follow. */
  readonly end: number;
  readonly byRoad: boolean;
}

/** 东莞市横沥… at the start of an entity's name. */
function townOfName(gazetteer: Gazetteer, entityName: string): { townCode: string; placedBy: PlacedBy } | undefined {
  const text = normaliseText(entityName);
  const first = gazetteer.mentions(text).find((mention) => mention.start === 0 && mention.exact && mention.place.kind === 'town');
  return first?.place.kind === 'town' ? { townCode: first.place.townCode, placedBy: 'town' } : undefined;
}

/** How much a mention speaks for its town; 虎门大道 anywhere or 长安 in the middle of a name hardly do. */
const TOWN_SCORE = { startWithWord: 100, start: 80, laterWithWord: 70, section: 60, laterWithArea: 55, startAsVillage: 0, bare: 30, road: 0 } as const;

function townOfText(text: string, mentions: readonly Mention[]): TownMention | undefined {
  let best: { score: number; town: TownMention } | undefined;
  for (const mention of mentions) {
    const { place, start, end } = mention;
    if (place.kind !== 'town' || (place.onlyAtStart && start > 0) || (!mention.exact && start > 0)) continue;
    const next = mentions.find((other) => other.place.kind === 'village' && other.place.townCode === place.townCode && other.start === end);
    // 虎门镇口村 is 虎门 and 镇口, not 虎门镇 and 口.
    const word = next !== undefined && followingOf(text, next.end) === 'village' ? 0 : townWordLength(text, end);
    if (word === 0 && mentions.some((other) => isWithin(mention, other))) continue;
    const score = start === 0 && next !== undefined ? TOWN_SCORE.startWithWord : townScore(text, start, end, word);
    if (score > (best?.score ?? 0)) best = { score, town: { townCode: place.townCode, start, end: end + word, byRoad: false } };
  }
  return best?.town;
}

function townScore(text: string, start: number, end: number, word: number): number {
  if (word > 0) return start === 0 ? TOWN_SCORE.startWithWord : hasFullTownWord(text, end) ? TOWN_SCORE.laterWithWord : TOWN_SCORE.laterWithArea;
  const following = followingOf(text, end);
  if (following === 'section') return TOWN_SCORE.section;
  if (following === 'road') return TOWN_SCORE.road;
  if (start === 0) return following === 'village' ? TOWN_SCORE.startAsVillage : TOWN_SCORE.start;
  return TOWN_SCORE.bare;
}

/** A known road, else a road at the start that bears a town's name (东城南路). */
function townOfRoad(mentions: readonly Mention[]): TownMention | undefined {
  const road = mentions.find((mention) => mention.place.kind === 'road') ?? mentions.find((mention) => mention.place.kind === 'town' && mention.start === 0 && mention.exact);
  if (road === undefined || (road.place.kind !== 'road' && road.place.kind !== 'town')) return undefined;
  return { townCode: road.place.townCode, start: road.start, end: road.start, byRoad: true };
}

interface VillageMention {
  readonly townCode: string;
  readonly villageCode: string;
  readonly following: Following;
  readonly score: number;
  readonly start: number;
  /** Not exact or an everyday word: not enough to find the town by. */
  readonly doubtful: boolean;
}

const VILLAGE_SCORE: Readonly<Record<Following, { readonly adjacent: number; readonly elsewhere: number }>> = {
  village: { adjacent: 95, elsewhere: 70 },
  section: { adjacent: 90, elsewhere: 60 },
  plain: { adjacent: 90, elsewhere: 50 },
  building: { adjacent: 55, elsewhere: 30 },
  road: { adjacent: 25, elsewhere: 20 },
};
const INEXACT = 8;
const THROUGH_ROAD = 15;
/**
 * Mentions below this are shown as candidates and leave the decision to a person. In 17,895 real addresses a road named
 * after a village lay in that village 15 times in 16, the through roads left out.
 */
const PLACES_FROM = 20;

/** Mentions of villages, of one town when it is known. */
function villagesIn(text: string, mentions: readonly Mention[], town: TownMention | undefined): VillageMention[] {
  const villages = mentions.filter((mention): mention is Mention<Place & { kind: 'village' }> => mention.place.kind === 'village' && (town === undefined || mention.place.townCode === town.townCode));
  return villages.flatMap((mention): VillageMention[] => {
    const { place, start, end, exact } = mention;
    if (town !== undefined && start < town.end && end > town.start) return [];
    if (villages.some((other) => isWithin(mention, other)) || mentions.some((other) => other.place.kind === 'phrase' && isWithin(mention, other))) return [];
    const following = followingOf(text, end);
    const adjacent = start === (town?.end ?? 0);
    const doubtful = place.common || place.townsOwnName || !exact || /^\d/.test(place.written);
    if (following !== 'village' && (place.townsOwnName || (doubtful && !adjacent) || (place.common && following !== 'plain'))) return [];
    const score = VILLAGE_SCORE[following][adjacent ? 'adjacent' : 'elsewhere'] - (exact ? 0 : INEXACT) - (place.throughRoad && following === 'road' ? THROUGH_ROAD : 0);
    return [{ townCode: place.townCode, villageCode: place.villageCode, following, score, start, doubtful: !exact || place.common }];
  });
}

/** Whether a mention is enough to know the town by: the name of a village as such, or at the very start. */
function tellsTown(village: VillageMention): boolean {
  if (village.doubtful) return false;
  return village.following === 'village' || village.following === 'section' || (village.following === 'plain' && village.start === 0);
}

function isWithin(inner: Mention, outer: Mention): boolean {
  return outer !== inner && outer.exact && outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;
}

function bestVillage(villages: readonly VillageMention[]): VillageMention | undefined {
  return villages.reduce<VillageMention | undefined>((best, village) => (best === undefined || village.score > best.score ? village : best), undefined);
}

function distinct(villages: readonly VillageMention[]): VillageMention[] {
  return [...new Map(villages.map((village) => [village.villageCode, village])).values()];
}
