/** Where what is new stands in the replica, kind by kind. */
import { PUSH_LIMIT_MS } from '#domain/calendar/limits.ts';
import { REGISTRATION_KINDS } from '#domain/schema/entity.ts';
import type { NewsKind } from '#protocol/bridge/queries.ts';
import { toMe } from './addressed.ts';
import type { QueryContext } from './definition.ts';
import { inQuestionQueue } from './questions.ts';
import { condition, inPlace } from './sql.ts';
import type { Condition } from './sql.ts';

export interface NewsSource {
  readonly table: string;
  /** Columns of the row's key, of what it is called, and of when it happened. */
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly where: readonly Condition[];
}

export function newsSources(kind: NewsKind, context: QueryContext, place: string): readonly NewsSource[] {
  switch (kind) {
    case 'order': return orders(context);
    case 'supervision': return cards(context);
    case 'announcement': return [...copies(context), ...announcementsToAll(context)];
    case 'majorLead': return majorLeads(place);
    case 'overdue': return overdue(context, place);
    case 'question': return questions(context, place);
    case 'shift': return shiftNotes(context);
    case 'registration': return newTasks(place);
    case 'unplaced': return unplaced(context, place);
  }
}

/** Calls of members here; the station's own orders are no news to it. */
function orders({ account }: QueryContext): readonly NewsSource[] {
  const others = condition('orderId NOT IN (SELECT id FROM emergencyOrder WHERE place = ?)', account.place);
  return [{ table: 'emergencyCall', id: 'orderId', title: 'body', at: 'at', where: [condition('withdrawn = 0'), others] }];
}

function cards(context: QueryContext): readonly NewsSource[] {
  const where = [condition("state = 'issued'"), toMe(context)];
  return [{ table: 'supervision', id: 'id', title: 'subjectName', at: 'issuedAt', where }];
}

function copies({ account }: QueryContext): readonly NewsSource[] {
  const where = [condition('place = ?', account.place), condition('withdrawn = 0'), condition('receivedAt IS NULL')];
  return [{ table: 'announcementReceipt', id: 'announcementId', title: 'title', at: 'at', where }];
}

function announcementsToAll({ account }: QueryContext): readonly NewsSource[] {
  const inForce = [condition('everybody = 1'), condition('withdrawnAt IS NULL'), condition('place <> ?', account.place)];
  const unsigned = condition(
    "NOT EXISTS (SELECT 1 FROM announcementReceipt AS r WHERE r.id = announcement.id || '.' || ?)", account.place,
  );
  return [{ table: 'announcement', id: 'id', title: 'title', at: 'at', where: [...inForce, unsigned] }];
}

function majorLeads(place: string): readonly NewsSource[] {
  const where = [condition('open = 1'), condition('major = 1'), ...inPlace(place)];
  return [{ table: 'lead', id: 'id', title: 'subjectName', at: 'changedAt', where }];
}

/** A department holds leads only, those that were transferred to it. */
function overdue({ account }: QueryContext, place: string): readonly NewsSource[] {
  const open = [condition('open = 1'), ...inPlace(place)];
  const leads = { table: 'lead', id: 'id', title: 'subjectName', at: 'dueAt' };
  if (account.role === 'deptOfficer') return [{ ...leads, where: [...open, condition('also = ?', account.place)] }];
  return [{ table: 'task', id: 'id', title: 'entityName', at: 'dueAt', where: open }, { ...leads, where: open }];
}

/** A village hears of answers, everybody else of questions. */
function questions(context: QueryContext, place: string): readonly NewsSource[] {
  const village = context.account.role === 'villageDispatcher';
  const where = [...inQuestionQueue(village ? 'toSettle' : 'toAnswer', context), ...inPlace(place)];
  return [{ table: 'question', id: 'id', title: 'question', at: village ? 'answeredAt' : 'askedAt', where }];
}

function shiftNotes({ account }: QueryContext): readonly NewsSource[] {
  const where = [condition('place = ?', account.place), condition('takenOverAt IS NULL'), condition('byId <> ?', account.id)];
  return [{ table: 'shiftNote', id: 'id', title: 'byName', at: 'at', where }];
}

function newTasks(place: string): readonly NewsSource[] {
  const registered = condition('cause IN (SELECT value FROM json_each(?))', JSON.stringify(REGISTRATION_KINDS));
  const where = [condition("state = 'pushed'"), registered, ...inPlace(place)];
  return [{ table: 'task', id: 'id', title: 'entityName', at: 'pushedAt', where }];
}

/** T1: nobody could be told of it within the hour. */
function unplaced({ now }: QueryContext, place: string): readonly NewsSource[] {
  const where = [condition("state = 'unplaced'"), condition('receivedAt < ?', now - PUSH_LIMIT_MS), ...inPlace(place)];
  return [{ table: 'registration', id: 'id', title: 'entityName', at: 'receivedAt', where }];
}
