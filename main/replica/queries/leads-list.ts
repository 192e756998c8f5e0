/** Leads of a queue: open ones by what is due, finished ones from the newest report backwards. */
import type { Lead } from '#domain/schema/lead.ts';
import type { LeadQueue } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, condition, containing, first, inPlace, withLight } from './sql.ts';
import type { Condition } from './sql.ts';
import { markAll } from './timeline.ts';

export const leadsList: QueryDefinition<'leads.list'> = {
  tables: ['lead'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const where = both([
      ...inQueue(args.queue, now), ...inPlace(args.place), ...withLight(args.light, now), ...(args.category === '' ? [] : [condition('category = ?', args.category)]),
      ...containing(['subjectName', 'address', 'number', 'description'], args.search),
    ]);
    const finished = args.queue === 'closed' || args.queue === 'all';
    const order = finished || args.sort === 'newest' ? 'reportedAt DESC, id DESC' : 'dueAt IS NULL, dueAt, id';
    return {
      total: first<{ n: number }>(database, `SELECT count(*) AS n FROM lead WHERE ${where.sql}`, ...where.values)?.n ?? 0,
      rows: markAll(context, 'lead', all<Lead>(database, `SELECT * FROM lead WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`, ...where.values, args.limit, args.offset)),
    };
  },
};

function inQueue(queue: LeadQueue, now: number): readonly Condition[] {
  const open = condition('open = 1');
  const state = (...states: readonly Lead['state'][]): readonly Condition[] => [open, condition(`state IN (${states.map(() => '?').join(', ')})`, ...states)];
  switch (queue) {
    case 'toAccept': return state('reported');
    case 'disposing': return state('villageAccepted');
    // Returned leads lie with the town again, as those just handed up.
    case 'handedUp': return state('handedUp', 'returned');
    case 'atDepartment': return state('transferred', 'deptAccepted');
    case 'toVerify': return state('feedback');
    case 'overdue': return [open, ...withLight('red', now)];
    case 'open': return [open];
    case 'closed': return [condition('open = 0')];
    case 'all': return [condition('open IN (0, 1)')];
  }
}
