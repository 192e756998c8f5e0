/** Leads of a queue: open ones by what is due, finished ones from the newest report backwards. */
import type { Lead } from '#domain/schema/lead.ts';
import type { LeadQueue } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { both, condition, containing, inVillages, page, withLight } from './sql.ts';
import type { Condition } from './sql.ts';
import { markAll } from './timeline.ts';

export const leadsList: QueryDefinition<'leads.list'> = {
  tables: ['lead'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const { queue, limit, offset } = args;
    const where = both([
      ...inQueue(queue, now),
      ...inVillages(args.place),
      ...withLight(args.light, now),
      ...(args.category === '' ? [] : [condition('category = ?', args.category)]),
      ...containing(['subjectName', 'address', 'number', 'description'], args.search),
    ]);
    const finished = queue === 'closed' || queue === 'all';
    // `+`: the page is sorted from a few keys, not by reading every lead in the order of the index on the report.
    const order = finished || args.sort === 'newest' ? '+reportedAt DESC, id DESC' : 'dueAt IS NULL, dueAt, id';
    const { total, rows } = page<Lead>(database, { table: 'lead', where, order, limit, offset });
    return { total, rows: markAll(context, 'lead', rows) };
  },
};

function inQueue(queue: LeadQueue, now: number): readonly Condition[] {
  const open = condition('open = 1');
  const state = (...states: readonly Lead['state'][]): readonly Condition[] => [
    open,
    condition(`state IN (${states.map(() => '?').join(', ')})`, ...states),
  ];
  switch (queue) {
    case 'toAccept':
      return state('reported');
    case 'disposing':
      return state('villageAccepted');
    // Returned leads lie with the town again, as those just handed up.
    case 'handedUp':
      return state('handedUp', 'returned');
    case 'atDepartment':
      return state('transferred', 'deptAccepted');
    case 'toVerify':
      return state('feedback');
    case 'overdue':
      return [open, ...withLight('red', now)];
    case 'open':
      return [open];
    case 'closed':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}
