/**
 * Who may do what with announcements, shift notes, questions and orders. The same rules as the commands' own (domain/notices);
 * a test compares both. The hub has the last word.
 */
import type { Role } from '#domain/core/actor.ts';
import type { EmergencyCall, Question, ShiftNote } from '#domain/schema/notices.ts';
import type { AnnouncementRow, OrderRow } from '#protocol/bridge/queries.ts';
import { possibleOf } from '../desk/recordRules.ts';
import type { Possible, RecordRule, Viewer } from '../desk/recordRules.ts';

const UNITS: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer'];
const ABOVE: readonly Role[] = ['townStaff', 'citySupervisor'];
/** No rule here depends on the time. */
const ANY_TIME = 0;

export const mayPublish = ({ role }: Pick<Viewer, 'role'>): boolean => ABOVE.includes(role);
export const mayOrder = mayPublish;
export const mayHandOver = ({ role }: Pick<Viewer, 'role'>): boolean => UNITS.includes(role);
/** Grid members ask from their phones. */
export const mayAsk = ({ role }: Pick<Viewer, 'role'>): boolean => role === 'villageDispatcher';

export type AnnouncementAction = 'receive' | 'urge' | 'withdraw';
type AnnouncementFacts = Pick<AnnouncementRow, 'own' | 'withdrawn' | 'receivedAt' | 'places' | 'received'>;

const ANNOUNCEMENT_RULES: Readonly<Record<AnnouncementAction, RecordRule<AnnouncementFacts>>> = {
  receive: {
    command: 'announcement.receive', roles: UNITS,
    when: ({ own, withdrawn, receivedAt }) => own === 0 && withdrawn === 0 && receivedAt === null,
  },
  urge: {
    command: 'announcement.urge', roles: ABOVE,
    when: ({ own, withdrawn, places, received }) => own === 1 && withdrawn === 0 && received < places,
  },
  withdraw: {
    command: 'announcement.withdraw', roles: ABOVE,
    when: ({ own, withdrawn }) => own === 1 && withdrawn === 0,
  },
};

export const announcementActionsOf = (row: AnnouncementFacts, viewer: Viewer): Possible<AnnouncementAction> =>
  possibleOf(ANNOUNCEMENT_RULES, ['receive', 'urge'], row, viewer, ANY_TIME);

/** Whoever wrote the note does not take it over. */
export function mayTakeOver(note: ShiftNote, viewer: Viewer): boolean {
  return UNITS.includes(viewer.role) && viewer.grants.includes(note.place) && note.takenOverAt === null && note.byId !== viewer.id;
}

export type QuestionAction = 'answer' | 'settle' | 'keep';

const QUESTION_RULES: Readonly<Record<QuestionAction, RecordRule<Question>>> = {
  answer: {
    command: 'question.answer', roles: ['townStaff', 'deptOfficer', 'citySupervisor'],
    when: ({ state, also }, { role, place }) => state !== 'settled' && (role !== 'deptOfficer' || also === place),
  },
  settle: { command: 'question.settle', roles: ['villageDispatcher'], when: ({ state }) => state === 'answered' },
  keep: { command: 'question.keep', roles: ABOVE, when: ({ state }) => state !== 'open' },
};

export function questionActionsOf(question: Question, viewer: Viewer): Possible<QuestionAction> {
  const next: readonly QuestionAction[] = question.state === 'open' ? ['answer'] : ['settle', 'keep'];
  return possibleOf(QUESTION_RULES, next, question, viewer, ANY_TIME);
}

/** Of an order whose row the station does not hold only the calls are known: it is not its own to end. */
export const mayEnd = (order: Pick<OrderRow, 'open' | 'by'>, viewer: Viewer): boolean =>
  ABOVE.includes(viewer.role) && order.open === 1 && order.by !== null;

/** A dispatcher notes what a member says on the telephone (代录). */
export function mayNote(call: EmergencyCall, what: 'receive' | 'arrive', viewer: Viewer): boolean {
  if (viewer.role !== 'villageDispatcher' || call.withdrawn === 1) return false;
  return what === 'receive' ? call.receivedAt === null : call.arrivedAt === null;
}
