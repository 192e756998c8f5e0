/** How a place does over time: figures per day, and the work that is overdue longest. */
import type { Lead } from '#domain/schema/lead.ts';
import type { Task } from '#domain/schema/task.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import type { OldestItem } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, byId, condition, inPlace } from './sql.ts';
import { countedPlace, countersOf, lastDays } from './tally.ts';

export const placeTrend: QueryDefinition<'place.trend'> = {
  tables: ['task', 'lead', 'city'],
  timed: true,
  run: ({ database, now }, { place, days }) => {
    const counted = countedPlace(database, place);
    const dates = lastDays(now, days);
    const n = countersOf(
      database,
      [counted],
      dates.flatMap((day) => [`pushed:${day}`, `closed:${day}`, `leads:${day}`] as const),
    )(counted);
    return dates.map((day) => ({ day, pushed: n(`pushed:${day}`), closed: n(`closed:${day}`), leads: n(`leads:${day}`) }));
  },
};

export const placeOldest: QueryDefinition<'place.oldest'> = {
  tables: ['task', 'lead', 'town', 'village'],
  timed: true,
  run: ({ database, now }, { place, limit }) => {
    const where = both([condition('open = 1'), ...inPlace(place), condition('dueAt < ?', now)]);
    const oldest = <T>(table: 'task' | 'lead'): T[] =>
      all<T>(database, `SELECT * FROM ${table} WHERE ${where.sql} ORDER BY dueAt, id LIMIT ?`, ...where.values, limit);
    const tasks = oldest<Task>('task').map((task) => ({ ...facts('task', task), name: task.entityName, holder: task.assigneeName }));
    const leads = oldest<Lead>('lead').map((lead) => ({
      ...facts('lead', lead),
      name: lead.subjectName,
      holder: lead.handlerName ?? lead.department,
    }));
    return [...tasks, ...leads]
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit)
      .map((item) => ({
        ...item,
        townName: byId<Town>(database, 'town', item.townCode)?.name ?? '',
        villageName: byId<Village>(database, 'village', item.villageCode)?.name ?? '',
      }));
  },
};

function facts(kind: OldestItem['kind'], { id, number, townCode, villageCode, dueAt, state }: Task | Lead) {
  return { kind, id, number, townCode, villageCode, dueAt: dueAt ?? 0, state };
}
