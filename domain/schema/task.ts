/** First checks and their rechecks (首检、复查). */
import { code, flag, instant, integer, optionalCode, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';
import type { RegistrationKind } from './entity.ts';

export const TASK_STATES = ['pushed', 'assigned', 'accepted', 'onSite', 'revisit', 'noticeServed', 'closedNormal', 'closedFixed', 'disposal', 'cancelled'] as const;
/**
 * 待派 · 已派 · 已接 · 到场 · 二次上门 (not found once) · 限期整改 (notice served, recheck due) · 正常办结 · 整改办结 ·
 * 转处置 (a lead carries on) · 作废
 */
export type TaskState = (typeof TASK_STATES)[number];

export const OPEN_TASK_STATES: readonly TaskState[] = ['pushed', 'assigned', 'accepted', 'onSite', 'revisit', 'noticeServed'];

/** Which time limit runs now: T3 assign, T4 first check, T6 recheck (domain catalogue 1.6). */
export type TaskLimit = 'assign' | 'firstCheck' | 'recheck';

export const taskTable = table('task', {
  number: text(), entityId: text(), entityName: text(), address: text(), entityKind: text(),
  townCode: text(), villageCode: text(), gridId: optionalText(), lon: optionalReal(), lat: optionalReal(),
  cause: code<RegistrationKind>(), state: code<TaskState>(),
  /** 1 while the task is open: an index on it finds open work among a million closed tasks. */
  open: flag(),
  receivedAt: instant(), pushedAt: instant(),
  /** T3: assign within one working day. T4: first check within ten. T6: recheck within ten of the notice. */
  assignDueAt: instant(), firstCheckDueAt: instant(), recheckDueAt: optionalInstant(),
  /** The limit that runs now, when it started, turns amber and ends; what lists sort by. */
  limit: optionalCode<TaskLimit>(), limitFrom: optionalInstant(), amberAt: optionalInstant(), dueAt: optionalInstant(),
  /** 0 when a year without a loaded calendar was touched (日历未加载). */
  calendarKnown: flag(),
  assigneeId: optionalText(), assigneeName: optionalText(), assignedAt: optionalInstant(), assignedBy: optionalText(),
  acceptedAt: optionalInstant(), arrivedAt: optionalInstant(), firstCheckAt: optionalInstant(), firstCheckOnTime: integer(),
  /** Visits that found nobody, and who made the last one: the second visit must be another member's (二次上门换人). */
  visits: integer(), lastMemberId: optionalText(),
  result: optionalCode<'normal' | 'notFound' | 'problem'>(),
  /** Comma-separated: addressMismatch, noLicence, noPermit, … */
  problems: text(), noticeNumber: optionalText(), noticeFacts: optionalText(), noticeAt: optionalInstant(), recheckAt: optionalInstant(),
  leadId: optionalText(), urgedAt: optionalInstant(), urges: integer(), closedAt: optionalInstant(),
  changedBy: text(), changedAt: instant(),
}, [
  // The first two also answer "how many are amber or overdue" without touching a row.
  ['open', 'villageCode', 'state', 'dueAt', 'amberAt'], ['open', 'townCode', 'dueAt', 'amberAt'], ['open', 'dueAt'], ['number'], ['entityId'],
  ['assigneeId', 'open', 'closedAt', 'dueAt'], ['villageCode', 'closedAt'], ['pushedAt'],
], [
  // Whatever a list of tasks filters, searches or sorts by: it reads the rows of one page only.
  [
    'open', 'villageCode', 'dueAt', 'state', 'amberAt', 'gridId', 'cause', 'assigneeId', 'pushedAt', 'number', 'entityName', 'address', 'assigneeName',
  ],
]);
export type Task = RowOf<typeof taskTable>;

/** One visit on site. */
export const inspectionTable = table('inspection', {
  taskId: text(), entityId: text(), memberId: optionalText(), memberName: text(),
  kind: code<'firstCheck' | 'recheck'>(), at: instant(), lon: optionalReal(), lat: optionalReal(),
  result: code<'normal' | 'notFound' | 'problem' | 'fixed' | 'notFixed'>(),
  /** JSON object of item code → answer, of the item set in `itemSet`. */
  answers: text(), itemSet: text(), note: text(),
  /** 1 when a dispatcher entered it for the member (代录). */
  proxy: flag(),
}, [['taskId'], ['entityId']]);
export type Inspection = RowOf<typeof inspectionTable>;
