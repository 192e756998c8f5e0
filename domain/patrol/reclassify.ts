/** What one entity's class is to become, from the rows that tell its history: shared by whoever looks and whoever decides. */
import { many, one } from '../core/command.ts';
import type { RowReader } from '../core/execute.ts';
import { townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { entityTable } from '../schema/entity.ts';
import type { Entity } from '../schema/entity.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { annualReportTable, patrolClassTable } from '../schema/patrol.ts';
import type { AnnualReport, EntityPatrolClass, PatrolClass } from '../schema/patrol.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';
import { CLEAN, classify } from './classify.ts';
import { historyOf } from './history.ts';
import type { EntityRows } from './history.ts';

/** Tasks, leads or reports of one entity that are looked at. */
const ROWS_MAX = 200;

/** An entity with its class as it stands, undefined for A, and the rows that tell its history. */
export interface Subject extends EntityRows {
  readonly before: EntityPatrolClass | undefined;
}

/** The rows of an entity that its class depends on, and no other. */
export const readsOfSubject = (id: string) => ({
  entity: one(entityTable, id), before: one(patrolClassTable, id), tasks: many(taskTable, { entityId: id }, ROWS_MAX),
  leads: many(leadTable, { entityId: id }, ROWS_MAX), reports: many(annualReportTable, { entityId: id }, ROWS_MAX),
});

/** The same for somebody who reads rows without a command. */
export function subjectIn(reader: RowReader, id: string): Subject | undefined {
  const entity = reader.get(entityTable, id) as Entity | undefined;
  return entity === undefined ? undefined : {
    entity,
    before: reader.get(patrolClassTable, id) as EntityPatrolClass | undefined,
    tasks: reader.find(taskTable, { entityId: id }, ROWS_MAX) as Task[],
    leads: reader.find(leadTable, { entityId: id }, ROWS_MAX) as Lead[],
    reports: reader.find(annualReportTable, { entityId: id }, ROWS_MAX) as AnnualReport[],
  };
}

/** The class goes with its entity to another village; it stays where it is while nobody knows the place. */
export function classMoved(standing: EntityPatrolClass | undefined, { scope, villageCode }: Entity): readonly RowChange[] {
  if (standing === undefined || villageCode === null || (standing.scope === scope && standing.villageCode === villageCode)) return [];
  return [put(patrolClassTable, { ...standing, scope, townCode: townOf(villageCode), villageCode })];
}

export interface ClassNews {
  readonly before: PatrolClass;
  readonly after: PatrolClass;
  /** As the column of a class has them. */
  readonly reasons: string;
}

/** What is new about the class of an active entity; undefined while class and reasons are what they were. */
export function classNews({ before, ...rows }: Subject, keyWords: readonly string[], now: number): ClassNews | undefined {
  const { patrolClass, reasons } = classify(historyOf(rows, keyWords, now), now);
  const stands = { patrolClass: before?.patrolClass ?? CLEAN.patrolClass, reasons: before?.reasons ?? CLEAN.reasons.join(',') };
  const after = { patrolClass, reasons: reasons.join(',') };
  if (stands.patrolClass === after.patrolClass && stands.reasons === after.reasons) return undefined;
  return { before: stands.patrolClass, after: after.patrolClass, reasons: after.reasons };
}
