/** 分级巡查: how the classes of a place keep their frequency, and which entities have had too few visits. */
import type { Database } from 'better-sqlite3';
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import { FREQUENCIES, periodOf } from '#domain/patrol/classify.ts';
import { PATROL_CLASSES } from '#domain/schema/patrol.ts';
import type { EntityPatrolClass, PatrolChange, PatrolClass } from '#domain/schema/patrol.ts';
import type { ClassFrequency, PatrolQueue, PatrolRow } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, condition, containing, countOf, first, inPlace, inScopes, inVillages, page } from './sql.ts';
import type { Condition, Value } from './sql.ts';

/** T12: amber once this share of the period is gone without a visit (domain catalogue 1.6). */
const AMBER_SHARE = 0.75;

/** Visits of an entity in a period; both bounds are values. */
const VISITS = '(SELECT count(*) FROM task WHERE task.entityId = "patrolClass".id AND task.firstCheckAt BETWEEN ? AND ?)';
const UNDER_WAY = 'EXISTS (SELECT 1 FROM task WHERE task.entityId = "patrolClass".id AND task.open = 1)';

const amberNow = ({ from, to }: { readonly from: number; readonly to: number }, now: number): boolean =>
  now >= from + (to - from) * AMBER_SHARE;

export const patrolBoard: QueryDefinition<'patrol.board'> = {
  tables: ['patrolClass', 'patrolChange', 'task', 'entity'],
  timed: true,
  run: ({ database, now }, { place }) => {
    const where = both(inVillages(place));
    const classes = PATROL_CLASSES.map((patrolClass) => frequencyOf(database, patrolClass, where, now));
    const entities = countOf(database, 'entity', both(inPlace(place)));
    const classified = classes.reduce((sum, each) => sum + each.entities, 0);
    const newest = `SELECT max(month) AS month FROM patrolClass WHERE ${where.sql}`;
    const last = first<{ month: string | null }>(database, newest, ...where.values);
    const reasons = all<{ patrolClass: PatrolClass; reasons: string; entities: number }>(
      database,
      `SELECT patrolClass, reasons, count(*) AS entities FROM patrolClass WHERE ${where.sql}
       GROUP BY patrolClass, reasons ORDER BY patrolClass DESC, entities DESC`,
      ...where.values,
    );
    return {
      classes, reasons, month: last?.month ?? null, unclassified: Math.max(0, entities - classified), ...changesOf(database, place, now),
    };
  },
};

function frequencyOf(database: Database, patrolClass: PatrolClass, where: Condition, now: number): ClassFrequency {
  const period = periodOf(patrolClass, now);
  const { visits } = FREQUENCIES[patrolClass];
  const counted = first<{ entities: number; met: number; onTheWay: number; unvisited: number }>(
    database,
    `SELECT count(*) AS entities, coalesce(sum(made >= ?), 0) AS met, coalesce(sum(made < ? AND underWay), 0) AS onTheWay,
       coalesce(sum(made = 0 AND NOT underWay), 0) AS unvisited
     FROM (SELECT ${VISITS} AS made, ${UNDER_WAY} AS underWay FROM "patrolClass" WHERE patrolClass = ? AND ${where.sql})`,
    visits, visits, period.from, period.to, patrolClass, ...where.values,
  );
  const { entities, met, onTheWay, unvisited } = counted ?? { entities: 0, met: 0, onTheWay: 0, unvisited: 0 };
  return { patrolClass, entities, met, onTheWay, amber: amberNow(period, now) ? unvisited : 0, ...period };
}

/** How many entities are watched more closely, or less, since the month began. */
function changesOf(database: Database, place: string, now: number): { readonly closer: number; readonly farther: number } {
  const since = startOfDay(parseDay(`${dayText(dayNumber(now)).slice(0, 7)}-01`) ?? 0);
  const where = both([condition('at >= ?', since), ...inScopes(place)]);
  const counted = first<{ closer: number; farther: number }>(
    database,
    `SELECT coalesce(sum(after > before), 0) AS closer, coalesce(sum(after < before), 0) AS farther FROM patrolChange WHERE ${where.sql}`,
    ...where.values,
  );
  return counted ?? { closer: 0, farther: 0 };
}

