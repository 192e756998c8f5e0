/** The record of one visit on site, and the lead a visit may end in. */
import type { z } from 'zod';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { isOfUnit } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { distanceM, pointOf } from '../dispatch/distance.ts';
import { evidenceOf } from '../lead/evidence.ts';
import type { evidenceList } from '../lead/evidence.ts';
import { newLead } from '../lead/new.ts';
import type { Entity } from '../schema/entity.ts';
import { leadTable } from '../schema/lead.ts';
import type { LeadCategory } from '../schema/lead.ts';
import { inspectionTable, taskTable } from '../schema/task.ts';
import type { Inspection, Task } from '../schema/task.ts';
import { ended, isProxy } from './common.ts';
import { ITEM_SET } from './items.ts';

export interface Visit {
  readonly answers: Readonly<Record<string, string>>;
  /** The item set the answers are of; the one of 2017 when none is named. */
  readonly itemSet: string | null;
  readonly evidence: z.output<typeof evidenceList>;
  readonly note: string;
  readonly lon?: number | undefined;
  readonly lat?: number | undefined;
}

/** The inspection row of a visit made for a task, with its photographs. */
export function inspectionOf(
  task: Task, kind: Inspection['kind'], result: Inspection['result'], visit: Visit, context: Context,
): RowChange[] {
  const inspection: Inspection = {
    id: createdId(context, 'inspection'), scope: task.scope, also: task.also,
    taskId: task.id, entityId: task.entityId, memberId: isOfUnit(task) ? null : task.assigneeId, memberName: task.assigneeName ?? '',
    kind, at: context.now, lon: visit.lon ?? null, lat: visit.lat ?? null, result,
    answers: JSON.stringify(visit.answers), itemSet: visit.itemSet ?? ITEM_SET, note: visit.note,
    proxy: isProxy(context.actor) ? 1 : 0, distanceM: distanceOf(task, visit),
  };
  return [put(inspectionTable, inspection), ...evidenceOf(inspectionTable, inspection, visit.evidence, context)];
}

/** Whole metres between where the visit was recorded and the standard address; item A1 allows fifty (domain catalogue 1.4). */
function distanceOf(task: Task, { lon, lat }: Visit): number | null {
  const address = pointOf(task);
  return address === undefined || lon === undefined || lat === undefined ? null : Math.round(distanceM(address, { lon, lat }));
}

/** 转处置: the task ends and a lead carries on. The finder is the grid member, whoever typed it in. */
export function toDisposal(
  task: Task, entity: Entity | undefined, category: LeadCategory, origin: 'firstCheck' | 'recheck', note: string, context: Context,
): RowChange[] {
  const lead = newLead({
    category, origin, subjectName: task.entityName, address: task.address, addressKey: entity?.addressKey ?? '',
    description: note, industry: '', phone: entity?.contactPhone ?? '',
    townCode: task.townCode, villageCode: task.villageCode, gridId: task.gridId, lon: task.lon, lat: task.lat,
    entityId: task.entityId, taskId: task.id, reporterId: task.assigneeId, reporterName: task.assigneeName ?? '', occurredAt: context.now,
  }, context);
  return [put(leadTable, lead), put(taskTable, { ...ended(task, 'disposal', context), leadId: lead.id })];
}
