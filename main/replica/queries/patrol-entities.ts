/** The entities of a place by patrol class, the most closely watched first: those with a row, then those of class A, who have none. */
import type { Database } from 'better-sqlite3';
import { CLEAN, FREQUENCIES, periodOf } from '#domain/patrol/classify.ts';
import { PATROL_CLASSES } from '#domain/schema/patrol.ts';
import type { PatrolClass } from '#domain/schema/patrol.ts';
import type { ClassFrequency, PatrolQueue, PatrolRow } from '#protocol/bridge/queries.ts';
import type { QueryDefinition, QueryParams } from './definition.ts';
import { ACTIVE, amberNow, countedAt, frequenciesOf } from './patrol-frequency.ts';
import { all, both, condition, containing, countOf, first, inVillages } from './sql.ts';
import type { Condition } from './sql.ts';

type Args = QueryParams<'patrol.entities'>;

/** One entity of a city in this many: it is found by its tasks rather than by a walk through all the others. */
const RARE = 50;

/** The entities of one class in a queue: how many, and a part of them in their order. */
interface Segment {
  readonly total: number;
  readonly keys: (limit: number, offset: number) => readonly string[];
}

export const patrolEntities: QueryDefinition<'patrol.entities'> = {
  tables: ['patrolClass', 'patrolChange', 'task', 'entity'],
  timed: true,
  run: ({ database, now }, args) => {
    const wanted = PATROL_CLASSES.filter((patrolClass) => args.patrolClass === '' || args.patrolClass === patrolClass).toReversed();
    const segments = wanted.map((patrolClass) => segmentOf(database, patrolClass, args, now));
    const keys: string[] = [];
    let skipped = args.offset;
    for (const { total, keys: keysOf } of segments) {
      if (keys.length < args.limit && skipped < total) keys.push(...keysOf(args.limit - keys.length, skipped));
      skipped = Math.max(0, skipped - total);
    }
    return { total: segments.reduce((sum, { total }) => sum + total, 0), rows: keys.map((id) => rowOf(database, id, now)) };
  },
};

function segmentOf(database: Database, patrolClass: PatrolClass, args: Args, now: number): Segment {
  const counted = args.search === '' && args.reason === ''
    ? frequenciesOf(database, args.place, now).classes.find((each) => each.patrolClass === patrolClass)
    : undefined;
  const total = counted === undefined ? undefined : inQueueOf(counted, args.queue);
  return patrolClass === 'A' ? others(database, args, now, counted, total) : watched(database, patrolClass, args, now, total);
}

function inQueueOf({ entities, met, onTheWay, amber }: ClassFrequency, queue: PatrolQueue): number {
  switch (queue) {
    case 'due':
      return entities - met;
    case 'met':
      return met;
    case 'onTheWay':
      return onTheWay;
    case 'amber':
      return amber;
    case 'all':
      return entities;
  }
}

/** Those with a row: the longest in their class first. */
function watched(database: Database, patrolClass: PatrolClass, args: Args, now: number, total: number | undefined): Segment {
  const where = both([
    condition('patrolClass = ?', patrolClass),
    ...inVillages(args.place),
    ...(args.reason === '' ? [] : [condition("instr(',' || reasons || ',', ?) > 0", `,${args.reason},`)]),
    ...named('"patrolClass".id', args),
    ...inQueue('"patrolClass".id', patrolClass, args.queue, now),
    condition(ACTIVE),
  ]);
  const keys = `SELECT id FROM "patrolClass" WHERE ${where.sql} ORDER BY since, id LIMIT ? OFFSET ?`;
  return {
    total: total ?? countOf(database, 'patrolClass', where),
    keys: (limit, offset) => all<{ id: string }>(database, keys, ...where.values, limit, offset).map(({ id }) => id),
  };
}

