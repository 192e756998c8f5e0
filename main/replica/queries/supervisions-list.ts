/** Reminders, urges and cards of a queue; one of them with its case; and how many there are. */
import type { Evidence } from '#domain/schema/disposal.ts';
import { RECTIFICATION_QUEUES, SUPERVISION_QUEUES } from '#protocol/bridge/queries.ts';
import type { RectificationQueue, SupervisionQueue, SupervisionRow } from '#protocol/bridge/queries.ts';
import { RUNGS } from '#domain/schema/supervision.ts';
import type { Rung, Supervision } from '#domain/schema/supervision.ts';
import { needsAnswer } from '#domain/supervision/ladder.ts';
import { toMe, unitIn } from './addressed.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { inRectificationQueue } from './rectifications.ts';
import { all, both, byId, condition, containing, countOf, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { ladderOf } from './supervised-case.ts';
import { suggestedCases } from './supervision-suggested.ts';
import { mark, markAll, timelineOf } from './timeline.ts';
import { UnitNames } from './unit-words.ts';

const TABLES = ['supervision', 'task', 'lead', 'action', 'rectification', 'evidence', 'event', 'town', 'village'];

const COLOURS = RUNGS.filter(needsAnswer);

const among = (rungs: readonly Rung[]): Condition => condition(`rung IN (${rungs.map(() => '?').join(', ')})`, ...rungs);
const open = condition('open = 1');

export function inSupervisionQueue(queue: SupervisionQueue, context: QueryContext): readonly Condition[] {
  switch (queue) {
    // A reminder or an urge is done with once it is signed for; a card waits for its answer.
    case 'mine': {
      const unanswered = both([condition("state = 'received'"), among(COLOURS)]);
      return [open, toMe(context), condition(`(state = 'issued' OR (${unanswered.sql}))`, ...unanswered.values)];
    }
    case 'toLift':
      return [open, condition("state = 'answered'"), ...liftable(context)];
    case 'overdue':
      return [open, condition("state IN ('issued', 'received')"), condition('dueAt < ?', context.now)];
    case 'open':
      return [open];
    case 'lifted':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}

/** The tier that issued it lifts it, and the city always. */
function liftable({ account }: QueryContext): readonly Condition[] {
  switch (account.role) {
    case 'citySupervisor': return [];
    case 'townStaff': return [condition("liftTier = 'town'")];
    default: return [condition('0')];
  }
}

export const supervisionsList: QueryDefinition<'supervisions.list'> = {
  tables: ['supervision', 'town', 'village'],
  timed: true,
  run: (context, args) => {
    const { database } = context;
    const { queue, rung, subject, unit, limit, offset } = args;
    const equal = (column: string, value: string) => (value === '' ? [] : [condition(`${column} = ?`, value)]);
    const where = both([
      ...inSupervisionQueue(queue, context), ...unitIn(args.place), ...equal('rung', rung), ...equal('subject', subject),
      ...equal('unit', unit), ...containing(['subjectName', 'number', 'reason'], args.search),
    ]);
    const finished = queue === 'lifted' || queue === 'all' || args.sort === 'newest';
    const order = finished ? 'issuedAt DESC, id DESC' : 'dueAt, id';
    const { total, rows } = page<Supervision>(database, { table: 'supervision', where, order, limit, offset });
    return { total, rows: withUnits(context, rows) };
  },
};

export function withUnits(context: QueryContext, rows: readonly Supervision[]): SupervisionRow[] {
  const names = new UnitNames(context.database);
  return markAll(context, 'supervision', rows).map((row) => ({ ...row, unitWords: names.of(row.unit) }));
}

export const supervisionDetail: QueryDefinition<'supervision.detail'> = {
  tables: TABLES,
  timed: true,
  run: (context, { id }) => {
    const { database } = context;
    const row = byId<Supervision>(database, 'supervision', id);
    if (row === undefined) return null;
    const unitWords = new UnitNames(database).of(row.unit);
    return {
      supervision: { ...mark(context, 'supervision', row), unitWords },
      ladder: ladderOf(context, row.subject, row.subjectId),
      evidence: all<Evidence>(database, 'SELECT * FROM evidence WHERE subjectId = ? ORDER BY at, id', id),
      timeline: timelineOf(context, [id]),
    };
  },
};

export const supervisionLadder: QueryDefinition<'supervision.ladder'> = {
  tables: TABLES,
  timed: true,
  run: (context, { subject, id }) => ladderOf(context, subject, id),
};

export const supervisionCounts: QueryDefinition<'supervision.counts'> = {
  tables: ['supervision', 'task', 'lead', 'rectification', 'rectificationProblem'],
  timed: true,
  run: (context, { place }) => {
    const { database } = context;
    const cards = (queue: SupervisionQueue): number =>
      countOf(database, 'supervision', both([...inSupervisionQueue(queue, context), ...unitIn(place)]));
    const plans = (queue: RectificationQueue): number =>
      countOf(database, 'rectification', both([...inRectificationQueue(queue, context), ...unitIn(place)]));
    return {
      cards: countEach(SUPERVISION_QUEUES, cards),
      suggested: suggestedCases(context, place).length,
      rectifications: countEach(RECTIFICATION_QUEUES, plans),
    };
  },
};

function countEach<Q extends string>(queues: readonly Q[], count: (queue: Q) => number): Record<Q, number> {
  return Object.fromEntries(queues.map((queue) => [queue, count(queue)])) as Record<Q, number>;
}

/** What waits for this station under 督办: the figure on the rail. */
export function supervisionWaiting(context: QueryContext, place: string): number {
  const { database } = context;
  const cards = (['mine', 'toLift'] as const).map((queue) =>
    countOf(database, 'supervision', both([...inSupervisionQueue(queue, context), ...unitIn(place)])));
  const plans = (['mine', 'toJudge'] as const).map((queue) =>
    countOf(database, 'rectification', both([...inRectificationQueue(queue, context), ...unitIn(place)])));
  return [...cards, ...plans].reduce((total, count) => total + count, 0);
}
