/** Which town an address names. */
import { followingOf, hasFullTownWord, townWordLength } from './context-words.ts';
import type { Gazetteer, Mention, TownPlace } from './gazetteer.ts';
import { isMention, isWithin } from './gazetteer.ts';
import { normaliseText } from './normalise.ts';

export interface TownMention {
  readonly townCode: string;
  readonly start: number;
  /** Behind 镇, 街道 …: where a village's name would follow. */
  readonly end: number;
  readonly byRoad: boolean;
}

/** How much a mention speaks for its town; 虎门大道 anywhere or 长安 in the middle of a name hardly do. */
const SCORE = { startWithWord: 100, start: 80, laterWithWord: 70, section: 60, laterWithArea: 55, bare: 30, none: 0 } as const;

/** The town the text names, or `undefined`. */
export function townOfText(text: string, mentions: readonly Mention[]): TownMention | undefined {
  let best: { score: number; town: TownMention } | undefined;
  for (const mention of mentions) {
    if (!isMention(mention, 'town') || !isBelievable(text, mention, mentions)) continue;
    const { place, start, end } = mention;
    const next = mentions.find((other) => isMention(other, 'village') && other.place.townCode === place.townCode && other.start === end);
    // 虎门镇口村 is 虎门 and 镇口, not 虎门镇 and 口.
    const word = next !== undefined && followingOf(text, next.end) === 'village' ? 0 : townWordLength(text, end);
    if (word === 0 && mentions.some((other) => isWithin(mention, other))) continue;
    const score = start === 0 && next !== undefined ? SCORE.startWithWord : scoreOf(text, mention, word);
    if (score > (best?.score ?? SCORE.none)) best = { score, town: { townCode: place.townCode, start, end: end + word, byRoad: false } };
  }
  return best?.town;
}

function isBelievable(text: string, { place, start, end, exact }: Mention<TownPlace>, mentions: readonly Mention[]): boolean {
  if (start > 0 && (place.onlyAtStart || !exact)) return false;
  if (!place.everyday) return true;
  // 虎门港 is a harbour along several towns: 虎门港麻涌港区 lies in 麻涌. But 城区东城西路 is a road of 莞城.
  return !mentions.some((other) =>
    isMention(other, 'town') && !other.place.everyday && other.start === end && followingOf(text, other.end) !== 'road');
}

function scoreOf(text: string, { start, end }: Mention, word: number): number {
  if (word > 0 && start === 0) return SCORE.startWithWord;
  if (word > 0) return hasFullTownWord(text, end) ? SCORE.laterWithWord : SCORE.laterWithArea;
  const following = followingOf(text, end);
  if (following === 'section') return SCORE.section;
  if (following === 'road') return SCORE.none;
  if (start > 0) return SCORE.bare;
  // 石龙村 at the start is a village somewhere, not the town 石龙.
  return following === 'village' ? SCORE.none : SCORE.start;
}

/** A known road, else a road at the start that bears a town's name (东城南路). */
export function townOfRoad(mentions: readonly Mention[]): TownMention | undefined {
  const road = mentions.find((mention) => isMention(mention, 'road')) ?? townAtStart(mentions);
  return road === undefined ? undefined : { townCode: road.place.townCode, start: road.start, end: road.start, byRoad: true };
}

/** 东莞市横沥… at the start of an entity's name. */
export function townOfName(gazetteer: Gazetteer, entityName: string): string | undefined {
  return townAtStart(gazetteer.mentions(normaliseText(entityName)))?.place.townCode;
}

/** A text that begins with a town's name, whatever that name stands for there. */
export function townAtStart(mentions: readonly Mention[]): Mention<TownPlace> | undefined {
  return mentions.find((mention): mention is Mention<TownPlace> => isMention(mention, 'town') && mention.start === 0 && mention.exact);
}
