/**
 * Joint enforcement (联合执法). A row has one audience besides its scope, so each department gets rows of its own: the notice
 * with the plan, and one row a target. Several departments write at once, offline too, and never the same row.
 */
import { code, flag, instant, integer, optionalCode, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const ACTION_STATES = ['applied', 'planned', 'approved', 'noticed', 'summarised', 'closed', 'refused', 'cancelled'] as const;
/** 已申请 · 已拟方案 · 已批准 · 已通知（行动中） · 已总结待回查 · 已销号 · 不予批准 · 取消 */
export type ActionState = (typeof ACTION_STATES)[number];

/** One joint action: application, plan, summary. Scope: the town; also: the department that applied. */
export const actionTable = table('action', {
  number: text(), title: text(), state: code<ActionState>(), open: flag(), townCode: text(),
  appliedById: text(), appliedByName: text(), applicantUnit: text(), application: text(), appliedAt: instant(),
  leader: text(), place: text(), startsAt: optionalInstant(), endsAt: optionalInstant(), riskPlan: text(), legalBasis: text(),
  vehicles: text(),
  /** JSON arrays: {department, liaison, phone} and {leadId, subjectName, address, villageCode}; rows from the notice on. */
  units: text(), targets: text(),
  plannedById: optionalText(), plannedByName: optionalText(), approvedByName: optionalText(), approvedAt: optionalInstant(),
  noticedAt: optionalInstant(),
  summary: text(), summarisedAt: optionalInstant(),
  /** 回查: 7 and 30 calendar days after the summary. */
  firstCheckDueAt: optionalInstant(), secondCheckDueAt: optionalInstant(), closedAt: optionalInstant(), changedBy: text(),
  changedAt: instant(),
}, [['open', 'townCode'], ['number']]);
export type Action = RowOf<typeof actionTable>;

/** The notice to one department, with the plan it must know. Scope: the town; also: the department. */
export const actionUnitTable = table('actionUnit', {
  actionId: text(), department: text(), liaison: text(), phone: text(),
  title: text(), leader: text(), place: text(), startsAt: instant(), endsAt: instant(), riskPlan: text(), legalBasis: text(),
  noticedAt: instant(), receivedAt: optionalInstant(), receivedByName: optionalText(),
  checkedInAt: optionalInstant(), checkedInByName: optionalText(), open: flag(), people: integer(), lon: optionalReal(),
  lat: optionalReal(),
}, [['actionId'], ['department']]);
export type ActionUnit = RowOf<typeof actionUnitTable>;

export const TARGET_RESULTS = ['inOrder', 'ordered', 'sealed', 'shutDown', 'prosecuted', 'police', 'stopped', 'gone'] as const;
/** 未发现问题 · 责令改正 · 查封扣押 · 取缔 · 立案查处 · 移送公安 · 自行停业 · 人去楼空 */
export type TargetResult = (typeof TARGET_RESULTS)[number];

/** One target as one department sees it, with that department's result. Scope: the town; also: the department. */
export const actionTargetTable = table('actionTarget', {
  actionId: text(), targetKey: text(), department: text(), leadId: optionalText(), subjectName: text(), address: text(),
  villageCode: text(),
  /** 0 once the action is cancelled, or summarised with this result in it: it is final then. */
  open: flag(),
  result: optionalCode<TargetResult>(), document: text(), note: text(), resultAt: optionalInstant(), resultByName: optionalText(),
}, [['actionId']]);
export type ActionTarget = RowOf<typeof actionTargetTable>;

/** One look back at a target, 7 or 30 days after the summary. Scope: the town. */
export const actionCheckTable = table('actionCheck', {
  actionId: text(), targetKey: text(), days: integer(), held: flag(), note: text(), at: instant(), byName: text(),
}, [['actionId']]);
export type ActionCheck = RowOf<typeof actionCheckTable>;
