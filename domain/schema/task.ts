/** First checks and their rechecks (首检、复查). */
import {
  code, flag, instant, integer, optionalCode, optionalInstant, optionalInteger, optionalReal, optionalText, table, text,
} from '../core/table.ts';
import type { RowOf } from '../core/table.ts';
import type { Role } from '../core/actor.ts';
import { REGISTRATION_KINDS } from './entity.ts';
import type { RegistrationKind } from './entity.ts';

export const TASK_STATES = [
  'pushed', 'assigned', 'accepted', 'onSite', 'revisit', 'noticeServed', 'closedNormal', 'closedFixed', 'disposal', 'cancelled',
] as const;
/**
 * 待派 · 已派 · 已接 · 到场 · 二次上门 (not found once) · 限期整改 (notice served, recheck due) · 正常办结 · 整改办结 ·
 * 转处置 (a lead carries on) · 作废
 */
export type TaskState = (typeof TASK_STATES)[number];

export const OPEN_TASK_STATES: readonly TaskState[] = ['pushed', 'assigned', 'accepted', 'onSite', 'revisit', 'noticeServed'];

/** Which time limit runs now: T3 assign, T4 first check, T6 recheck (domain catalogue 1.6). */
export type TaskLimit = 'assign' | 'firstCheck' | 'recheck';

export const NOTICE_RECEIPTS = ['signed', 'refused', 'left'] as const;
/** 签收 · 拒收 · 留置送达 */
export type NoticeReceipt = (typeof NOTICE_RECEIPTS)[number];

export const TASK_CAUSES = [...REGISTRATION_KINDS, 'patrol', 'special', 'random'] as const;
/** What a task was made for: a registration, else 分级巡查 · 专项检查 · 双随机抽查. */
export type TaskCause = (typeof TASK_CAUSES)[number];

/** Whether the task is the first check of a registration, which the statutory ten days and the indicators I3, I4 are about. */
export function isFirstCheck({ cause }: { readonly cause: TaskCause }): boolean {
  return REGISTRATION_KINDS.some((kind: RegistrationKind) => kind === cause);
}

