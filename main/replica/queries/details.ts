/** One task, lead or entity with everything that belongs to it (一户一档). */
import type { Entity, Registration } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import type { Grid } from '#domain/schema/territory.ts';
import type { QueryDefinition } from './definition.ts';
import { all, byId, first } from './sql.ts';
import { mark, timelineOf } from './timeline.ts';

/** What an entity may have at most on one screen, newest first. */
const HISTORY_ROWS = 200;

const TABLES = ['task', 'entity', 'inspection', 'lead', 'event', 'registration', 'grid'];

export const taskDetail: QueryDefinition<'task.detail'> = {
  tables: TABLES,
  run: (context, { id }) => {
    const { database } = context;
    const task = byId<Task>(database, 'task', id);
    if (task === undefined) return null;
    const lead =
      byId<Lead>(database, 'lead', task.leadId) ??
      first<Lead>(database, 'SELECT * FROM lead WHERE taskId = ? ORDER BY reportedAt DESC', id);
    return {
      task: mark(context, 'task', task),
      entity: byId<Entity>(database, 'entity', task.entityId) ?? null,
      grid: byId<Grid>(database, 'grid', task.gridId) ?? null,
      inspections: all<Inspection>(database, 'SELECT * FROM inspection WHERE taskId = ? ORDER BY at, id', id),
      lead: lead === undefined ? null : mark(context, 'lead', lead),
      timeline: timelineOf(context, [id]),
      history: all<Task>(
        database,
        'SELECT * FROM task WHERE entityId = ? AND id <> ? ORDER BY pushedAt DESC LIMIT ?',
        task.entityId,
        id,
        HISTORY_ROWS,
      ),
    };
  },
};

export const leadDetail: QueryDefinition<'lead.detail'> = {
  tables: TABLES,
  run: (context, { id }) => {
    const { database } = context;
    const lead = byId<Lead>(database, 'lead', id);
    if (lead === undefined) return null;
    return {
      lead: mark(context, 'lead', lead),
      entity: byId<Entity>(database, 'entity', lead.entityId) ?? null,
      task: byId<Task>(database, 'task', lead.taskId) ?? null,
      timeline: timelineOf(context, [id]),
    };
  },
};

export const entityDetail: QueryDefinition<'entity.detail'> = {
  tables: TABLES,
  run: (context, { id }) => {
    const { database } = context;
    const entity = byId<Entity>(database, 'entity', id);
    if (entity === undefined) return null;
    const of = <T>(table: string, newest: string): T[] =>
      all<T>(database, `SELECT * FROM ${table} WHERE entityId = ? ORDER BY ${newest} DESC LIMIT ?`, id, HISTORY_ROWS);
    const registrations = of<Registration>('registration', 'receivedAt');
    const tasks = of<Task>('task', 'pushedAt');
    const leads = of<Lead>('lead', 'reportedAt');
    return {
      entity,
      registrations,
      tasks,
      leads,
      inspections: of<Inspection>('inspection', 'at'),
      timeline: timelineOf(context, [id, ...[...registrations, ...tasks, ...leads].map((row) => row.id)]),
    };
  },
};
