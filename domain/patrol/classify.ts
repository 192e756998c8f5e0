/**
 * 分类监管 A/B/C/D: how closely an entity is watched, as a pure function of its history (domain catalogue 1.7). Every class comes
 * with its reasons, which the operator sees.
 */
import { dayNumber, dayText, parseDay, startOfDay } from '../calendar/calendar.ts';
import type { PatrolClass } from '../schema/patrol.ts';

/** Days a record counts: two years. */
const RECORD_DAYS = 730;

export const PATROL_REASONS = [
  'clean', 'minorRecord', 'reportMissing', 'keyIndustry', 'keyIndustryWithRecord',
  'unlicensed', 'seriousRecord', 'refuses', 'complaints', 'manyRecords',
] as const;
/**
 * 无不良记录 · 轻微记录 · 未年报 · 重点行业 · 重点行业且有记录 · 无证无照 · 严重违法 · 拒不配合 · 投诉集中 · 记录较多
 */
export type PatrolReason = (typeof PATROL_REASONS)[number];

/** One thing on record: a problem of a check, a confirmed lead. */
export interface BadRecord {
  readonly at: number;
  readonly gravity: 'minor' | 'serious';
}

export interface History {
  readonly records: readonly BadRecord[];
  /** Moments at which the public complained. */
  readonly complaints: readonly number[];
  /** It works without licence or permit now. */
  readonly unlicensed: boolean;
  /** It refused entry or to put right what a notice ordered. */
  readonly refuses: boolean;
  /** Its industry is one of the key industries (重点行业). */
  readonly keyIndustry: boolean;
  /** Annual reports of the last two years that are missing. */
  readonly reportsMissing: number;
}

export interface ClassRules {
  /** 重点行业至少 B: the literal text lets a key industry without a record fall to A. */
  readonly keyIndustryAtLeastB: boolean;
  /** Records in two years that make a D; the source leaves the number blank. */
  readonly manyRecords: number;
  /** Complaints in two years that count as concentrated. */
  readonly manyComplaints: number;
}

export const CLASS_RULES: ClassRules = { keyIndustryAtLeastB: true, manyRecords: 5, manyComplaints: 3 };

export interface Classified {
  readonly patrolClass: PatrolClass;
  readonly reasons: readonly PatrolReason[];
}

/** Nothing on record: the class of whoever has no row. */
export const CLEAN: Classified = { patrolClass: 'A', reasons: ['clean'] };

/** The class at a moment. The gravest class that applies counts; its reasons, all of them, are given. */
export function classify(history: History, at: number, rules: ClassRules = CLASS_RULES): Classified {
  const since = at - RECORD_DAYS * 86_400_000;
  const recent = (moment: number): boolean => moment >= since && moment <= at;
  const records = history.records.filter((record) => recent(record.at));
  const complaints = history.complaints.filter(recent);
  const clauses: readonly (readonly [PatrolClass, PatrolReason, boolean])[] = [
    ['D', 'unlicensed', history.unlicensed],
    ['D', 'seriousRecord', records.some(({ gravity }) => gravity === 'serious')],
    ['D', 'refuses', history.refuses],
    ['D', 'complaints', complaints.length >= rules.manyComplaints],
    ['D', 'manyRecords', records.length >= rules.manyRecords],
    ['C', 'keyIndustryWithRecord', history.keyIndustry && records.length > 0],
    ['B', 'minorRecord', records.length > 0],
    ['B', 'reportMissing', history.reportsMissing > 0],
    ['B', 'keyIndustry', history.keyIndustry && rules.keyIndustryAtLeastB],
  ];
  const holding = clauses.filter(([, , holds]) => holds);
  const [gravest] = holding;
  if (gravest === undefined) return CLEAN;
  const [patrolClass] = gravest;
  return { patrolClass, reasons: holding.filter(([each]) => each === patrolClass).map(([, reason]) => reason) };
}

export interface Frequency {
  readonly visits: number;
  /** Length of the period in calendar months; it starts with the year. */
  readonly months: number;
}

/** At least so many visits in a period (T12). */
export const FREQUENCIES: Readonly<Record<PatrolClass, Frequency>> = {
  A: { visits: 1, months: 6 }, B: { visits: 1, months: 3 }, C: { visits: 1, months: 1 }, D: { visits: 2, months: 1 },
};

/** The period of a class that a moment lies in: first and last millisecond. */
export function periodOf(patrolClass: PatrolClass, at: number): { readonly from: number; readonly to: number } {
  const { months } = FREQUENCIES[patrolClass];
  const [year = 0, month = 1] = dayText(dayNumber(at)).split('-').map(Number);
  const first = month - ((month - 1) % months);
  return { from: startOfMonth(year, first), to: startOfMonth(year, first + months) - 1 };
}

/** First millisecond of a month in Shanghai; month 13 is January of the next year. */
function startOfMonth(year: number, month: number): number {
  const carried = month > 12 ? { year: year + 1, month: month - 12 } : { year, month };
  return startOfDay(parseDay(`${carried.year}-${String(carried.month).padStart(2, '0')}-01`) ?? 0);
}

/** T12: visits still missing in the period of a moment, and whether the period is amber: three quarters gone and nobody came. */
export function patrolDue(patrolClass: PatrolClass, visits: readonly number[], at: number) {
  const { from, to } = periodOf(patrolClass, at);
  const made = visits.filter((visit) => visit >= from && visit <= to).length;
  const missing = Math.max(0, FREQUENCIES[patrolClass].visits - made);
  return { missing, amber: made === 0 && at >= from + (to - from) * 0.75, from, to };
}
