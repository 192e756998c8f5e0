/** Leads (线索): what was found and must be settled. */
import {
  code, flag, instant, integer, masked, optionalCode, optionalInstant, optionalReal, optionalText, table, text,
} from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const LEAD_CATEGORIES = ['entityMissing', 'addressMismatch', 'unlicensed', 'noPermit', 'noLicenceNoPermit', 'other'] as const;
/** L1 经查市场主体不存在 · L2 地址与登记不符 · L3 一般行业无照经营 · L4a 有照无证 · L4b 无照无证 · extension code */
export type LeadCategory = (typeof LEAD_CATEGORIES)[number];

export const LEAD_STATES = [
  'reported', 'villageAccepted', 'handedUp', 'transferred', 'deptAccepted', 'returned', 'feedback', 'closed', 'invalid',
] as const;
/** 待受理 · 村级处置 · 已上报镇 · 已移交 · 部门办理 · 部门退回 · 已反馈待核 · 办结 · 无效 */
export type LeadState = (typeof LEAD_STATES)[number];

export const LEAD_STEPS = ['disposing', 'resolved', 'triaged', 'city', 'coordinated', 'joint', 'processing'] as const;
/**
 * What is being done where the lead lies (its state says with whom), null for nothing yet:
 * of villageAccepted: 联合处置中 · 已处置待核 — of handedUp and returned: 已分类 · 已报市 · 市已协调 · 联合执法中 — of deptAccepted: 办理中.
 */
export type LeadStep = (typeof LEAD_STEPS)[number];

export const HAZARDS = ['none', 'low', 'medium', 'high'] as const;
/** 无 · 一般 · 较大 · 重大隐患 */
export type Hazard = (typeof HAZARDS)[number];

/** T7 village disposal, T8 triage at the town, T9 department feedback, T11 verification visit (domain catalogue 1.6). */
export type LeadLimit = 'villageDisposal' | 'triage' | 'department' | 'revisit';

export const LEAD_ORIGINS = ['firstCheck', 'recheck', 'patrol', 'complaint', 'typed'] as const;
export type LeadOrigin = (typeof LEAD_ORIGINS)[number];

export const LEAD_RESULTS = [
  'licensed', 'permitted', 'changed', 'deregistered', 'stopped', 'moved', 'shutDown', 'prosecuted', 'listedAbnormal', 'exempt', 'police',
  'unfounded',
] as const;
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
  limit: optionalCode<LeadLimit>(), limitFrom: optionalInstant(), amberAt: optionalInstant(), dueAt: optionalInstant(),
  calendarKnown: flag(),
  handlerId: optionalText(), handlerName: optionalText(), handUpReason: optionalText(),
  department: optionalText(), returns: flag(), result: optionalCode<LeadResult>(), closedAt: optionalInstant(), urgedAt: optionalInstant(),
  changedBy: text(), changedAt: instant(),
  step: optionalCode<LeadStep>(), teamId: optionalText(),
  /**
   * Triage (镇级分类): how dangerous, whose by law, and whether it is a major lead (重大线索) by which clauses. Departments and
   * clauses are comma-separated.
   */
  hazard: optionalCode<Hazard>(), departments: text(), major: flag(), majorClauses: text(), majorScore: integer(),
  /** Times it was sent back to be done again (返工), and the closed lead it is a relapse of (回潮). */
  reopened: integer(), relapseOf: optionalText(),
  /** The last verification visit: what it found and who made it; null until there was one for the present result. */
  revisit: optionalCode<'confirmed' | 'notSettled'>(), revisitBy: optionalText(),
  /** 停钟 and 暂缓: until when the running limit stands still, and how often it was deferred. */
  pausedUntil: optionalInstant(), deferrals: integer(), deferredUntil: optionalInstant(),
  /** Limits that were missed and when the first of them ran out: no pause and no later step deletes this record. */
  overdues: integer(), overdueSince: optionalInstant(),
  /** The joint enforcement (联合执法) it is a target of. */
  actionId: optionalText(),
}, [
  ['open', 'villageCode', 'state', 'dueAt', 'amberAt'], ['open', 'townCode', 'dueAt', 'amberAt'], ['open', 'dueAt'], ['number'],
  ['entityId'],
  ['taskId'], ['villageCode', 'closedAt'], ['reportedAt'], ['addressKey'],
], [
  // Whatever a list of leads filters, searches or sorts by: it reads the rows of one page only.
  [
    'open', 'villageCode', 'dueAt', 'state', 'step', 'amberAt', 'category', 'major', 'relapseOf', 'reportedAt', 'number', 'subjectName',
    'address', 'description',
  ],
]);
export type Lead = RowOf<typeof leadTable>;
