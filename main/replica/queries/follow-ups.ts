/** 部门后续监管: what a department has to follow up, and how far it is. */
import type { Entity } from '#domain/schema/entity.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import { FOLLOW_UP_QUEUES } from '#protocol/bridge/queries.ts';
import type { FollowUpQueue } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, countOf, inPlace, page, withLight } from './sql.ts';
import type { Condition } from './sql.ts';
import { evidenceFor } from './task-detail.ts';
import { mark, markAll, timelineOf } from './timeline.ts';

export const followUpsList: QueryDefinition<'followups.list'> = {
  tables: ['followUp'],
  timed: true,
  run: (context, args) => {
    const { database, now } = context;
    const { queue, limit, offset, department } = args;
    const where = both([
      ...inQueue(queue, now),
      ...inPlace(args.place),
      ...(department === '' ? [] : [condition('department = ?', department)]),
      ...withLight(args.light, now),
      ...containing(['entityName', 'address', 'permits'], args.search),
    ]);
    const order = queue === 'answered' || queue === 'all' ? 'sentAt DESC, id DESC' : 'dueAt, id';
    const { total, rows } = page<FollowUp>(database, { table: 'followUp', where, order, limit, offset });
    return { total, rows: markAll(context, 'followUp', rows) };
  },
};

export const followUpsCounts: QueryDefinition<'followups.counts'> = {
  tables: ['followUp'],
  timed: true,
  run: ({ database, now }, { place }) => {
    const count = (queue: FollowUpQueue): number => countOf(database, 'followUp', both([...inQueue(queue, now), ...inPlace(place)]));
    return Object.fromEntries(FOLLOW_UP_QUEUES.map((queue) => [queue, count(queue)])) as Record<FollowUpQueue, number>;
  },
};

function inQueue(queue: FollowUpQueue, now: number): readonly Condition[] {
  const open = condition('open = 1');
  switch (queue) {
    case 'toReceive':
      return [open, condition('receivedAt IS NULL')];
    case 'toAnswer':
      return [open, condition('receivedAt IS NOT NULL'), condition('answeredAt IS NULL')];
    case 'applying':
      return [open, condition('answeredAt IS NOT NULL')];
    // Whoever has answered once has kept the limit or missed it for good.
    case 'overdue':
      return [open, condition('answeredAt IS NULL'), condition('dueAt < ?', now)];
    case 'open':
      return [open];
    case 'answered':
      return [condition('open = 0')];
    case 'all':
      return [condition('open IN (0, 1)')];
  }
}

export const followUpDetail: QueryDefinition<'followup.detail'> = {
  tables: ['followUp', 'entity', 'task', 'inspection', 'evidence', 'event'],
  run: (context, { id }) => {
    const { database } = context;
    const followUp = byId<FollowUp>(database, 'followUp', id);
    if (followUp === undefined) return null;
    const inspections = all<Inspection>(database, 'SELECT * FROM inspection WHERE entityId = ? ORDER BY at, id', followUp.entityId);
    return {
      followUp: mark(context, 'followUp', followUp),
      entity: byId<Entity>(database, 'entity', followUp.entityId) ?? null,
      task: byId<Task>(database, 'task', followUp.taskId) ?? null,
      inspections,
      evidence: evidenceFor(database, [id, ...inspections.map((visit) => visit.id)]),
      timeline: timelineOf(context, [id]),
    };
  },
};
