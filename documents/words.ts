/** Words and names in documents. They are Chinese whatever the screen speaks: an official document is (GB/T 9704). */
import { dayNumber, dayText, startOfDay } from '#domain/calendar/calendar.ts';
import { departmentTown } from '#domain/administration/grants.ts';
import type { Places } from './rows.ts';

/** Groups of codes, as the interface's own texts name them. */
export type WordGroup =
  | 'department' | 'targetResult' | 'leadCategory' | 'leadOrigin' | 'leadResult' | 'handUpReason' | 'hazard' | 'rung' | 'problem'
  | 'noticeReceipt' | 'rectificationState' | 'rectificationSource';

/** The trade's Chinese word for a code; whoever makes a document passes it in. */
export type DocumentWords = (group: WordGroup, code: string) => string;

/** Not filled in yet. */
export const NOTHING = '—';

/** 2026年11月22日, in Shanghai, without leading zeros. */
export function longDay(instant: number | null): string {
  if (instant === null) return NOTHING;
  const [year, month, day] = dayText(dayNumber(instant)).split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

const MINUTE_MS = 60_000;

/** Hours and minutes of the day in Shanghai, the minutes with two digits. */
function clockOf(instant: number): readonly [hour: string, minute: string] {
  const minutes = Math.floor((instant - startOfDay(dayNumber(instant))) / MINUTE_MS);
  return [String(Math.floor(minutes / 60)), String(minutes % 60).padStart(2, '0')];
}

/** 2026年11月22日9时05分, in Shanghai: in running text. */
export const longTime = (instant: number | null): string =>
  (instant === null ? NOTHING : `${longDay(instant)}${clockOf(instant).join('时')}分`);

/** 2026年11月22日 9:05, in Shanghai: in the narrow cells of forms. */
export const formTime = (instant: number | null): string =>
  (instant === null ? NOTHING : `${longDay(instant)} ${clockOf(instant).join(':')}`);

/** 9:05 */
export const clockTime = (instant: number): string => clockOf(instant).join(':');

const DIGITS = '零一二三四五六七八九';

/** 1–99 in Chinese: 一、十、二十三. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const tail = ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? '');
  if (tens === 0) return tail;
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${tail}`;
}

/** A text of several lines as its paragraphs, without empty ones. */
export const paragraphsOf = (text: string): readonly string[] =>
  text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');

export const townName = ({ town }: Places): string => town?.name ?? '';
export const cityName = ({ city }: Places): string => city?.name ?? '';

export function villageName({ villages }: Places, code: string): string {
  return villages.find(({ id }) => id === code)?.name ?? '';
}

/** The unit of a code as it is written on paper: 虎门镇上元村, 虎门镇市场监管部门, 东莞市 … */
export function unitName(unit: string, places: Places, words: DocumentWords): string {
  const departmentOf = departmentTown(unit);
  if (departmentOf !== '') return `${townName(places)}${words('department', unit.slice(`dept:${departmentOf}:`.length))}部门`;
  const village = villageName(places, unit);
  return village === '' ? `${townName(places)}人民政府` : `${townName(places)}${village}`;
}

/** The body of the city that coordinates market supervision (CITY_COORD). */
export const cityOffice = (places: Places): string => `${cityName(places)}市场监管体系建设统筹协调小组办公室`;

/** The body that runs joint enforcement and leads in a town. */
export const commandCentre = (places: Places): string => `${townName(places)}指挥调度中心`;

/** Stands on every page of a document that nobody approved or signed yet. */
export const DRAFT_MARK = '草稿';
/** Who took a document out of the system, and when (as the screens write it): stands on every page too. */
export const exportMark = (name: string, time: string): string => `${name} ${time} 导出`;
