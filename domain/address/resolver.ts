/**
 * Finds the town, village and grid that an address text means. Order of trust: the standard address book, what operators
 * placed by hand, then the names in the text. Built once from the territory; pure and synchronous.
 */
import type { PlacedBy } from '../schema/entity.ts';
import { townAtStart, townOfName, townOfRoad, townOfText } from './find-town.ts';
import type { TownMention } from './find-town.ts';
import { bestVillage, distinct, PLACES_FROM, tellsTown, villagesIn } from './find-village.ts';
import type { VillageMention } from './find-village.ts';
import type { Gazetteer, Mention, UnitPlace } from './gazetteer.ts';
import { isMention } from './gazetteer.ts';
import { houseKey } from './house-key.ts';
import { addressKeyOf, normaliseText } from './normalise.ts';

/** Why an address has no village: nothing to read, no town named, a town only, or several places it may mean. */
export type AddressProblem = '' | 'noAddress' | 'noTown' | 'noVillage' | 'ambiguous';

export interface Candidate {
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly why: string;
}

export interface KnownPlace {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Resolution {
  readonly addressKey: string;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly gridId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** The grid is a 特殊管理单元; said by whoever knows the grids. */
  readonly special?: boolean;
  readonly placedBy: PlacedBy;
  readonly problem: AddressProblem;
  readonly candidates: readonly Candidate[];
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

interface FoundTown { readonly townCode: string; readonly placedBy: PlacedBy }

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
    if (!/\p{Script=Han}/u.test(text)) return unplaced(addressKey, this.#townOfName(entityName), 'noAddress', []);
    const mentions = this.#gazetteer.mentions(text);
    const town = townOfText(text, mentions);
    if (town === undefined) return this.#withoutTown(addressKey, text, mentions, entityName);
    return this.#inTown(addressKey, text, mentions, town);
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
    const { townCode } = town;
    const unit = mentions.find((mention): mention is Mention<UnitPlace> =>
      isMention(mention, 'unit') && mention.place.townCode === townCode && mention.exact);
    if (unit !== undefined) return placed(addressKey, unit.place, unit.place.gridId, 'village');
    const best = bestVillage(villagesIn(text, mentions, town));
    if (best !== undefined && best.score >= PLACES_FROM) {
      return placed(addressKey, best, null, best.following === 'road' ? 'road' : 'village');
    }
    const villageCode = this.#gazetteer.onlyVillageOf(townCode);
    if (villageCode !== undefined) return placed(addressKey, { townCode, villageCode }, null, 'village');
    const candidates = best === undefined ? [] : [candidateOf(best)];
    return unplaced(addressKey, { townCode, placedBy: town.byRoad ? 'road' : 'town' }, 'noVillage', candidates);
  }

  /** Villages named as such tell their town; then roads that lie in one town; then the entity's own name. */
  #withoutTown(addressKey: string, text: string, mentions: readonly Mention[], entityName: string): Resolution {
    const named = distinct(villagesIn(text, mentions, undefined).filter(tellsTown));
    const hint = this.#townOfName(entityName);
    const agreed = agreeing(named, [townAtStart(mentions)?.place.townCode, hint?.townCode]);
    const best = bestVillage(agreed);
    if (best !== undefined && agreed.every(({ townCode }) => townCode === best.townCode)) return placed(addressKey, best, null, 'village');
    const candidates = named.slice(0, CANDIDATES_MAX).map(candidateOf);
    if (candidates.length > 1) return unplaced(addressKey, hint, 'ambiguous', candidates);
    const road = townOfRoad(mentions);
    if (road !== undefined) return this.#inTown(addressKey, text, mentions, road);
    return unplaced(addressKey, hint, hint === undefined ? 'noTown' : 'noVillage', []);
  }

  #townOfName(entityName: string): FoundTown | undefined {
    const townCode = townOfName(this.#gazetteer, entityName);
    return townCode === undefined ? undefined : { townCode, placedBy: 'town' };
  }
}

/**
 * Of villages of the same name in several towns, those in the first of the hinted towns that has any. 洪梅村乌沙村 names
 * the town with its central village and then the village that is meant.
 */
function agreeing(named: readonly VillageMention[], hints: readonly (string | undefined)[]): readonly VillageMention[] {
  if (named.length < 2) return named;
  for (const hint of hints) {
    const inTown = named.filter(({ townCode }) => townCode === hint);
    const meant = inTown.filter(({ townsOwnName }) => !townsOwnName);
    if (inTown.length > 0) return meant.length > 0 ? meant : inTown;
  }
  return named;
}

function candidateOf({ villageCode, following }: VillageMention): Candidate {
  return { villageCode, gridId: null, why: following };
}

function placed(
  addressKey: string, { townCode, villageCode }: Pick<KnownPlace, 'townCode' | 'villageCode'>, gridId: string | null, placedBy: PlacedBy,
): Resolution {
  return { addressKey, townCode, villageCode, gridId, lon: null, lat: null, placedBy, problem: '', candidates: [] };
}

function unplaced(addressKey: string, town: FoundTown | undefined, problem: AddressProblem, candidates: readonly Candidate[]): Resolution {
  const { townCode = null, placedBy = 'none' } = town ?? {};
  return { addressKey, townCode, villageCode: null, gridId: null, lon: null, lat: null, placedBy, problem, candidates };
}
