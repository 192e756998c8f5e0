/** Cuts town and village off an address, and says which they are. */
import { townOfText } from '../address/find-town.ts';
import type { Following } from '../address/context-words.ts';
import { bestVillage, villagesIn } from '../address/find-village.ts';
import type { Gazetteer } from '../address/gazetteer.ts';
import { isMention } from '../address/gazetteer.ts';

export interface Area {
  /** As the address names them; '' when it does not. */
  readonly townCode: string;
  /** Its name: several towns have a 石井. */
  readonly village: string;
  /** The address behind town and village. */
  readonly rest: string;
}

const VILLAGE_WORD = /^(?:社区居委会|居民委员会|居委会|村民委员会|村委会|管理区|社区|村(?!前|头路|口))/;
/** A village the gazetteer does not know, or in a spelling it does not know. Not 旧村, 新村: those are parts of a village. */
const UNKNOWN_VILLAGE = /^[^\d()]{1,4}(?:社区|(?<![旧新老])村)(?=[^前头口]|[前头口]街)/;
/** Province, city, district and town of any city. */
const UPPER = new RegExp([
  '^(?:\\p{Script=Han}{2,3}省)?',
  '(?:\\p{Script=Han}{2,3}市(?!场))?',
  '(?:\\p{Script=Han}{2,3}(?<![东南西北中园小社新老城])区)?',
  '(?:\\p{Script=Han}{1,3}(?:街道|镇))?',
].join(''), 'u');

/** `text` is what normaliseText gave; `townCode` the town it was filed under, or ''. */
export function cutArea(text: string, townCode: string, gazetteer: Gazetteer | undefined): Area {
  const known = gazetteer === undefined ? { townCode: '', village: '', rest: text } : cutKnown(text, townCode, gazetteer);
  const lower = known.rest === text ? text.replace(UPPER, '') : known.rest;
  return { ...known, rest: known.village === '' ? lower.replace(UNKNOWN_VILLAGE, '') : lower };
}

function cutKnown(text: string, filedTown: string, gazetteer: Gazetteer): Area {
  const mentions = gazetteer.mentions(text);
  const town = townOfText(text, mentions);
  const townCode = town?.townCode ?? filedTown;
  const townEnd = town === undefined || town.start > 0 ? 0 : town.end;
  const named = villagesIn(text, mentions, town).filter((village) => townCode === '' || village.townCode === townCode);
  const village = bestVillage(named.filter(({ start, following, doubtful }) => start === townEnd && isArea(following, doubtful)));
  const mention = mentions.find((other) =>
    isMention(other, 'village') && other.start === village?.start && other.place.villageCode === village.villageCode);
  if (mention === undefined || !isMention(mention, 'village')) return { townCode, village: '', rest: text.slice(townEnd) };
  return { townCode, village: mention.place.written, rest: text.slice(mention.end).replace(VILLAGE_WORD, '') };
}

/** 新村131号 is a road; 新村社区 a village. */
function isArea(following: Following, doubtful: boolean): boolean {
  if (following === 'road' || following === 'building') return false;
  return following === 'village' || !doubtful;
}
