/** One written form for an address, however it was typed: the key under which addresses are compared, learned and looked up. */
import { Converter } from 'opencc-js/t2cn';
import { arabicNumerals } from './numerals.ts';

/** Longer texts are no address; the rest is ignored. */
export const ADDRESS_MAX = 500;
/** Repeats until nothing changes; two rounds are the usual case. */
const ROUNDS_MAX = 8;

const toSimplified = Converter({ from: 'hk', to: 'cn' });
const simplifiedChars = new Map<string, boolean>();

/** Traditional to simplified; texts without a traditional character, nearly all, cost one lookup a character. */
function simplify(text: string): string {
  for (const char of text) {
    let same = simplifiedChars.get(char);
    if (same === undefined) {
      same = toSimplified(char) === char;
      simplifiedChars.set(char, same);
    }
    if (!same) return toSimplified(text);
  }
  return text;
}

/** 广东省东莞市, 东莞市, 东莞 before a town; not 东莞大道, a road. */
const CITY_PREFIX = /^(?:中国|广东省?|东莞市|东莞(?!大道|市?港|理工|火车))+/;
const NOT_PLACE = /[^\p{Script=Han}A-Z0-9()-]/gu;

/**
 * Full width, traditional characters, Chinese numerals and punctuation made uniform; province and city left out.
 * Names of towns and villages stay as they were written: the resolver reads them.
 */
export function normaliseText(text: string): string {
  return settle(text.slice(0, ADDRESS_MAX), (value) =>
    arabicNumerals(simplify(uniform(value))).replace(NOT_PLACE, '').replace(CITY_PREFIX, ''));
}

/** Half width and capitals, one kind of bracket and one of dash. */
function uniform(text: string): string {
  return text.normalize('NFKC').toUpperCase()
    .replace(/[〔【［{<[]/g, '(')
    .replace(/[〕】］}>\]]/g, ')')
    .replace(/[—–―－~～﹣]/g, '-');
}

/** All the ways to say village: 村委会, 居委会, 社区, the former 管理区. */
const VILLAGE_WORD = /(?:社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|管理区办事处|管理区|社区|村)+/g;
/** 虎门镇, 东城街道办事处, 东城区 at the start, but not the 区 of 小区. */
const TOWN_WORD = /^([^\dA-Z()小工园新]{2,3}?)(?:镇|街道办事处|街道办|街道|区)+/;

/** The key of an address: {@link normaliseText} with one word for village and none for town. Idempotent. */
export function normaliseAddress(text: string): string {
  return addressKeyOf(normaliseText(text));
}

/** {@link normaliseAddress} of a text that {@link normaliseText} gave. */
export function addressKeyOf(normalised: string): string {
  return settle(normalised, (value) => {
    const shorter = value.replace(TOWN_WORD, '$1').replace(VILLAGE_WORD, '村').replace(/[()]/g, '');
    return shorter === value ? value : normaliseText(shorter);
  });
}

function settle(text: string, step: (value: string) => string): string {
  let value = text;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = step(value);
    if (next === value) return value;
    value = next;
  }
  return value;
}
