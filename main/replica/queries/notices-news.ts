/** What is new for whoever sits at the station, and how much waits. Rows of tasks and leads are looked at once a minute only. */
import type { Role } from '#domain/core/actor.ts';
import { ANNOUNCEMENT_QUEUES, NEWS_KINDS, ORDER_QUEUES, QUESTION_QUEUES } from '#protocol/bridge/queries.ts';
import type { NewsItem, NewsKind } from '#protocol/bridge/queries.ts';
import { countAnnouncements } from './announcements.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { countOrders } from './orders.ts';
import { newsSources } from './news-sources.ts';
import type { NewsSource } from './news-sources.ts';
import { inQuestionQueue } from './questions.ts';
import { all, both, condition, countOf, inPlace } from './sql.ts';

/** Of one kind; more of it at once is told as a number anyway. */
const ITEMS_MAX = 60;
const TABLES = ['supervision', 'announcement', 'announcementReceipt', 'question', 'shiftNote', 'emergencyOrder', 'emergencyCall'];

/** What concerns a role. */
const KINDS_OF: Readonly<Partial<Record<Role, readonly NewsKind[]>>> = {
  villageDispatcher: ['order', 'supervision', 'announcement', 'overdue', 'question', 'shift', 'registration'],
  townStaff: ['order', 'supervision', 'announcement', 'majorLead', 'overdue', 'question', 'shift', 'unplaced'],
  deptOfficer: ['supervision', 'announcement', 'majorLead', 'overdue', 'question', 'shift'],
  specialUnit: ['overdue', 'registration'],
  citySupervisor: ['majorLead', 'overdue', 'unplaced'],
};

export const noticesNews: QueryDefinition<'notices.news'> = {
  tables: TABLES,
  timed: true,
  run: (context, { place, since }) => {
    const kinds = KINDS_OF[context.account.role] ?? [];
    return NEWS_KINDS.filter((kind) => kinds.includes(kind))
      .flatMap((kind) => newsSources(kind, context, place).flatMap((source) => read(context, kind, source, since)))
      .sort((a, b) => b.at - a.at);
  },
};

function read({ database, now }: QueryContext, kind: NewsKind, source: NewsSource, since: number): NewsItem[] {
  const { table, id, title, at } = source;
  const where = both([condition(`${at} >= ?`, since), condition(`${at} <= ?`, now), ...source.where]);
  const rows = all<Omit<NewsItem, 'key' | 'kind'>>(
    database,
    `SELECT ${id} AS id, ${title} AS title, max(${at}) AS at FROM "${table}" WHERE ${where.sql} GROUP BY ${id} ORDER BY at DESC LIMIT ?`,
    ...where.values,
    ITEMS_MAX,
  );
  // Overdue once more for another limit is news again; everything else happens once.
  const key = (row: { readonly id: string; readonly at: number }): string => (kind === 'overdue' ? `${row.id}:${String(row.at)}` : row.id);
  return rows.map((row) => ({ ...row, kind, key: `${kind}:${key(row)}` }));
}

export const noticesCounts: QueryDefinition<'notices.counts'> = {
  tables: [...TABLES, 'knowledge', 'town', 'village'],
  run: (context, { place }) => {
    const { database } = context;
    const questions = (queue: (typeof QUESTION_QUEUES)[number]) =>
      countOf(database, 'question', both([...inQuestionQueue(queue, context), ...inPlace(place)]));
    const each = <Q extends string>(queues: readonly Q[], count: (queue: Q) => number) =>
      Object.fromEntries(queues.map((queue) => [queue, count(queue)])) as Record<Q, number>;
    return {
      announcements: each(ANNOUNCEMENT_QUEUES, (queue) => countAnnouncements(context, queue)),
      shifts: shiftsToTakeOver(context),
      questions: each(QUESTION_QUEUES, questions),
      knowledge: countOf(database, 'knowledge', condition('active = 1')),
      orders: each(ORDER_QUEUES, (queue) => countOrders(context, place, queue)),
    };
  },
};

/** Notes of one's own place that somebody else left. */
function shiftsToTakeOver({ database, account }: QueryContext): number {
  const waiting = both([condition('place = ?', account.place), condition('takenOverAt IS NULL'), condition('byId <> ?', account.id)]);
  return countOf(database, 'shiftNote', waiting);
}

/** What waits for this station under 通知: the figure on the rail. */
export function noticesWaiting(context: QueryContext, place: string): number {
  const { database, account } = context;
  const asks = account.role === 'villageDispatcher' ? 'toSettle' : 'toAnswer';
  const questions = countOf(database, 'question', both([...inQuestionQueue(asks, context), ...inPlace(place)]));
  return countAnnouncements(context, 'toReceive') + shiftsToTakeOver(context) + questions + countOrders(context, place, 'open');
}