export const taskTable = table('task', {
  number: text(), entityId: text(), entityName: text(), address: text(), entityKind: text(),
  townCode: text(), villageCode: text(), gridId: optionalText(), lon: optionalReal(), lat: optionalReal(),
  cause: code<TaskCause>(), state: code<TaskState>(),
  /** 1 while the task is open: an index on it finds open work among a million closed tasks. */
  open: flag(),
  receivedAt: instant(), pushedAt: instant(),
  /** T3: assign within one working day. T4: first check within ten. T6: recheck within ten of the notice. */
  assignDueAt: instant(), firstCheckDueAt: instant(), recheckDueAt: optionalInstant(),
  /** The limit that runs now, when it started, turns amber and ends; what lists sort by. */
  limit: optionalCode<TaskLimit>(), limitFrom: optionalInstant(), amberAt: optionalInstant(), dueAt: optionalInstant(),
  /** 0 when a year without a loaded calendar was touched (日历未加载). */
  calendarKnown: flag(),
  /** The grid member who has it, or the account of the special unit that took it. */
  assigneeId: optionalText(), assigneeName: optionalText(), assignedAt: optionalInstant(), assignedBy: optionalText(),
  acceptedAt: optionalInstant(), arrivedAt: optionalInstant(), firstCheckAt: optionalInstant(), firstCheckOnTime: integer(),
  /** Visits that found nobody, and who made the last one: the second visit must be another member's (二次上门换人). */
  visits: integer(), lastMemberId: optionalText(),
  result: optionalCode<'normal' | 'notFound' | 'problem'>(),
  /** Comma-separated: addressMismatch, noLicence, noPermit, … */
  problems: text(), noticeNumber: optionalText(), noticeFacts: optionalText(), noticeAt: optionalInstant(), recheckAt: optionalInstant(),
  leadId: optionalText(), urgedAt: optionalInstant(), urges: integer(), closedAt: optionalInstant(),
  changedBy: text(), changedAt: instant(),
  /** 停钟 and 暂缓: until when the running limit stands still, and how often the visit was deferred. */
  pausedUntil: optionalInstant(), deferrals: integer(), deferredUntil: optionalInstant(),
  /** Limits that were missed and when the first of them ran out: no pause and no later step deletes this record. */
  overdues: integer(), overdueSince: optionalInstant(),
  /** Telephone calls to somebody who was not found, and when the last was made. */
  calls: integer(), calledAt: optionalInstant(),
  /** 送达回证: who signed for the notice, or 拒收 or 留置送达. */
  noticeReceipt: optionalCode<NoticeReceipt>(), noticeSignedBy: optionalText(), noticeSignedAt: optionalInstant(),
  /** The special inspection or the draw (双随机) it belongs to. */
  campaignId: optionalText(),
}, [
  // The first two also answer "how many are amber or overdue" without touching a row.
  ['open', 'villageCode', 'state', 'dueAt', 'amberAt'],
  ['open', 'townCode', 'dueAt', 'amberAt'],
  ['open', 'dueAt'],
  ['number'],
  ['entityId'],
  ['assigneeId', 'open', 'closedAt', 'dueAt'],
  ['villageCode', 'closedAt'],
  ['pushedAt'],
  ['campaignId'],
], [
  // Whatever a list of tasks filters, searches or sorts by: it reads the rows of one page only.
  [
    'open', 'villageCode', 'dueAt', 'state', 'amberAt', 'gridId', 'cause', 'assigneeId', 'pushedAt',
    'number', 'entityName', 'address', 'assigneeName',
  ],
  // How often an entity was visited in the period of its patrol class.
  ['entityId', 'firstCheckAt', 'open'],
]);
export type Task = RowOf<typeof taskTable>;

/** The columns of a task that nobody has paused, deferred, telephoned about or served a notice for. */
export const UNTOUCHED_TASK = {
  pausedUntil: null, deferrals: 0, deferredUntil: null, overdues: 0, overdueSince: null, calls: 0, calledAt: null,
  noticeReceipt: null, noticeSignedBy: null, noticeSignedAt: null, campaignId: null,
} as const;

/** What the tier below may ask for but not decide (permission matrix 1.11). Same scope as the task. */
export const taskProposalTable = table('taskProposal', {
  taskId: text(), entityId: text(), kind: code<'pause' | 'move'>(), state: code<'open' | 'approved' | 'refused'>(), reason: text(),
  /** A pause: its reason; a move: the village it should go to. */
  what: text(),
  /** Working days of a pause, 0 otherwise. */
  days: integer(),
  byId: text(), byName: text(), byRole: code<Role>(), at: instant(),
  decidedByName: optionalText(), decidedAt: optionalInstant(), decision: text(),
}, [['taskId'], ['state']]);
export type TaskProposal = RowOf<typeof taskProposalTable>;

/** One visit on site. */
export const inspectionTable = table('inspection', {
  taskId: text(), entityId: text(), memberId: optionalText(), memberName: text(),
  /** A member's first check or recheck, or the patrol of a department's own officers (部门巡查). */
  kind: code<'firstCheck' | 'recheck' | 'department'>(), at: instant(), lon: optionalReal(), lat: optionalReal(),
  result: code<'normal' | 'notFound' | 'problem' | 'fixed' | 'notFixed'>(),
  /** JSON object of item code → answer, of the item set in `itemSet`. */
  answers: text(), itemSet: text(), note: text(),
  /** 1 when a dispatcher entered it for the member (代录). */
  proxy: flag(),
  /** Metres between where it was recorded and the standard address; null when one of the two is not known. */
  distanceM: optionalInteger(),
}, [['taskId'], ['entityId']]);
export type Inspection = RowOf<typeof inspectionTable>;
