/** A shop's name in its parts: 东莞市常平仁甜便利店（个体工商户） is the brand 仁甜 and the trade of a convenience store. */
import type { Vocabulary } from './vocabulary.ts';

export interface ShopName {
  /** 'sign': a dish or a trade that many shops use as their whole name. */
  readonly kind: 'brand' | 'sign' | 'nameless';
  /** The part that is the shop's own; the whole sign for 'sign'. */
  readonly brand: string;
  /** Kind of shop, when a word tells it. */
  readonly trade: string;
}

const BRANCH = /\([^()]*\)/g;
const BRANCH_AT_END = /.{2}(?:分店|分公司)$/;
/** 深圳市, 深圳市南山区 in front of a registered name. */
const CITY_WORD = /^\p{Script=Han}{2,3}市(?!场)(?:\p{Script=Han}{2,3}[区县])?/u;
const SOME_SHOP = /^(?:某|1间|1家|那家|这家)/;

/** `name` is what normaliseText gave; `places` are the town and village names that may stand in front of it. */
export function readName(name: string, places: readonly string[], vocabulary: Vocabulary): ShopName {
  const bare = name.replace(BRANCH, '').replace(/[()]/g, '');
  const some = SOME_SHOP.test(bare);
  const whole = some ? bare.replace(SOME_SHOP, '') : withoutPlace(bare, places);
  if (vocabulary.dishSigns.has(whole) && !some && whole === bare) {
    return { kind: 'sign', brand: whole, trade: tradeAtEnd(whole, vocabulary).trade };
  }
  const legal = withoutLegalForm(whole, vocabulary);
  const { trade, stem } = tradeAtEnd(legal, vocabulary);
  if (some || name === '' || vocabulary.nameless.has(whole) || vocabulary.nameless.has(stem)) return { kind: 'nameless', brand: '', trade };
  if (stem === '') return { kind: isSign(name) ? 'sign' : 'nameless', brand: isSign(name) ? whole : '', trade };
  return { kind: vocabulary.dishSigns.has(legal) ? 'sign' : 'brand', brand: stem.replace(BRANCH_AT_END, '') || stem, trade };
}

/** (无招牌)发廊 and 发廊 are no names; 东莞市…药店 of a registry would be one, but says as little. */
function isSign(name: string): boolean {
  return !name.startsWith('(');
}

function withoutPlace(name: string, places: readonly string[]): string {
  let rest = name.replace(CITY_WORD, '');
  for (const place of places) {
    if (place !== '' && rest.startsWith(place) && rest.length > place.length + 1) rest = rest.slice(place.length);
  }
  for (const place of places) {
    const branch = [`${place}分店`, `${place}店`].find((words) => place !== '' && rest.endsWith(words));
    if (branch !== undefined) rest = rest.slice(0, -branch.length);
  }
  return rest.length < 2 ? name : rest;
}

function withoutLegalForm(name: string, { legalForms }: Vocabulary): string {
  for (const form of legalForms) {
    if (name.endsWith(form) && name.length > form.length) return name.slice(0, -form.length);
  }
  return name;
}

/** The longest trade word the name ends with. */
function tradeAtEnd(name: string, { trades, longestTrade }: Vocabulary): { trade: string; stem: string } {
  const branchless = name.replace(BRANCH_AT_END, '');
  for (const text of branchless === name ? [name] : [branchless, name]) {
    for (let length = Math.min(longestTrade, text.length); length > 0; length -= 1) {
      const trade = trades.get(text.slice(-length));
      if (trade !== undefined) return { trade, stem: text.slice(0, -length) };
    }
  }
  return { trade: '', stem: name };
}

/** 巡查发现一间美容美发正在营业: the trade of a shop without a name, from the story about it. */
export function tradeToldIn(story: string, { trades, longestTrade }: Vocabulary): string {
  const told = /(?:1间|1家|某)(\p{Script=Han}{2,8})/u.exec(story)?.[1] ?? '';
  for (let length = Math.min(longestTrade, told.length); length > 1; length -= 1) {
    const trade = trades.get(told.slice(0, length));
    if (trade !== undefined) return trade;
  }
  return '';
}
