/** Leads (线索): what was found and must be settled. */
import { code, flag, instant, masked, optionalCode, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const LEAD_CATEGORIES = ['entityMissing', 'addressMismatch', 'unlicensed', 'noPermit', 'noLicenceNoPermit', 'other'] as const;
/** L1 经查市场主体不存在 · L2 地址与登记不符 · L3 一般行业无照经营 · L4a 有照无证 · L4b 无照无证 · extension code */
export type LeadCategory = (typeof LEAD_CATEGORIES)[number];

export const LEAD_STATES = ['reported', 'villageAccepted', 'handedUp', 'transferred', 'deptAccepted', 'returned', 'feedback', 'closed', 'invalid'] as const;
/** 待受理 · 村级处置 · 已上报镇 · 已移交 · 部门办理 · 部门退回 · 已反馈待核 · 办结 · 无效 */
export type LeadState = (typeof LEAD_STATES)[number];

export const LEAD_ORIGINS = ['firstCheck', 'recheck', 'patrol', 'complaint', 'typed'] as const;
export type LeadOrigin = (typeof LEAD_ORIGINS)[number];

export const LEAD_RESULTS = ['licensed', 'permitted', 'changed', 'deregistered', 'stopped', 'moved', 'shutDown', 'prosecuted', 'listedAbnormal', 'exempt', 'police', 'unfounded'] as const;
/** 已办照 · 已办证 · 变更登记 · 注销 · 自行停业 · 搬离 · 取缔 · 立案查处 · 列入经营异常名录 · 豁免(684号第3条) · 移送公安 · 查无此情况 */
export type LeadResult = (typeof LEAD_RESULTS)[number];

export const leadTable = table('lead', {
  number: text(), category: code<LeadCategory>(), origin: code<LeadOrigin>(), state: code<LeadState>(), open: flag(),
  subjectName: text(), address: text(), addressKey: text(), description: text(), industry: text(),
  phone: masked(text(), 'phone'),
  townCode: text(), villageCode: text(), gridId: optionalText(), lon: optionalReal(), lat: optionalReal(),
  entityId: optionalText(), taskId: optionalText(),
  /** Grid member or account that found it; null for a complaint from the public. The finder may not handle it (采办分离). */
  reporterId: optionalText(), reporterName: text(), reportedAt: instant(), occurredAt: instant(),
  /** T7 village disposal, T8 triage at the town, T9 department feedback. */
  limit: optionalCode<'villageDisposal' | 'triage' | 'department'>(), limitFrom: optionalInstant(), amberAt: optionalInstant(), dueAt: optionalInstant(), calendarKnown: flag(),
  handlerId: optionalText(), handlerName: optionalText(), handUpReason: optionalText(),
  department: optionalText(), returns: flag(), result: optionalCode<LeadResult>(), closedAt: optionalInstant(), urgedAt: optionalInstant(),
  changedBy: text(), changedAt: instant(),
}, [
  ['open', 'villageCode', 'state', 'dueAt', 'amberAt'], ['open', 'townCode', 'dueAt', 'amberAt'], ['open', 'dueAt'], ['number'], ['entityId'],
  ['taskId'], ['villageCode', 'closedAt'], ['reportedAt'],
], [
  // Whatever a list of leads filters, searches or sorts by: it reads the rows of one page only.
  ['open', 'villageCode', 'dueAt', 'state', 'amberAt', 'category', 'reportedAt', 'number', 'subjectName', 'address', 'description'],
]);
export type Lead = RowOf<typeof leadTable>;
