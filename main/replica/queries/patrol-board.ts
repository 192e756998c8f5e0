/** 分级巡查: how the classes of a place keep their frequency, how far the monthly round has come, and what it has changed. */
import type { Database } from 'better-sqlite3';
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import { tierOf } from '#domain/core/scope.ts';
import type { PatrolChange } from '#domain/schema/patrol.ts';
import type { RoundProgress } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { frequenciesOf } from './patrol-frequency.ts';
import { both, condition, countOf, first, inScopes, page } from './sql.ts';
import type { Condition } from './sql.ts';

export const patrolBoard: QueryDefinition<'patrol.board'> = {
  tables: ['patrolClass', 'patrolChange', 'patrolRound', 'task', 'entity', 'village'],
  timed: true,
  run: ({ database, now }, { place }) => {
    const { classes, reasons } = frequenciesOf(database, place, now);
    return { classes, reasons, round: roundAt(database, place), ...changesOf(database, place, now) };
  },
};

/** Villages and their rounds have the village's code for a key. */
const villagesAt = (place: string): Condition => {
  switch (tierOf(place)) {
    case 'village':
      return condition('id = ?', place);
    case 'town':
      return condition('(id > ? AND id < ?)', place, `${place}~`);
    default:
      return condition('1');
  }
};

function roundAt(database: Database, place: string): RoundProgress {
  const here = villagesAt(place);
  const newest = `SELECT max(month) AS month FROM "patrolRound" WHERE ${here.sql}`;
  const month = first<{ month: string | null }>(database, newest, ...here.values)?.month ?? null;
  const come = first<{ done: number; entities: number }>(
    database,
    `SELECT count(finishedAt) AS done, coalesce(sum(entities), 0) AS entities FROM "patrolRound" WHERE ${here.sql} AND month = ?`,
    ...here.values, month,
  );
  return { month, villages: countOf(database, 'village', here), done: come?.done ?? 0, entities: come?.entities ?? 0 };
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
