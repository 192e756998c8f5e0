/** Rectifications (整改) of a queue with the state of their lists, and one of them in full. */
import type { Database } from 'better-sqlite3';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { Rectification, RectificationProblem, RectificationTask } from '#domain/schema/supervision.ts';
import type { RectificationQueue, RectificationRow } from '#protocol/bridge/queries.ts';
import { toMe, unitIn } from './addressed.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, first, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { rungsOf } from './supervised-case.ts';
import { markAll, timelineOf } from './timeline.ts';
import { UnitNames } from './unit-words.ts';

const open = condition('open = 1');

/** Rectifications with a problem in one of the states. */
function withProblem(...states: readonly RectificationProblem['state'][]): Condition {
  const marks = states.map(() => '?').join(', ');
  return condition(
    `EXISTS (SELECT 1 FROM rectificationProblem AS p WHERE p.rectificationId = rectification.id AND p.state IN (${marks}))`, ...states,
  );
}

export function inRectificationQueue(queue: RectificationQueue, context: QueryContext): readonly Condition[] {
  switch (queue) {
    case 'mine':
      return [open, toMe(context), withProblem('immediate', 'underway', 'recurred')];
    case 'toJudge':
      return [open, ...judgeable(context), withProblem('submitted')];
    case 'overdue':
      return [open, condition('dueAt < ?', context.now)];
    case 'open':
      return [open];
    case 'closed':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}

/** The tier that ordered it judges it, and the city always. */
function judgeable({ account }: QueryContext): readonly Condition[] {
  switch (account.role) {
    case 'citySupervisor': return [];
    case 'townStaff': return [condition("issuerTier = 'town'"), condition('unit <> townCode')];
    default: return [condition('0')];
  }
}

export const rectificationsList: QueryDefinition<'rectifications.list'> = {
  tables: ['rectification', 'rectificationProblem', 'rectificationTask', 'town', 'village'],
  timed: true,
  run: (context, { place, queue, unit, search, limit, offset }) => {
    const where = both([
      ...inRectificationQueue(queue, context), ...unitIn(place), ...(unit === '' ? [] : [condition('unit = ?', unit)]),
      ...containing(['title', 'number'], search),
    ]);
    const order = queue === 'closed' || queue === 'all' ? 'issuedAt DESC, id DESC' : 'dueAt, id';
    const { total, rows } = page<Rectification>(context.database, { table: 'rectification', where, order, limit, offset });
    return { total, rows: withLists(context, rows) };
  },
};

function withLists(context: QueryContext, plans: readonly Rectification[]): RectificationRow[] {
  const names = new UnitNames(context.database);
  return markAll(context, 'rectification', plans)
    .map((plan) => ({ ...plan, unitWords: names.of(plan.unit), ...stateOf(context.database, plan.id, context.now) }));
}

type Lists = Pick<RectificationRow, 'problems' | 'struckOff' | 'longTerm' | 'submitted' | 'tasks' | 'finished' | 'late'>;

function stateOf(database: Database, id: string, now: number): Lists {
  const problems = first<Omit<Lists, 'tasks' | 'finished' | 'late'>>(
    database,
    `SELECT count(*) AS problems, coalesce(sum(state = 'struckOff'), 0) AS struckOff, coalesce(sum(state = 'longTerm'), 0) AS longTerm,
      coalesce(sum(state = 'submitted'), 0) AS submitted FROM rectificationProblem WHERE rectificationId = ?`,
    id,
  );
  const tasks = first<Pick<Lists, 'tasks' | 'finished' | 'late'>>(
    database,
    `SELECT count(*) AS tasks, count(finishedAt) AS finished, coalesce(sum(finishedAt IS NULL AND dueAt < ?), 0) AS late
     FROM rectificationTask WHERE rectificationId = ?`,
    now, id,
  );
  return { problems: 0, struckOff: 0, longTerm: 0, submitted: 0, ...problems, tasks: 0, finished: 0, late: 0, ...tasks };
}

/** In the order they were listed: ids are the command's and the place in its list (…problem2, …problem10). */
function asListed(a: RectificationProblem, b: RectificationProblem): number {
  const [commandA = '', placeA = ''] = a.id.split('.problem');
  const [commandB = '', placeB = ''] = b.id.split('.problem');
  return commandA === commandB ? Number(placeA) - Number(placeB) : commandA < commandB ? -1 : 1;
}

export const rectificationDetail: QueryDefinition<'rectification.detail'> = {
  tables: ['rectification', 'rectificationProblem', 'rectificationTask', 'supervision', 'evidence', 'event', 'town', 'village'],
  timed: true,
  run: (context, { id }) => {
    const { database } = context;
    const plan = byId<Rectification>(database, 'rectification', id);
    const [row] = plan === undefined ? [] : withLists(context, [plan]);
    if (row === undefined) return null;
    const problems = all<RectificationProblem>(database, 'SELECT * FROM rectificationProblem WHERE rectificationId = ?', id)
      .sort(asListed);
    const tasks = markAll(context, 'rectificationTask', all<RectificationTask>(
      database, 'SELECT * FROM rectificationTask WHERE rectificationId = ? ORDER BY dueAt, id', id,
    ));
    const taskIds = JSON.stringify(tasks.map((task) => task.id));
    return {
      plan: row,
      problems: markAll(context, 'rectificationProblem', problems)
        .map((problem) => ({ ...problem, tasks: tasks.filter(({ problemId }) => problemId === problem.id) })),
      evidence: all<Evidence>(
        database, 'SELECT * FROM evidence WHERE subjectId IN (SELECT value FROM json_each(?)) ORDER BY at, id', taskIds,
      ),
      rungs: rungsOf(context, id),
      timeline: timelineOf(context, [id]),
    };
  },
};
