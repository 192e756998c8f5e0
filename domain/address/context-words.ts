/** What the words behind a place name say about it. */

const VILLAGE_WORD = /^(?:村民委员会|村委会|居民委员会|居委会|村(?!民小组)|社区|管理区|办事处|行政村|大队|乡(?!镇|村))/;
const SECTION = /^(?:(?:公)?路段|段|路口|路边|路旁)/;
const ESTATE = /^(?:工业|科技园|产业园)/;
/** 厚街大道, 东城南路, 虎门大桥; not 莞城东正路 (a road in 莞城), 街道, 街口, 道滘. */
const ROAD_NAMES = ['路', '大道', '大?街(?![道口])', '巷', '公路', '道(?![滘窖])', '大桥', '立交', '隧道'];
const ROAD = new RegExp(`^[东南西北中新旧大]?(?:第?[0-9]+)?(?:${ROAD_NAMES.join('|')})`);
const BUILDING_NAMES = [
  '大厦', '花园', '广场', '商场', '商城', '商业', '酒店', '宾馆', '市场', '公寓', '小区', '山庄', '豪', '名', '华庭', '中学', '小学', '学校', '医院',
  '加油站', '国际', '大酒店', '百货', '酒楼', '综合楼', '新邨', '影剧院', '电影院', '车站', '火车站',
];
const BUILDING = new RegExp(`^[A-Z0-9]{0,3}(?:${BUILDING_NAMES.join('|')})`);
const TOWN_WORD = /^(?:镇|街道|办事处|园区|区(?!域))/;
/** Longest of the words above, with what stands before them. */
const WINDOW = 10;

/**
 * Village: 村, 社区 … follow. Section: a stretch of road there. Estate: an industrial estate of that name. Road, building:
 * something named after it, maybe elsewhere.
 */
export type Following = 'village' | 'section' | 'estate' | 'road' | 'building' | 'plain';

export function followingOf(text: string, end: number): Following {
  const rest = text.slice(end, end + WINDOW);
  if (VILLAGE_WORD.test(rest)) return 'village';
  if (SECTION.test(rest)) return 'section';
  if (ESTATE.test(rest)) return 'estate';
  if (ROAD.test(rest)) return 'road';
  if (BUILDING.test(rest)) return 'building';
  return 'plain';
}

/** Length of 镇, 街道办事处, 园区 … behind a town's name; 0 when there is none. */
export function townWordLength(text: string, end: number): number {
  const rest = text.slice(end, end + WINDOW);
  return /^(?:镇政府|镇|街道办事处|街道办|街道|办事处|园区|区(?!域))/.exec(rest)?.[0].length ?? 0;
}

/** A town word other than 区, which also ends many other names. */
export function hasFullTownWord(text: string, end: number): boolean {
  const rest = text.slice(end, end + 4);
  return TOWN_WORD.test(rest) && !rest.startsWith('区');
}
