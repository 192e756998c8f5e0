/** Announcements, shift notes, the expert help line, emergency orders. A row has one audience: what goes to many is one row each. */
import { code, flag, instant, integer, optionalCode, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

/** 公告 as issued. Scope: the issuer's place, or public when it is for everybody. */
export const announcementTable = table('announcement', {
  title: text(), body: text(), everybody: flag(), needsReceipt: flag(), receiptDueAt: optionalInstant(),
  byName: text(), place: text(), at: instant(), withdrawnAt: optionalInstant(),
}, [['at']]);
export type Announcement = RowOf<typeof announcementTable>;

/** The copy of an announcement one place gets, and its receipt (签收). Scope: that place, or its town; also: the department. */
export const announcementReceiptTable = table('announcementReceipt', {
  announcementId: text(), place: text(), title: text(), body: text(), at: instant(), receiptDueAt: optionalInstant(),
  receivedAt: optionalInstant(), receivedByName: optionalText(), withdrawn: flag(),
  /** Who published it and for which place: the place that gets the copy may not see the announcement itself. */
  byName: text(), byPlace: text(),
  /** 催签收: when the place was urged last, and how often. */
  urgedAt: optionalInstant(), urges: integer(),
}, [['announcementId'], ['place']]);
export type AnnouncementReceipt = RowOf<typeof announcementReceiptTable>;

/** 交接班记录: what the next shift at a place must know. */
export const shiftNoteTable = table('shiftNote', {
  place: text(), body: text(), openItems: text(), byId: text(), byName: text(), at: instant(), takenOverAt: optionalInstant(),
  takenOverByName: optionalText(), remark: text(),
}, [['place', 'at']]);
export type ShiftNote = RowOf<typeof shiftNoteTable>;

/** 专家热线: a question from the field. Scope: the village; also: the department that is asked. Public once kept as knowledge. */
export const questionTable = table('question', {
  villageCode: text(), townCode: text(), department: optionalText(), subject: optionalCode<'lead' | 'task'>(), subjectId: optionalText(),
  question: text(),
  state: code<'open' | 'answered' | 'settled'>(), askedById: text(), askedByName: text(), askedAt: instant(),
  answer: text(), answeredByName: optionalText(), answeredAt: optionalInstant(),
}, [['state', 'townCode'], ['subjectId']]);
export type Question = RowOf<typeof questionTable>;

/** An answer that is kept for everybody (知识库). Public; names nobody. */
export const knowledgeTable = table('knowledge', {
  title: text(), question: text(), answer: text(), department: optionalText(), keptByName: text(), at: instant(), active: flag(),
}, [['active']]);
export type Knowledge = RowOf<typeof knowledgeTable>;

/** 应急指令 as issued. Scope: the issuer's place. */
export const emergencyOrderTable = table('emergencyOrder', {
  number: text(), body: text(), place: text(), lon: optionalReal(), lat: optionalReal(),
  /** The area picked on the map as JSON [[lon, lat], …]; '' for none. */
  area: text(), open: flag(), byName: text(), at: instant(), endedAt: optionalInstant(), report: text(),
}, [['open', 'place']]);
export type EmergencyOrder = RowOf<typeof emergencyOrderTable>;

/** The order as one grid member gets it, with receipt and arrival. Scope: the member's village. */
export const emergencyCallTable = table('emergencyCall', {
  orderId: text(), body: text(), memberId: text(), memberName: text(), villageCode: text(), at: instant(), lon: optionalReal(),
  lat: optionalReal(),
  /** When the position was taken that the order was issued by; its age tells how far it can be trusted. Metres to the place. */
  positionAt: optionalInstant(), distance: optionalReal(),
  receivedAt: optionalInstant(), arrivedAt: optionalInstant(), arrivedLon: optionalReal(), arrivedLat: optionalReal(), withdrawn: flag(),
}, [['orderId'], ['memberId']]);
export type EmergencyCall = RowOf<typeof emergencyCallTable>;
