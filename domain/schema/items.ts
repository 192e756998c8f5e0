/** What is asked on site and what a scope text calls for: item sets and forms as data, permit items, department follow-ups. */
import { code, flag, instant, integer, optionalCode, optionalInstant, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

/**
 * One version of the items of a form (检查事项). A version is never changed once it was saved: an inspection names the one it was
 * made with. `id` is the version's name (v2017, v2020). Public reference data, kept by the city.
 */
export const itemSetTable = table('itemSet', {
  name: text(),
  /** What it is a form for: a check on site, a department's patrol, a market's self-check. */
  purpose: code<ItemSetPurpose>(),
  /** JSON array of {code, label, answers: {code, label, problem}[], months, photo}, see domain/items/item-set.ts. */
  items: text(),
  /** 1 for the version new checks of its purpose are made with. */
  active: flag(), activatedAt: optionalInstant(), savedBy: text(), savedAt: instant(),
  /** YYYY-MM-DD on which it takes over from the version before; null when it is in force, or nobody has decided. */
  activateOn: optionalText(),
}, [['purpose', 'active']]);
export type ItemSet = RowOf<typeof itemSetTable>;

export const ITEM_SET_PURPOSES = ['check', 'department', 'selfCheck'] as const;
/** 网格核查 · 部门巡查 · 市场自检 */
export type ItemSetPurpose = (typeof ITEM_SET_PURPOSES)[number];

/** One line of 告知执行清单: the words of a scope text that call for a permit, and the department that issues it. Public. */
export const permitItemTable = table('permitItem', {
  version: integer(), name: text(), department: text(),
  /** Key of the industry (domain/lead/routing.ts) it belongs to; '' for none. */
  industryId: text(),
  /** A permit (许可), or a filing (备案) that is no precondition. */
  kind: code<'permit' | 'filing'>(),
  /** JSON arrays: words that call for it, and words that call it off again (不含, 除外). */
  keywords: text(), except: text(), active: flag(), changedBy: text(), changedAt: instant(),
}, [['active']]);
export type PermitItem = RowOf<typeof permitItemTable>;

export const FOLLOW_UP_RESULTS = ['held', 'applying', 'notNeeded', 'refused', 'prosecuted'] as const;
/** 已办 · 在办 · 不需 · 拒办 · 查处 */
export type FollowUpResult = (typeof FOLLOW_UP_RESULTS)[number];

/** 部门后续监管: after the first check the department that issues the permit has fifteen working days. Scope: village; also: the department. */
export const followUpTable = table('followUp', {
  taskId: text(), entityId: text(), entityName: text(), address: text(), townCode: text(), villageCode: text(), department: text(),
  /** The permits asked about, comma-separated names; and the answer the first check gave (A3), '' when it was not asked. */
  permits: text(), found: text(),
  sentAt: instant(), amberAt: instant(), dueAt: instant(), calendarKnown: flag(), open: flag(),
  receivedAt: optionalInstant(), receivedByName: optionalText(),
  result: optionalCode<FollowUpResult>(), document: text(), note: text(), answeredAt: optionalInstant(), answeredByName: optionalText(),
  onTime: flag(),
}, [['entityId'], ['open', 'townCode', 'dueAt'], ['department', 'open']], [['villageCode', 'open', 'dueAt'], ['sentAt']]);
export type FollowUp = RowOf<typeof followUpTable>;