/** Those without: village by village, by key, as an index has them. */
function others(database: Database, args: Args, now: number, counted: ClassFrequency | undefined, total: number | undefined): Segment {
  if (args.reason !== '' && !CLEAN.reasons.some((reason) => reason === args.reason)) return { total: 0, keys: () => [] };
  const inCity = inVillages(args.place).length === 0;
  const isRare = inCity && counted !== undefined && counted.met * RARE < counted.entities;
  const where = both([
    ...countedAt(args.place),
    condition('NOT EXISTS (SELECT 1 FROM patrolClass WHERE patrolClass.id = "entity".id)'),
    ...named('"entity".id', args),
    ...(args.queue === 'onTheWay' && inCity ? [condition('id IN (SELECT entityId FROM task WHERE open = 1)')] : []),
    ...(args.queue === 'met' && isRare ? [visitedIn(periodOf('A', now))] : []),
    ...inQueue('"entity".id', 'A', args.queue, now),
  ]);
  const keys = `SELECT id FROM "entity" WHERE ${where.sql} ORDER BY villageCode, id LIMIT ? OFFSET ?`;
  return {
    total: total ?? countOf(database, 'entity', where),
    keys: (limit, offset) => all<{ id: string }>(database, keys, ...where.values, limit, offset).map(({ id }) => id),
  };
}

type Period = ReturnType<typeof periodOf>;

const visitedIn = ({ from, to }: Period): Condition =>
  condition('id IN (SELECT entityId FROM task WHERE firstCheckAt BETWEEN ? AND ?)', from, to);

/** By name or address: in a city of the whole table at once, from an index that holds both; elsewhere one by one. */
const named = (key: string, { search, place }: Args): readonly Condition[] => containing(['name', 'address'], search)
  .map(({ sql, values }) => (inVillages(place).length === 0
    ? condition(`${key} IN (SELECT id FROM entity WHERE ${sql})`, ...values)
    : condition(`EXISTS (SELECT 1 FROM entity AS named WHERE named.id = ${key} AND ${sql})`, ...values)));

/** By the visits of the period of its class, and by what is under way. */
function inQueue(key: string, patrolClass: PatrolClass, queue: PatrolQueue, now: number): readonly Condition[] {
  const period = periodOf(patrolClass, now);
  const { visits } = FREQUENCIES[patrolClass];
  const underWay = `EXISTS (SELECT 1 FROM task WHERE task.entityId = ${key} AND task.open = 1)`;
  const made = (compare: string): Condition => condition(
    `(SELECT count(*) FROM task WHERE task.entityId = ${key} AND task.firstCheckAt BETWEEN ? AND ?) ${compare}`, period.from, period.to,
  );
  switch (queue) {
    case 'due':
      return [made(`< ${String(visits)}`)];
    case 'met':
      return [made(`>= ${String(visits)}`)];
    case 'onTheWay':
      return [condition(underWay), made(`< ${String(visits)}`)];
    case 'amber':
      return amberNow(period, now) ? [made('= 0'), condition(`NOT ${underWay}`)] : [condition('0')];
    case 'all':
      return [];
  }
}

type Beside = Omit<PatrolRow, 'visits' | 'needed'>;

function rowOf(database: Database, id: string, now: number): PatrolRow {
  const row = first<Beside>(
    database,
    `SELECT entity.id, coalesce(watched.patrolClass, '${CLEAN.patrolClass}') AS patrolClass,
       coalesce(watched.reasons, '${CLEAN.reasons.join(',')}') AS reasons, name, address, entity.townCode, entity.villageCode,
       coalesce(watched.since, (SELECT max(at) FROM patrolChange WHERE patrolChange.entityId = entity.id)) AS since,
       (SELECT max(firstCheckAt) FROM task WHERE task.entityId = entity.id) AS lastVisitAt,
       (SELECT id FROM task WHERE task.entityId = entity.id AND task.open = 1 LIMIT 1) AS openTaskId
     FROM entity LEFT JOIN patrolClass AS watched ON watched.id = entity.id WHERE entity.id = ?`,
    id,
  );
  if (row === undefined) throw new Error(`No entity ${id}`);
  const { from, to } = periodOf(row.patrolClass, now);
  const visits = countOf(database, 'task', condition('entityId = ? AND firstCheckAt BETWEEN ? AND ?', id, from, to));
  return { ...row, visits, needed: FREQUENCIES[row.patrolClass].visits };
}

export const patrolRoll: QueryDefinition<'patrol.roll'> = {
  tables: ['entity'],
  run: ({ database }, { villageCode }) => {
    const where = both(countedAt(villageCode));
    return all<{ id: string }>(database, `SELECT id FROM entity WHERE ${where.sql} ORDER BY id`, ...where.values).map(({ id }) => id);
  },
};
