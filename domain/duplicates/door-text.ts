/** Makes an address ready for readDoor while its numerals and punctuation are still as they were written. */
import { ADDRESS_MAX } from '../address/normalise.ts';

/** 石桥工业区旁, 花园对面, 附近: says where to look, not where it is. Read before numerals are: 九曲广场 is no number nine. */
const BESIDE = '(?:旁边|旁邊|旁|[对對][面麵]|附近|隔壁|[侧側])';
const LANDMARK_IN_BRACKETS = new RegExp(`[（(][^()（）]*(?:${BESIDE}|后面|門口|门口)[)）]`, 'g');
const PLACE_KINDS = [
  '市[场場]', '[广廣][场場]', '中心', '[食装裝商][城诚誠]', '工[业業][园園区區]', '科技[园園]', '[园園]', '公寓', '大[厦廈]', '小[区區]', '商[场場]',
  '行街', '[学學]校', '小[学學]', '中[学學]', '[医醫]院', '[银銀]行', '酒店', '超市',
];
const PLACE_NAME = `(?:${PLACE_KINDS.join('|')})`;
/** The landmark begins behind the road or the number, or else is two characters and what kind of place it is. */
const BEHIND_DOOR = '(?<=[路街巷港道号號东東西南北中铺鋪室\\d])(?:[^\\d路街巷港道号號()]|(?<=行)街){2,9}';
const LANDMARK_BEHIND = new RegExp(`(?:${BEHIND_DOOR}|..${PLACE_NAME})${BESIDE}$`, 'u');
const NEARBY = /(?:附近|旁[边邊]?|路口|[对對][面麵])$/;

/**
 * What an address says about the door: landmarks left out and the signs for a house number made uniform (183#, NO.93 → 号).
 * 靖海一287号 lacks the word for the road, without which its two numbers would become one.
 */
export function doorText(address: string): string {
  return address.slice(0, ADDRESS_MAX).normalize('NFKC').trim()
    .replace(LANDMARK_IN_BRACKETS, '')
    .replace(LANDMARK_BEHIND, '')
    .replace(NEARBY, '')
    .replace(/(?:NO\.?|N\.)\s*(\d+)/gi, '$1号')
    .replace(/(\d)\s*[#﹟]/g, '$1号')
    .replace(/([一二三四五六七八九])(?=\d)/g, '$1路');
}
