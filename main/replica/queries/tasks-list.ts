/**
 * Tasks of a queue. The keys of a page are found in one index that holds whatever a list filters, searches or sorts by;
 * finished work of a whole city, which may be a million rows, is walked from the newest push backwards and counted from
 * the counters.
 */
import type { Database } from 'better-sqlite3';
import { tierOf } from '#domain/core/scope.ts';
import type { Task } from '#domain/schema/task.ts';
import type { TaskQueue } from '#protocol/bridge/queries.ts';
import type { QueryDefinition, QueryParams } from './definition.ts';
import { beginning, both, condition, containing, inVillages, isCode, page, withLight } from './sql.ts';
import type { Condition } from './sql.ts';
import { countedPlace, countersOf } from './tally.ts';
import { markAll } from './timeline.ts';

type Params = QueryParams<'tasks.list'>;

/** A credit code is 18 characters, of which the first ten are the same for half a city. */
const CREDIT_CODE_BEGINNING = 12;

/** 请求待批: somebody asked for a pause or another village, and nobody has decided. */
const ASKED = condition("id IN (SELECT taskId FROM taskProposal WHERE state = 'open')");

export const tasksList: QueryDefinition<'tasks.list'> = {
  tables: ['task', 'entity', 'city', 'taskProposal'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const { place, queue, limit, offset } = args;
    const filters = filtersOf(args, now);
    const unfiltered = filters.length === 0 && (queue === 'closed' || queue === 'all');
    const walked = unfiltered && args.sort !== 'name' && inVillages(place).length === 0;
    const where = both([...inQueue(queue, now, walked), ...inVillages(place), ...filters]);
    const count = unfiltered ? (): number => finishedTotal(database, args) : undefined;
    const order = orderOf(args, walked, filters.length > 0);
    const { total, rows } = page<Task>(database, { table: 'task', where, order, limit, offset }, count);
    return { total, rows: markAll(context, 'task', rows) };
  },
};

function inQueue(queue: TaskQueue, now: number, walked: boolean): readonly Condition[] {
  const open = condition('open = 1');
  const state = (...states: readonly Task['state'][]): readonly Condition[] => [
    open,
    condition(`state IN (${states.map(() => '?').join(', ')})`, ...states),
  ];
  switch (queue) {
    case 'toAssign':
      return state('pushed');
    case 'assigned':
      return state('assigned');
    case 'onTheWay':
      return state('accepted', 'onSite');
    case 'revisit':
      return state('revisit');
    case 'recheck':
      return state('noticeServed');
    case 'asked':
      return [open, ASKED];
    case 'amber':
      return [open, ...withLight('amber', now)];
    case 'overdue':
      return [open, ...withLight('red', now)];
    case 'open':
      return [open];
    case 'closed':
      return [condition(walked ? '+open = 0' : 'open = 0')];
    case 'all':
      return walked ? [] : [condition('open IN (0, 1)')];
  }
}

function filtersOf(args: Params, now: number): readonly Condition[] {
  const filters: Condition[] = [...withLight(args.light, now)];
  if (args.gridId !== '') filters.push(condition('gridId = ?', args.gridId));
  if (args.assigneeId !== '') filters.push(condition('assigneeId = ?', args.assigneeId));
  if (args.cause !== '') filters.push(condition('cause = ?', args.cause));
  if (args.campaignId !== '') filters.push(condition('campaignId = ?', args.campaignId));
  return [...filters, ...searchedFor(args.search)];
}

/** By number or credit code, or by any part of a text. */
function searchedFor(search: string): readonly Condition[] {
  const number = beginning('number', search);
  if (number === undefined || !isCode(search)) return containing(['entityName', 'address', 'number', 'assigneeName'], search);
  const code = search.trim().length < CREDIT_CODE_BEGINNING ? undefined : beginning('creditCode', search);
  if (code === undefined) return [number];
  return [condition(`(${number.sql} OR entityId IN (SELECT id FROM entity WHERE ${code.sql}))`, ...number.values, ...code.values)];
}

/** `+` keeps SQLite from reading a whole city's rows in an index's order when the page can be sorted from a few keys. */
function orderOf({ place, queue, sort }: Params, walked: boolean, filtered: boolean): string {
  const finished = queue === 'closed' || queue === 'all';
  if (sort === 'name') return 'entityName, id';
  if (queue === 'closed' && tierOf(place) === 'village') return 'closedAt DESC, id DESC';
  if (finished || sort === 'newest') return walked ? 'pushedAt DESC, id DESC' : '+pushedAt DESC, id DESC';
  return filtered || queue === 'amber' ? '+dueAt, id' : 'dueAt, id';
}

function finishedTotal(database: Database, { place, queue }: Params): number {
  const counted = countedPlace(database, place);
  const n = countersOf(database, [counted], ['tasksOpen', 'tasksClosed', 'task:cancelled'])(counted);
  return n('tasksClosed') + n('task:cancelled') + (queue === 'all' ? n('tasksOpen') : 0);
}
