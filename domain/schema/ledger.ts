/** 无证无照台账: every unlicensed business of a village at a glance (domain catalogue 1.10). */
import { code, flag, instant, integer, masked, optionalInstant, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const LEDGER_STATES = ['found', 'urged', 'notified', 'prosecuted', 'banned', 'regularised', 'stopped', 'moved', 'struck'] as const;
/** 新发现 · 督促办照中 · 已抄告 · 立案 · 取缔 · 已规范 · 停业 · 搬离 · 误登注销 */
export type LedgerState = (typeof LEDGER_STATES)[number];
export const OPEN_LEDGER_STATES: readonly LedgerState[] = ['found', 'urged', 'notified', 'prosecuted'];

export const LEDGER_SOURCES = ['firstCheck', 'patrol', 'complaint', 'department'] as const;
/** 首检 · 街面巡查 · 投诉举报 · 部门抄告 */
export type LedgerSource = (typeof LEDGER_SOURCES)[number];

/** One unlicensed business. Scope: its village; also: the department it was notified to. */
export const ledgerTable = table('ledger', {
  number: text(), state: code<LedgerState>(), open: flag(), source: code<LedgerSource>(),
  kind: code<'noLicence' | 'noPermit' | 'neither'>(),
  subjectName: text(), operator: masked(text(), 'personName'), phone: masked(text(), 'phone'),
  businessScope: text(), industry: text(), address: text(), addressKey: text(), townCode: text(), villageCode: text(),
  /** YYYY-MM-DD it opened on, '' when not known; and the permit it needs first (前置许可), '' when none. */
  openedOn: text(), permit: text(), areaM2: integer(), people: integer(),
  leadId: optionalText(), entityId: optionalText(),
  /** 督促限期办照: by when. 抄告, 立案: the department and the document. */
  licenceDueAt: optionalInstant(), urges: integer(), department: optionalText(), document: text(),
  /** How often it came back (回潮) within ninety days, and when it was settled last. */
  relapses: integer(), settledAt: optionalInstant(), settledById: optionalText(),
  verifiedAt: optionalInstant(), verifiedByName: optionalText(),
  foundByName: text(), foundAt: instant(), changedBy: text(), changedAt: instant(),
}, [['open', 'villageCode'], ['addressKey'], ['leadId'], ['number'], ['entityId']], [['foundAt']]);
export type LedgerEntry = RowOf<typeof ledgerTable>;
