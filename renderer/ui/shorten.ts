/**
 * Where an address may be shortened: town and village at the front and the house number at the end both matter, the words
 * between them least (茶山镇上元村…市场路56号之二101铺). MiddleEllipsis lets the head shrink and never the tail.
 */

/** Without a number the last characters stay, usually the name of a building or a market. */
const PLAIN_TAIL_CHARS = 8;
const NUMBER = String.raw`[\d０-９]+(?:[-－之][\d０-９]+)?`;
/** Up to six characters of a road's name: none that ends a place before it, though many a 市场路 begins with one. */
const ROAD_NAME = String.raw`(?:市场|[^省市区县镇乡村\s]){1,6}?`;
const ROAD_WITH_NUMBER = new RegExp(String.raw`${ROAD_NAME}(?:路|街|道|巷|里|坊|横|段)${NUMBER}`, 'u');
const HOUSE_NUMBER = new RegExp(`${NUMBER}号`, 'u');

/** Province and city are the same for every row of a station: 广东省东莞市 says nothing in a list. */
const PROVINCE_AND_CITY = /^[^省]{2,3}省[^市]{2,4}市(?=.)/u;

export function withoutProvince(address: string): string {
  return address.replace(PROVINCE_AND_CITY, '');
}

export function splitAddress(address: string): { readonly head: string; readonly tail: string } {
  const start = tailStart(address);
  return { head: address.slice(0, start), tail: address.slice(start) };
}

function tailStart(address: string): number {
  const road = ROAD_WITH_NUMBER.exec(address);
  if (road !== null) return road.index;
  const number = HOUSE_NUMBER.exec(address);
  if (number !== null) return number.index;
  return Math.max(0, address.length - PLAIN_TAIL_CHARS);
}
