/** One lead with everything that belongs to it. */
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Task } from '#domain/schema/task.ts';
import type { QueryDefinition } from './definition.ts';
import { byId } from './sql.ts';
import { mark, timelineOf } from './timeline.ts';

const TABLES = ['task', 'entity', 'lead', 'event'];

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
