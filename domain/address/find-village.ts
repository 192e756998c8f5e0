/** Which villages an address names, and how much each mention is worth. */
import type { Following } from './context-words.ts';
import { followingOf } from './context-words.ts';
import type { Mention, VillagePlace } from './gazetteer.ts';
import { isMention, isWithin } from './gazetteer.ts';
import type { TownMention } from './find-town.ts';

export interface VillageMention {
  readonly townCode: string;
  readonly villageCode: string;
  readonly following: Following;
  readonly score: number;
  readonly start: number;
  /** The town and its central village share the name. */
  readonly townsOwnName: boolean;
  /** Not exact or an everyday word: not enough to find the town by. */
  readonly doubtful: boolean;
}

/** What a mention is worth right behind the town's name, and elsewhere in the text. */
const SCORE: Readonly<Record<Following, { readonly adjacent: number; readonly elsewhere: number }>> = {
  village: { adjacent: 95, elsewhere: 70 },
  section: { adjacent: 90, elsewhere: 60 },
  estate: { adjacent: 90, elsewhere: 50 },
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
export const PLACES_FROM = 20;

/** Mentions of villages, of one town when it is known. */
export function villagesIn(text: string, mentions: readonly Mention[], town: TownMention | undefined): VillageMention[] {
  const villages = mentions.filter((mention): mention is Mention<VillagePlace> =>
    isMention(mention, 'village') && (town === undefined || mention.place.townCode === town.townCode));
  return villages.flatMap((mention) => {
    const { start, end } = mention;
    if (town !== undefined && start < town.end && end > town.start) return [];
    // 岗头 inside 邵岗头, 新城 inside 新城市.
    if (villages.some((other) => isWithin(mention, other))) return [];
    if (mentions.some((other) => other.place.kind === 'phrase' && isWithin(mention, other))) return [];
    return weighed(text, mention, start === (town?.end ?? 0)) ?? [];
  });
}

function weighed(text: string, { place, start, end, exact }: Mention<VillagePlace>, adjacent: boolean): VillageMention | undefined {
  const { townCode, villageCode, common, townsOwnName, throughRoad } = place;
  const following = followingOf(text, end);
  if (!isMeant(place, exact, following, adjacent)) return undefined;
  const score = SCORE[following][adjacent ? 'adjacent' : 'elsewhere']
    - (exact ? 0 : INEXACT) - (throughRoad && following === 'road' ? THROUGH_ROAD : 0);
  return { townCode, villageCode, following, score, start, townsOwnName, doubtful: !exact || common };
}

/** Whether the words mean the village at all: 新村 and 三中 are believed only where something says so. */
function isMeant({ common, townsOwnName, written }: VillagePlace, exact: boolean, following: Following, adjacent: boolean): boolean {
  if (following === 'village') return true;
  if (townsOwnName) return false;
  if (following === 'section' && exact) return true;
  if (common) return adjacent && (following === 'plain' || following === 'estate');
  // Short names that begin with a number (三中, 五联) look like counting, unless an estate bears them.
  const counting = /^\d/.test(written) && written.length < COUNTING_BELOW && following !== 'estate';
  return adjacent || (exact && !counting);
}

/** 三元里 is long enough to be a name. */
const COUNTING_BELOW = 3;

/** Whether a mention is enough to know the town by: the name of a village as such, or at the very start. */
export function tellsTown(village: VillageMention): boolean {
  if (village.doubtful) return false;
  return village.following === 'village' || village.following === 'section' || (village.following === 'plain' && village.start === 0);
}

/** The mention that is worth most, the first of equals. */
export function bestVillage(villages: readonly VillageMention[]): VillageMention | undefined {
  const highest = Math.max(...villages.map(({ score }) => score));
  return villages.find(({ score }) => score === highest);
}

/** Each village once. */
export function distinct(villages: readonly VillageMention[]): VillageMention[] {
  return [...new Map(villages.map((village) => [village.villageCode, village])).values()];
}
