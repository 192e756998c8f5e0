/** 推送: a placed registration becomes a first-check task in the inbox of its village or special unit. */
import type { Context } from '../core/context.ts';
import { startLimit } from '../calendar/limits.ts';
import type { Entity, Registration } from '../schema/entity.ts';
import { UNTOUCHED_TASK } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';

/** Where an entity, its registration and its task belong. */
export interface VillagePlace {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Day and serial number of the intake: `20261122-000123`. The ids and the number of everything it causes derive from it. */
export const registrationIdOf = (serial: string): string => `registration-${serial}`;
export const taskIdOf = (registrationId: string): string => registrationId.replace(/^(?:registration-)?/, 'task-');
/** RW-20261122-000123 (任务). */
export const taskNumberOf = (registrationId: string): string => registrationId.replace(/^(?:registration-)?/, 'RW-');

/** The task of a registration that is now pushed; it is for whom its entity is for. */
export function pushedTask(registration: Registration, entity: Entity, place: VillagePlace, context: Context): Task {
  const { calendar, now, actor } = context;
  const assign = startLimit(calendar, 'assign', now);
  return {
    id: taskIdOf(registration.id), scope: entity.scope, also: entity.also, number: taskNumberOf(registration.id),
    entityId: entity.id, entityName: entity.name, address: entity.address, entityKind: entity.kind,
    townCode: place.townCode, villageCode: place.villageCode, gridId: place.gridId, lon: place.lon, lat: place.lat,
    cause: registration.kind, state: 'pushed', open: 1, receivedAt: registration.receivedAt, pushedAt: now,
    assignDueAt: assign.dueAt, firstCheckDueAt: startLimit(calendar, 'firstCheck', now).dueAt, recheckDueAt: null, ...assign,
    assigneeId: null, assigneeName: null, assignedAt: null, assignedBy: null, acceptedAt: null, arrivedAt: null,
    firstCheckAt: null, firstCheckOnTime: 0, visits: 0, lastMemberId: null, result: null, problems: '',
    noticeNumber: null, noticeFacts: null, noticeAt: null, recheckAt: null, leadId: null, urgedAt: null, urges: 0, closedAt: null,
    ...UNTOUCHED_TASK,
    changedBy: actor.name, changedAt: now,
  };
}
