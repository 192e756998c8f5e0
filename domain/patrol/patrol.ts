/**
 * 月度分类与分级巡查: once a month every entity gets its class anew, with a log of what changed and why; then whoever has had too few
 * visits in the period of its class gets a patrol task (domain catalogue 1.7, T12).
 */
import { z } from 'zod';
import { rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Read } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import { townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { INDUSTRIES_MAX } from '../lead/routing.ts';
import { industryTable } from '../schema/disposal.ts';
import { entityTable } from '../schema/entity.ts';
import type { Entity } from '../schema/entity.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { annualReportTable, patrolChangeTable, patrolClassTable } from '../schema/patrol.ts';
import type { AnnualReport, EntityPatrolClass } from '../schema/patrol.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { villageTable } from '../schema/territory.ts';
import { classify, patrolDue } from './classify.ts';
import { historyOf } from './history.ts';
import { orderedTask, placed } from './task.ts';

/** Entities of one command; a village is classified in several. */
const ENTITIES_MAX = 200;
/** Tasks, leads or reports of one entity that are looked at. */
const ROWS_MAX = 200;

/** The rows a command reads of each of its entities, under names it finds again. */
function readsOf(ids: readonly string[]): Readonly<Record<string, Read>> {
  return Object.fromEntries(ids.flatMap((id): [string, Read][] => [
    [`entity:${id}`, one(entityTable, id)], [`class:${id}`, one(patrolClassTable, id)],
    [`tasks:${id}`, many(taskTable, { entityId: id }, ROWS_MAX)],
    [`leads:${id}`, many(leadTable, { entityId: id }, ROWS_MAX)],
    [`reports:${id}`, many(annualReportTable, { entityId: id }, ROWS_MAX)],
  ]));
}

interface Subject {
  readonly entity: Entity;
  readonly before: EntityPatrolClass | undefined;
  readonly tasks: readonly Task[];
  readonly leads: readonly Lead[];
  readonly reports: readonly AnnualReport[];
}

/** The entities of the village among those named, with their rows; others are passed over. */
function subjectsOf(ids: readonly string[], village: string, rows: Readonly<Record<string, unknown>>): readonly Subject[] {
  return [...new Set(ids)].flatMap((id): Subject[] => {
    const entity = rows[`entity:${id}`] as Entity | undefined;
    if (entity?.villageCode !== village || entity.status !== 'active') return [];
    return [{
      entity, before: rows[`class:${id}`] as EntityPatrolClass | undefined, tasks: rows[`tasks:${id}`] as Task[],
      leads: rows[`leads:${id}`] as Lead[], reports: rows[`reports:${id}`] as AnnualReport[],
    }];
  });
}

const entityIds = z.array(rowId).min(1).max(ENTITIES_MAX);

export const classifyEntities = command({
  name: 'patrol.classify',
  summary: 'Give entities of a village their patrol class for the month, with the reasons, and log every change.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    villageCode, entityIds,
    /** YYYY-MM in Shanghai. */
    month: z.string().regex(/^\d{4}-\d{2}$/),
  }),
  reads: (args) => ({
    village: one(villageTable, args.villageCode), industries: many(industryTable, { active: 1 }, INDUSTRIES_MAX),
    ...readsOf(args.entityIds),
  }),
  writes: (args) => [args.villageCode],
  decide: (args, rows, context) => {
    const { village, industries } = rows;
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const { actor, now } = context;
    if (args.month > dayText(dayNumber(now)).slice(0, 7)) return rejected('patrol.month', { month: args.month });
    const subjects = subjectsOf(args.entityIds, village.id, rows);
    let changed = 0;
    const changes = subjects.flatMap(({ entity, before, ...history }): RowChange[] => {
      const { patrolClass, reasons } = classify(historyOf({ entity, ...history }, industries, now), now);
      const same = before?.patrolClass === patrolClass;
      const place = { scope: entity.scope, also: null };
      const current: EntityPatrolClass = {
        ...place, ...stamp(context), id: entity.id, patrolClass, reasons: reasons.join(','),
        townCode: townOf(village.id), villageCode: village.id,
        month: args.month, since: same ? before.since : now,
      };
      if (same) return [put(patrolClassTable, current)];
      changed += 1;
      const line = put(patrolChangeTable, {
        ...place, id: createdId(context, `change${changed}`), entityId: entity.id, month: args.month, before: before?.patrolClass ?? null,
        after: patrolClass, reasons: current.reasons, at: now, byName: actor.name,
      });
      return [put(patrolClassTable, current), line];
    });
    return applied(changes, villageTable, { ...village, scope: village.id }, { month: args.month, entities: subjects.length, changed });
  },
});

export const planPatrol = command({
  name: 'patrol.plan',
  summary: 'Make patrol tasks for the entities of a village that had too few visits in the period of their class.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ villageCode, entityIds }),
  reads: (args) => ({ village: one(villageTable, args.villageCode), ...readsOf(args.entityIds) }),
  writes: (args) => [args.villageCode],
  decide: (args, rows, context) => {
    const { village } = rows;
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const due = subjectsOf(args.entityIds, village.id, rows).flatMap(({ entity, before, tasks }) => {
      // Who has no class yet is watched like A; whoever is on the way there already counts as the visit.
      const visits = tasks.flatMap(({ firstCheckAt }) => (firstCheckAt === null ? [] : [firstCheckAt]));
      const { missing, to } = patrolDue(before?.patrolClass ?? 'A', visits, context.now);
      const subject = placed(entity);
      return missing === 0 || subject === undefined || tasks.some(({ open }) => open === 1) ? [] : [{ entity: subject, dueAt: to }];
    });
    const changes = due.map(({ entity, dueAt }, index) => put(taskTable, orderedTask({
      cause: 'patrol', entity, index: index + 1, dueAt, campaignId: null, member: undefined,
    }, context)));
    return applied(changes, villageTable, { ...village, scope: village.id }, { tasks: changes.length });
  },
});
