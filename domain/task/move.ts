/**
 * 改派村（社区）: the task belongs to another village. Entity, registrations and the entity's other movable tasks go with it,
 * so nothing is left behind in a village that may no longer see its entity. The ten days of the first check go on
 * (domain catalogue 1.8); the new village gets its own working day to assign.
 */
import { z } from 'zod';
import { reasonText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { covers, scopeOf, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { startLimit } from '../calendar/limits.ts';
import { entityTable, registrationTable } from '../schema/entity.ts';
import type { Entity, Registration } from '../schema/entity.ts';
import { classMoved } from '../patrol/reclassify.ts';
import { eventTable } from '../schema/event.ts';
import type { TimelineEvent } from '../schema/event.ts';
import { patrolClassTable } from '../schema/patrol.ts';
import type { EntityPatrolClass } from '../schema/patrol.ts';
import { taskTable } from '../schema/task.ts';
import type { Task, TaskState } from '../schema/task.ts';
import { gridTable, villageTable } from '../schema/territory.ts';
import type { Grid, Village } from '../schema/territory.ts';
import { audienceOf } from '../territory/audience.ts';
import { notIn, unassigned } from './common.ts';

/** Once a notice is served, the village that served it also rechecks. */
export const MOVABLE: readonly TaskState[] = ['pushed', 'assigned', 'accepted', 'onSite', 'revisit'];

export const moveTask = command({
  name: 'task.move',
  summary: 'Move a task with its entity to another village; the first-check limit goes on.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ taskId: rowId, villageCode, gridId: rowId.nullable(), reason: reasonText }),
  reads: (args) => ({
    task: one(taskTable, args.taskId),
    village: one(villageTable, args.villageCode),
    grid: one(gridTable, args.gridId ?? ''),
  }),
  follow: (_args, { task }) => ({
    entity: one(entityTable, task?.entityId ?? ''),
    patrolClass: one(patrolClassTable, task?.entityId ?? ''),
    registrations: many(registrationTable, { entityId: task?.entityId ?? '' }),
    tasks: many(taskTable, { entityId: task?.entityId ?? '' }),
    events: many(eventTable, { subjectId: task?.id ?? '' }),
    entityEvents: many(eventTable, { subjectId: task?.entityId ?? '' }),
  }),
  writes: (_args, { task }) => scopeOf(task),
  decide: (args, { task, village, grid, ...rows }, context) => {
    if (task === undefined) return rejected('row.notFound', { table: 'task' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (!covers(context.actor.grants, village.id)) return rejected('village.otherTown', { village: village.name });
    const wrongState = notIn(task, MOVABLE);
    if (wrongState !== undefined) return wrongState;
    if (args.gridId !== null && grid?.villageCode !== village.id) return rejected('grid.otherVillage', { village: village.name });
    const from = task.villageCode;
    const moved = movedTo({ task, ...rows }, village, args.gridId === null ? undefined : grid, context);
    return applied(moved.changes, taskTable, moved.task, { from, to: village.id, village: village.name, reason: args.reason });
  },
});

export interface Movable {
  readonly task: Task;
  readonly entity: Entity | undefined;
  /** The entity's class, which its new village goes by; undefined for A. */
  readonly patrolClass: EntityPatrolClass | undefined;
  readonly registrations: readonly Registration[];
  /** Every task of the entity. */
  readonly tasks: readonly Task[];
  /** What happened to the task and to its entity so far: the new village should know it, the old one need not. */
  readonly events: readonly TimelineEvent[];
  readonly entityEvents: readonly TimelineEvent[];
}

/** What goes to another village with a task, and the task as it lies in that village's inbox. */
export function movedTo(rows: Movable, village: Village, grid: Grid | undefined, context: Context) {
  const { task, entity, patrolClass, registrations, tasks, events, entityEvents } = rows;
  const { lon, lat } = grid ?? village;
  const audience = audienceOf(village.id, grid);
  const place = { ...audience, townCode: townOf(village.id), villageCode: village.id, gridId: grid?.id ?? null, lon, lat };
  const from = task.villageCode;
  const moving = tasks.filter((other) => other.id === task.id || (other.villageCode === from && MOVABLE.includes(other.state)));
  const changes: RowChange[] = moving.map((each) => put(taskTable, { ...inbox(each, context), ...place }));
  if (entity !== undefined) {
    const placed: Entity = { ...entity, ...place, placedBy: 'hand', changedAt: context.now };
    changes.push(put(entityTable, placed), ...classMoved(patrolClass, placed));
  }
  for (const registration of registrations.filter((each) => each.villageCode === from)) {
    const { townCode } = place;
    changes.push(put(registrationTable, { ...registration, ...audience, townCode, villageCode: village.id, placedBy: 'hand' }));
  }
  for (const event of [...events, ...entityEvents]) {
    if (event.scope === task.scope) changes.push(put(eventTable, { ...event, ...audience }));
  }
  return { task: { ...inbox(task, context), ...place }, changes };
}

/** New in an inbox: visits to the wrong place do not count. */
function inbox(task: Task, context: Context): Task {
  const fresh = unassigned({ ...task, visits: 0, lastMemberId: null, result: null }, context);
  const limit = startLimit(context.calendar, 'assign', context.now);
  return { ...fresh, ...limit, assignDueAt: limit.dueAt };
}
