/** Who should go (domain/dispatch): the members of the task's village with their open work. */
import { recommend } from '#domain/dispatch/recommend.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import type { QueryDefinition } from './definition.ts';
import { all, byId } from './sql.ts';

export const taskRecommend: QueryDefinition<'task.recommend'> = {
  tables: ['task', 'member', 'entity'],
  timed: true,
  run: ({ database, now }, { id, limit }) => {
    const task = byId<Task>(database, 'task', id);
    if (task === undefined) return [];
    const members = all<Member & { openTasks: number }>(
      database,
      `SELECT *, (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 1) AS openTasks FROM member
       WHERE villageCode = ? AND status = 'onDuty'`,
      task.villageCode,
    );
    const candidates = members.map(({ openTasks, ...member }) => ({ member, openTasks }));
    return recommend(task, byId<Entity>(database, 'entity', task.entityId), candidates, now).slice(0, limit);
  },
};
