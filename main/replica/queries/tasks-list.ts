/**
 * Tasks of a queue. Open work is found through the indexes on it and sorted by what is due; finished work, which may be
 * a million rows, is walked from the newest push backwards, and counted from the counters unless a filter asks otherwise.
 */
import type { Database } from 'better-sqlite3';
import { tierOf } from '#domain/core/scope.ts';
import type { Task } from '#domain/schema/task.ts';
import type { TaskQueue } from '#protocol/bridge/queries.ts';
import type { QueryDefinition, QueryParams } from './definition.ts';
import { all, beginning, both, condition, containing, first, inPlace, withLight } from './sql.ts';
import type { Condition } from './sql.ts';
import { countedPlace, countersOf } from './tally.ts';
import { markAll } from './timeline.ts';

type Params = QueryParams<'tasks.list'>;

export const tasksList: QueryDefinition<'tasks.list'> = {
  tables: ['task', 'entity', 'city'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const filters = filtersOf(args, now);
    const where = both([...inQueue(args.queue, now), ...inPlace(args.place), ...filters]);
    const finished = args.queue === 'closed' || args.queue === 'all';
    const total = finished && filters.length === 0
      ? finishedTotal(database, args)
      : first<{ n: number }>(database, `SELECT count(*) AS n FROM task WHERE ${where.sql}`, ...where.values)?.n ?? 0;
    const page = finished ? finishedPage(args, filters) : `WHERE ${where.sql} ORDER BY ${openOrder(args.sort)}`;
    const values = finished ? both([...finishedPlace(args), ...filters]).values : where.values;
    const rows = all<Task>(database, `SELECT * FROM task ${page} LIMIT ? OFFSET ?`, ...values, args.limit, args.offset);
    return { total, rows: markAll(context, 'task', rows) };
  },
};

function inQueue(queue: TaskQueue, now: number): readonly Condition[] {
  const open = condition('open = 1');
  const state = (...states: readonly Task['state'][]): readonly Condition[] => [open, condition(`state IN (${states.map(() => '?').join(', ')})`, ...states)];
  switch (queue) {
    case 'toAssign': return state('pushed');
    case 'assigned': return state('assigned');
    case 'onTheWay': return state('accepted', 'onSite');
    case 'revisit': return state('revisit');
    case 'recheck': return state('noticeServed');
    case 'amber': return [open, ...withLight('amber', now)];
    case 'overdue': return [open, ...withLight('red', now)];
    case 'open': return [open];
    case 'closed': return [condition('open = 0')];
    case 'all': return [condition('open IN (0, 1)')];
  }
}

function filtersOf(args: Params, now: number): readonly Condition[] {
  const filters: Condition[] = [...withLight(args.light, now)];
  if (args.gridId !== '') filters.push(condition('gridId = ?', args.gridId));
  if (args.assigneeId !== '') filters.push(condition('assigneeId = ?', args.assigneeId));
  if (args.cause !== '') filters.push(condition('cause = ?', args.cause));
  const [text] = containing(['entityName', 'address', 'number', 'assigneeName'], args.search);
  if (text === undefined) return filters;
  const code = beginning('creditCode', args.search);
  if (code === undefined) return [...filters, text];
  return [...filters, condition(`(${text.sql} OR entityId IN (SELECT id FROM entity WHERE ${code.sql}))`, ...text.values, ...code.values)];
}

function openOrder(sort: Params['sort']): string {
  switch (sort) {
    case 'due': return 'dueAt, id';
    case 'newest': return 'pushedAt DESC, id DESC';
    case 'name': return 'entityName, id';
  }
}

function finishedTotal(database: Database, { place, queue }: Params): number {
  const counted = countedPlace(database, place);
  const n = countersOf(database, [counted], ['tasksOpen', 'tasksClosed', 'task:cancelled'])(counted);
  return n('tasksClosed') + n('task:cancelled') + (queue === 'all' ? n('tasksOpen') : 0);
}

/** `+` keeps SQLite from sorting a whole town's history when walking the index on the push gives the order for nothing. */
function finishedPlace({ place, queue }: Params): readonly Condition[] {
  const open = queue === 'closed' ? [condition('+open = 0')] : [];
  const narrow = inPlace(place);
  return [...open, ...(tierOf(place) === 'village' ? narrow : narrow.map(({ sql, values }) => condition(`+${sql}`, ...values)))];
}

function finishedPage(args: Params, filters: readonly Condition[]): string {
  const where = both([...finishedPlace(args), ...filters]);
  const order = args.sort === 'name' ? openOrder('name') : args.queue === 'closed' && tierOf(args.place) === 'village' ? 'closedAt DESC, id DESC' : openOrder('newest');
  return `WHERE ${where.sql} ORDER BY ${order}`;
}
