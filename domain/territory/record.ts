/** One row of a territory file: a city, town, village, grid or special management unit. */
import { z } from 'zod';
import { parseDay, startOfDay } from '../calendar/calendar.ts';
import { day, line, optionalLine, optionalNumber, recordFormat, SHORT_MAX } from '../core/fields.ts';

const NAME_MAX = 100;
/** Corners of an outline, and characters they are written with. */
const CORNERS_MAX = 2000;
const OUTLINE_MAX = 100_000;
/** Square kilometres; the largest town-level unit of China has about 50,000. */
const AREA_MAX_KM2 = 100_000;

/** What a row may be. `special`: 特殊管理单元, an industrial park or a market with an inbox of its own. */
export const TERRITORY_KINDS = ['city', 'town', 'village', 'community', 'grid', 'special'] as const;
export type TerritoryKind = (typeof TERRITORY_KINDS)[number];

const KIND_WORDS: Readonly<Record<TerritoryKind, readonly string[]>> = {
  city: ['市', '地级市'],
  town: ['镇', '乡', '街道', '园区', '镇街', '镇（街道）', '镇(街道)', 'street', 'park'],
  village: ['村', '行政村', '村委会', '村（社区）', '村(社区)'],
  community: ['社区', '居委会'],
  grid: ['网格', '基础网格', 'base'],
  special: ['特殊管理单元', '特殊单元', 'unit'],
};
const kindOf = new Map(TERRITORY_KINDS.flatMap((kind) => [kind, ...KIND_WORDS[kind]].map((word) => [word, kind] as const)));

const corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** [[lon, lat], …] as JSON, or '' . */
const outline = z.string().trim().max(OUTLINE_MAX, 'tooLong').refine(isOutline, 'format').default('');

function isOutline(text: string): boolean {
  if (text === '') return true;
  try {
    return z.array(corner).min(3).max(CORNERS_MAX).safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

const territoryRecord = z.object({
  /** Left out: a code of 6 digits is a city, of 9 a town, of 12 a village, anything else a grid. */
  kind: optionalLine(SHORT_MAX).transform((word, context): TerritoryKind | '' => {
    const kind = kindOf.get(word.toLowerCase());
    if (kind === undefined && word !== '') context.addIssue({ code: 'custom', message: 'format' });
    return kind ?? '';
  }),
  code: line(40).min(1, 'missing').regex(/^[0-9A-Za-z-]*$/, 'format'),
  name: line(NAME_MAX).min(1, 'missing'),
  shortName: optionalLine(NAME_MAX),
  /** The village of a grid or unit whose code does not begin with the village's. */
  parent: optionalLine(40),
  /** WGS-84 degrees. */
  lon: optionalNumber(180),
  lat: optionalNumber(90),
  areaKm2: optionalNumber(AREA_MAX_KM2, 0),
  number: optionalLine(20),
  outline,
  /** First day on which a grid is no longer in use, as an instant; null while it is. */
  validTo: optionalLine(SHORT_MAX).pipe(z.union([z.literal(''), day()])).transform((text) => {
    const number = parseDay(text);
    return number === undefined ? null : startOfDay(number);
  }),
});
export type TerritoryRecord = z.output<typeof territoryRecord>;

export const territoryFormat = recordFormat(territoryRecord, {
  kind: ['类型', '级别', '层级', 'tier'],
  code: ['代码', '编码', '区划代码', '统计用区划代码', '网格代码', '网格编码'],
  name: ['名称', '全称'],
  shortName: ['简称', 'short'],
  parent: ['上级代码', '上级', '所属村代码', '村社区代码', 'villageCode', 'townCode'],
  lon: ['经度'],
  lat: ['纬度'],
  areaKm2: ['面积', '面积（平方公里）', '面积(平方公里)', '面积km2'],
  number: ['编号', '序号', '网格号'],
  outline: ['边界', '范围'],
  validTo: ['停用日期', '失效日期'],
}, ['code', 'name']);