export const patrolEntities: QueryDefinition<'patrol.entities'> = {
  tables: ['patrolClass', 'task', 'entity'],
  timed: true,
  run: ({ database, now }, args) => {
    const { offset, limit, patrolClass, reason } = args;
    const where = both([
      ...inVillages(args.place),
      ...(patrolClass === '' ? [] : [condition('patrolClass = ?', patrolClass)]),
      ...(reason === '' ? [] : [condition("instr(',' || reasons || ',', ?) > 0", `,${reason},`)]),
      ...inQueue(args.queue, now),
      ...named(args.search),
    ]);
    const order = 'patrolClass DESC, since, id';
    const { total, rows } = page<EntityPatrolClass>(database, { table: 'patrolClass', where, order, limit, offset });
    return { total, rows: rows.map((row) => withVisits(database, row, now)) };
  },
};

const named = (search: string): readonly Condition[] => containing(['name', 'address'], search)
  .map(({ sql, values }) => condition(`EXISTS (SELECT 1 FROM entity WHERE entity.id = "patrolClass".id AND ${sql})`, ...values));

function inQueue(queue: PatrolQueue, now: number): readonly Condition[] {
  switch (queue) {
    case 'due':
      return [ofEachClass((visits) => `< ${String(visits)}`, now)];
    case 'met':
      return [ofEachClass((visits) => `>= ${String(visits)}`, now)];
    case 'onTheWay':
      return [ofEachClass((visits) => `< ${String(visits)}`, now), condition(UNDER_WAY)];
    case 'amber':
      return [ofEachClass(() => '= 0', now, (period) => amberNow(period, now)), condition(`NOT ${UNDER_WAY}`)];
    case 'all':
      return [];
  }
}

type Period = ReturnType<typeof periodOf>;

/** The same comparison of the visits of the period, for every class whose period it holds for. */
function ofEachClass(compare: (visits: number) => string, now: number, holds: (period: Period) => boolean = () => true): Condition {
  const values: Value[] = [];
  const clauses = PATROL_CLASSES.flatMap((patrolClass) => {
    const period = periodOf(patrolClass, now);
    if (!holds(period)) return [];
    values.push(patrolClass, period.from, period.to);
    return [`(patrolClass = ? AND ${VISITS} ${compare(FREQUENCIES[patrolClass].visits)})`];
  });
  return clauses.length === 0 ? condition('0') : condition(`(${clauses.join(' OR ')})`, ...values);
}

interface Beside {
  readonly name: string;
  readonly address: string;
  readonly visits: number;
  readonly openTaskId: string | null;
  readonly lastVisitAt: number | null;
}

function withVisits(database: Database, row: EntityPatrolClass, now: number): PatrolRow {
  const { from, to } = periodOf(row.patrolClass, now);
  const beside = first<Beside>(
    database,
    `SELECT name, address,
       (SELECT count(*) FROM task WHERE task.entityId = entity.id AND task.firstCheckAt BETWEEN ? AND ?) AS visits,
       (SELECT max(firstCheckAt) FROM task WHERE task.entityId = entity.id) AS lastVisitAt,
       (SELECT id FROM task WHERE task.entityId = entity.id AND task.open = 1 LIMIT 1) AS openTaskId
     FROM entity WHERE id = ?`,
    from, to, row.id,
  );
  const known = beside ?? { name: row.id, address: '', visits: 0, openTaskId: null, lastVisitAt: null };
  return { ...row, ...known, needed: FREQUENCIES[row.patrolClass].visits };
}

export const patrolChanges: QueryDefinition<'patrol.changes'> = {
  tables: ['patrolChange', 'entity'],
  run: ({ database }, { place, offset, limit }) => {
    const where = both([condition('at > 0'), ...inScopes(place)]);
    const { total, rows } = page<PatrolChange>(database, { table: 'patrolChange', where, order: 'at DESC, id DESC', limit, offset });
    const nameOf = (entityId: string): string =>
      first<{ name: string }>(database, 'SELECT name FROM entity WHERE id = ?', entityId)?.name ?? entityId;
    return { total, rows: rows.map((row) => ({ ...row, name: nameOf(row.entityId) })) };
  },
};
