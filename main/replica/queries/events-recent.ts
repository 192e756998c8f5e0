/**
 * The newest lines of all timelines, for the ticker of a screen. What the hub did by itself is no news: it reminds of
 * thousands of cases at once, and nobody would see a line of what people did.
 */
import { SYSTEM_ACCOUNT } from '#domain/core/actor.ts';
import { tierOf } from '#domain/core/scope.ts';
import type { TimelineEvent } from '#domain/schema/event.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, first } from './sql.ts';
import { markAll } from './timeline.ts';

/** A quiet village's lines are looked for among this many of the newest: older ones are no news. */
const WINDOW_EVENTS = 10_000;

/** The column that names the row an event is about. */
const NAME_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['task', 'entityName'],
  ['lead', 'subjectName'],
  ['entity', 'name'],
  ['registration', 'entityName'],
  ['member', 'name'],
  ['account', 'name'],
  ['calendarYear', 'id'],
]);

export const eventsRecent: QueryDefinition<'events.recent'> = {
  tables: ['event', 'task', 'lead', 'entity', 'registration', 'member', 'village', 'town'],
  run: (context, { place, limit }) => {
    const { database } = context;
    const below = tierOf(place) === 'town' || tierOf(place) === 'village';
    const events = below
      ? all<TimelineEvent>(
          database,
          `SELECT * FROM (SELECT * FROM event WHERE actorId <> ? ORDER BY at DESC, id DESC LIMIT ?)
           WHERE substr(scope, 1, ?) = ? ORDER BY at DESC, id DESC LIMIT ?`,
          SYSTEM_ACCOUNT,
          WINDOW_EVENTS,
          place.length,
          place,
          limit,
        )
      : all<TimelineEvent>(
          database,
          'SELECT * FROM event WHERE actorId <> ? ORDER BY at DESC, id DESC LIMIT ?',
          SYSTEM_ACCOUNT,
          limit,
        );
    return markAll(context, 'event', events).map((event) => ({
      ...event,
      subjectName: subjectName(context, event),
      placeName: placeName(context, event.scope),
    }));
  },
};

function subjectName({ database }: QueryContext, { subject, subjectId }: TimelineEvent): string {
  const column = NAME_COLUMNS.get(subject);
  if (column === undefined) return '';
  return first<{ name: string }>(database, `SELECT "${column}" AS name FROM "${subject}" WHERE id = ?`, subjectId)?.name ?? '';
}

function placeName({ database }: QueryContext, scope: string): string {
  const tier = tierOf(scope);
  return tier === undefined ? '' : (first<{ name: string }>(database, `SELECT name FROM ${tier} WHERE id = ?`, scope)?.name ?? '');
}
