/** City, towns, villages, grids: reference data, public to every signed-in person. */
import { code, flag, integer, optionalInstant, optionalText, real, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

/** 市. `id` is the six-digit code (441900). */
export const cityTable = table('city', { name: text(), shortName: text() });
export type City = RowOf<typeof cityTable>;

/** 镇（街道、园区）. `id` is the nine-digit code. Centre in WGS-84 degrees. */
export const townTable = table('town', {
  name: text(), shortName: text(), pinyin: text(), initials: text(), areaKm2: real(), lon: real(), lat: real(), sort: integer(),
});
export type Town = RowOf<typeof townTable>;

/** 村（社区）. `id` is the twelve-digit code. */
export const villageTable = table('village', {
  townCode: text(), name: text(), shortName: text(), initials: text(), kind: code<'village' | 'community'>(),
  lon: real(), lat: real(), sort: integer(),
}, [['townCode']]);
export type Village = RowOf<typeof villageTable>;

/**
 * 网格, or a 特殊管理单元 (an industrial park, a market) with an inbox of its own (unitScope). Denominators of old months stay right
 * through validFrom/validTo.
 */
export const gridTable = table('grid', {
  townCode: text(), villageCode: text(), number: text(), name: text(), kind: code<'base' | 'special'>(), lon: real(), lat: real(),
  /** Outline as JSON [[lon, lat], …]; empty when only the centre is known. Demo outlines are schematic (示意). */
  outline: text(), schematic: flag(), validFrom: integer(), validTo: optionalInstant(),
}, [['villageCode']]);
export type Grid = RowOf<typeof gridTable>;

/** One year of public holidays and make-up days, editable by the administrator. `id` is the year. */
export const calendarYearTable = table('calendarYear', {
  /** JSON arrays of YYYY-MM-DD. */
  holidays: text(), makeUpDays: text(), source: text(), changedBy: optionalText(), changedAt: optionalInstant(),
});
export type CalendarYear = RowOf<typeof calendarYearTable>;
