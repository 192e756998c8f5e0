/** Complaints from the hotlines (12315, 12345): the caller's words and contact, apart from the lead that came of them. */
import { flag, instant, integer, masked, optionalCode, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const CALL_BACK_RESULTS = ['satisfied', 'notSatisfied', 'unreachable'] as const;
/** 满意 · 不满意 · 联系不上 */
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number];

/**
 * Scope: the village its lead lies in; while nobody has placed it, the town or city. A department the lead is transferred to
 * does not see who complained.
 */
export const complaintTable = table('complaint', {
  /** Hotline and the number of its work order: a complaint is recognised by the two. */
  source: text(), number: text(), category: text(),
  subjectName: text(), address: text(), addressKey: text(), description: text(), industry: text(),
  lon: optionalReal(), lat: optionalReal(), receivedAt: instant(), occurredAt: instant(),
  callerName: masked(text(), 'personName'), callerPhone: masked(text(), 'phone'),
  /** Null while it waits for a village (待定位). */
  leadId: optionalText(), townCode: optionalText(), villageCode: optionalText(),
  /** The caller asked to be told the outcome; how often it was tried, and what came of it last. */
  wantsCallBack: flag(), callBacks: integer(), callBackResult: optionalCode<CallBackResult>(), callBackNote: text(),
  calledBackAt: optionalInstant(), calledBackBy: optionalText(),
  changedBy: text(), changedAt: instant(),
}, [['leadId'], ['villageCode', 'receivedAt'], ['receivedAt']]);
export type Complaint = RowOf<typeof complaintTable>;
