/**
 * T12 in figures: how the entities of each class had the visits of their period. A million of class A have no row that says so: they
 * are whoever is left of all that are counted, and whoever of them was visited, or is on the way, is found by the tasks.
 */
import type { Database } from 'better-sqlite3';
import { CLEAN, FREQUENCIES, periodOf } from '#domain/patrol/classify.ts';
import { PATROL_CLASSES, WATCHED_CLASSES } from '#domain/schema/patrol.ts';
import type { PatrolClass, WatchedClass } from '#domain/schema/patrol.ts';
import type { ClassFrequency, PatrolBoard } from '#protocol/bridge/queries.ts';
import { all, both, condition, countOf, first, inVillages } from './sql.ts';
import type { Condition } from './sql.ts';
import { countedPlace, countersOf } from './tally.ts';

/** T12: amber once this share of the period is gone without a visit (domain catalogue 1.6). */
const AMBER_SHARE = 0.75;

export const amberNow = ({ from, to }: { readonly from: number; readonly to: number }, now: number): boolean =>
  now >= from + (to - from) * AMBER_SHARE;

/**
 * The entity of a class row is active. A row lies in its entity's village, so an index answers it: by their keys, two reads of the
 * widest table of all.
 */
export const ACTIVE = `EXISTS (SELECT 1 FROM entity INDEXED BY "entity_status_villageCode"
  WHERE entity.status = 'active' AND entity.villageCode = "patrolClass".villageCode AND entity.id = "patrolClass".id)`;

/** In a village of the place; of a city in any, but in one. */
const villagesAt = (place: string): Condition => inVillages(place)[0] ?? condition("villageCode > ''");

/** Whoever is counted at a place: active, and placed. */
export const countedAt = (place: string): readonly Condition[] => [condition("status = 'active'"), villagesAt(place)];

export interface Frequencies {
  readonly classes: readonly ClassFrequency[];
  readonly reasons: PatrolBoard['reasons'];
}

interface Kept extends Frequencies {
  readonly key: string;
}

const kept = new WeakMap<Database, Kept>();

/** Board and list ask for the same figures, one after the other: they are counted once until a row changes. */
export function frequenciesOf(database: Database, place: string, now: number): Frequencies {
  const changes = first<{ n: number }>(database, 'SELECT total_changes() AS n')?.n ?? 0;
  const periods = PATROL_CLASSES.map((patrolClass) => periodOf(patrolClass, now));
  const key = JSON.stringify([place, changes, periods.map((period) => [period.from, amberNow(period, now)])]);
  const known = kept.get(database);
  if (known?.key === key) return known;
  const counted = { key, ...count(database, place, now) };
  kept.set(database, counted);
  return counted;
}

/** How many active entities are of each class, and why; the most closely watched first. */
export function entitiesOfClasses(database: Database, place: string): PatrolBoard['reasons'] {
  const watched = WATCHED_CLASSES.toReversed().flatMap((patrolClass) => {
    const rows = rowsOf(patrolClass, place);
    return all<PatrolBoard['reasons'][number]>(
      database,
      `SELECT patrolClass, reasons, count(*) AS entities FROM "patrolClass" WHERE ${rows.sql}
       GROUP BY reasons ORDER BY entities DESC, reasons`,
      ...rows.values,
    );
  });
  const others = Math.max(0, countedOf(database, place) - sumOf(watched));
  return [...watched, { patrolClass: CLEAN.patrolClass, reasons: CLEAN.reasons.join(','), entities: others }];
}

/** How many are counted at a place: of a city a counter says it, but for those that have no village yet. */
function countedOf(database: Database, place: string): number {
  if (inVillages(place).length > 0) return countOf(database, 'entity', both(countedAt(place)));
  const city = countedPlace(database, place);
  const unplaced = countOf(database, 'entity', condition("status = 'active' AND villageCode IS NULL"));
  return countersOf(database, [city], ['entities'])(city)('entities') - unplaced;
}

/** The rows of a class at a place whose entity is counted. */
const rowsOf = (patrolClass: WatchedClass, place: string): Condition =>
  both([condition('patrolClass = ?', patrolClass), villagesAt(place), condition(ACTIVE)]);

const sumOf = (parts: readonly { readonly entities: number }[]): number => parts.reduce((sum, { entities }) => sum + entities, 0);

function count(database: Database, place: string, now: number): Frequencies {
  const reasons = entitiesOfClasses(database, place);
  const classes = PATROL_CLASSES.map((patrolClass): ClassFrequency => {
    const period = periodOf(patrolClass, now);
    const entities = sumOf(reasons.filter((each) => each.patrolClass === patrolClass));
    const { met, onTheWay, seen } = patrolClass === 'A' ? seenOfOthers(database, place, now) : seenOf(database, patrolClass, place, now);
    return { patrolClass, entities, met, onTheWay, amber: amberNow(period, now) ? entities - seen : 0, ...period };
  });
  return { classes, reasons };
}

interface Seen {
  readonly met: number;
  readonly onTheWay: number;
  /** Visited in the period at all, or on the way. */
  readonly seen: number;
}

function seenOf(database: Database, patrolClass: WatchedClass, place: string, now: number): Seen {
  const rows = rowsOf(patrolClass, place);
  return seenAmong(database, patrolClass, now, condition(`SELECT id FROM "patrolClass" WHERE ${rows.sql}`, ...rows.values));
}

const NO_ROW = 'NOT EXISTS (SELECT 1 FROM "patrolClass" WHERE "patrolClass".id = "entity".id)';

/** Of class A: of a town by its entities; of a city by a walk through all who were seen, less the few who are not A. */
function seenOfOthers(database: Database, place: string, now: number): Seen {
  const here = both([...countedAt(place), condition(NO_ROW)]);
  if (inVillages(place).length > 0) {
    return seenAmong(database, 'A', now, condition(`SELECT id FROM "entity" WHERE ${here.sql}`, ...here.values));
  }
  const less = [
    'SELECT id FROM "patrolClass"',
    `SELECT id FROM "entity" WHERE status = 'closed' AND ${NO_ROW}`,
    `SELECT id FROM "entity" WHERE status = 'active' AND villageCode IS NULL AND ${NO_ROW}`,
  ].map((keys) => seenAmong(database, 'A', now, condition(keys)));
  return less.reduce(
    (rest, each) => ({ met: rest.met - each.met, onTheWay: rest.onTheWay - each.onTheWay, seen: rest.seen - each.seen }),
    seenAmong(database, 'A', now),
  );
}

/** By the rule of a class: everybody, or those whose keys a statement finds. */
function seenAmong(database: Database, patrolClass: PatrolClass, now: number, keys?: Condition): Seen {
  const { from, to } = periodOf(patrolClass, now);
  const { visits } = FREQUENCIES[patrolClass];
  const among = keys === undefined ? [] : [condition(`entityId IN (${keys.sql})`, ...keys.values)];
  const where = both([...among, condition('(open = 1 OR firstCheckAt BETWEEN ? AND ?)', from, to)]);
  // In the order of the index the visits of an entity stand together.
  return first<Seen>(
    database,
    `SELECT coalesce(sum(made >= ?), 0) AS met, coalesce(sum(made < ? AND underWay), 0) AS onTheWay, count(*) AS seen
     FROM (SELECT max(open) AS underWay, coalesce(sum(firstCheckAt BETWEEN ? AND ?), 0) AS made
       FROM task INDEXED BY "task_entityId_firstCheckAt_open" WHERE ${where.sql} GROUP BY entityId)`,
    visits, visits, from, to, ...where.values,
  ) ?? { met: 0, onTheWay: 0, seen: 0 };
}
