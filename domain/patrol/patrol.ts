/**
 * 月度分类与分级巡查: once a month a round goes through the entities of each village and gives whoever is to be watched otherwise than
 * before another class, with a log of what changed and why; then whoever has had too few visits in the period of its class gets a
 * patrol task (domain catalogue 1.7, T12).
 */
import { z } from 'zod';
import { rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Read } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { townOf } from '../core/scope.ts';
import { put, remove } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { INDUSTRIES_MAX } from '../lead/routing.ts';
import { industryTable } from '../schema/disposal.ts';
import { patrolChangeTable, patrolClassTable, patrolRoundTable } from '../schema/patrol.ts';
import { taskTable } from '../schema/task.ts';
import { villageTable } from '../schema/territory.ts';
import { patrolDue } from './classify.ts';
import { keyWordsOf } from './history.ts';
import { classNews, readsOfSubject } from './reclassify.ts';
import type { ClassNews, Subject } from './reclassify.ts';
import { ENTITIES_MAX, roundAfter, stretchSchema } from './round.ts';
import { orderedTask, placed } from './task.ts';

/** The rows a command reads of each of its entities, under names it finds again. */
function readsOf(ids: readonly string[]): Readonly<Record<string, Read>> {
  return Object.fromEntries(ids.flatMap((id) => (
    Object.entries(readsOfSubject(id)).map(([what, read]): [string, Read] => [`${what}:${id}`, read])
  )));
}

/** The active entities of the village among those named, with their rows; others are passed over. */
function subjectsOf(ids: readonly string[], village: string, rows: Readonly<Record<string, unknown>>): readonly Subject[] {
  return [...new Set(ids)].flatMap((id): Subject[] => {
    const subject = Object.fromEntries(Object.keys(readsOfSubject(id)).map((what) => [what, rows[`${what}:${id}`]])) as unknown as Subject;
    const entity = subject.entity as Subject['entity'] | undefined;
    return entity?.villageCode === village && entity.status === 'active' ? [subject] : [];
  });
}

const entityIds = z.array(rowId).max(ENTITIES_MAX);

export const classifyEntities = command({
  name: 'patrol.classify',
  summary: 'Give entities of a village the patrol class they should have, log every change with its reasons, and carry the round on.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    villageCode, entityIds,
    /** YYYY-MM in Shanghai. */
    month: z.string().regex(/^\d{4}-\d{2}$/),
    /** The stretch of the month's round these entities are of; without it they are classified by themselves. */
    stretch: stretchSchema.optional(),
  }).refine(({ entityIds: ids, stretch }) => ids.length > 0 || stretch !== undefined, 'nobody is named'),
  reads: (args) => ({
    village: one(villageTable, args.villageCode), industries: many(industryTable, { active: 1 }, INDUSTRIES_MAX),
    round: one(patrolRoundTable, args.villageCode), ...readsOf(args.entityIds),
  }),
  writes: (args) => [args.villageCode],
  decide: (args, rows, context) => {
    const { village, industries, round } = rows;
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const { month, stretch } = args;
    if (month > dayText(dayNumber(context.now)).slice(0, 7)) return rejected('patrol.month', { month });
    const subjects = subjectsOf(args.entityIds, village.id, rows);
    const keyWords = keyWordsOf(industries);
    const news = subjects.flatMap((subject) => {
      const each = classNews(subject, keyWords, context.now);
      return each === undefined ? [] : [{ ...each, subject }];
    });
    const changes = news.flatMap((each, index) => rowsOf(each, index + 1, month, context));
    const moved = {
      closer: news.filter(({ before, after }) => after > before).length, farther: news.filter(({ before, after }) => after < before).length,
    };
    const next = roundAfter(round, { villageCode: village.id, month, stretch }, moved, context);
    if (next !== undefined) changes.push(put(patrolRoundTable, next));
    const detail = { month, entities: stretch?.entities ?? subjects.length, changed: news.length };
    return applied(changes, villageTable, { ...village, scope: village.id }, detail);
  },
});

interface NewsOfOne extends ClassNews {
  readonly subject: Subject;
}

/** The class row as it is to be, and the line of the log; `index` tells the lines of one command apart. */
function rowsOf({ subject, before, after, reasons }: NewsOfOne, index: number, month: string, context: Context): readonly RowChange[] {
  const { entity, before: standing } = subject;
  const { now, actor } = context;
  const place = { scope: entity.scope, also: null };
  const line = put(patrolChangeTable, {
    ...place, id: createdId(context, `change${index}`), entityId: entity.id, month, before, after, reasons, at: now, byName: actor.name,
  });
  if (after === 'A') return [remove(patrolClassTable, entity.id), line];
  const villageCode = entity.villageCode ?? '';
  const since = standing === undefined || before !== after ? now : standing.since;
  const current = put(patrolClassTable, {
    ...place, ...stamp(context), id: entity.id, patrolClass: after, reasons, townCode: townOf(villageCode), villageCode, month, since,
  });
  return [current, line];
}

export const planPatrol = command({
  name: 'patrol.plan',
  summary: 'Make patrol tasks for the entities of a village that had too few visits in the period of their class.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ villageCode, entityIds: entityIds.min(1) }),
  reads: (args) => ({ village: one(villageTable, args.villageCode), ...readsOf(args.entityIds) }),
  writes: (args) => [args.villageCode],
  decide: (args, rows, context) => {
    const { village } = rows;
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const due = subjectsOf(args.entityIds, village.id, rows).flatMap(({ entity, before, tasks }) => {
      // Who has no row is A; whoever is on the way there already counts as the visit.
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
