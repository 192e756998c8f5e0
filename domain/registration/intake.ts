/**
 * 登记接收: what one message of the registry changes. Pure. A message is recognised by credit code and content: the same
 * one again changes nothing; a new entity, another address or another scope is registered and, once placed, pushed.
 */
import type { Detail } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { createdId } from '../core/context.ts';
import type { RowChange } from '../core/table.ts';
import { put } from '../core/table.ts';
import type { Resolution } from '../address/resolver.ts';
import { classMoved } from '../patrol/reclassify.ts';
import { entityTable, registrationTable } from '../schema/entity.ts';
import type { Entity, Registration, RegistrationKind } from '../schema/entity.ts';
import { eventTable } from '../schema/event.ts';
import type { EntityPatrolClass } from '../schema/patrol.ts';
import { taskTable } from '../schema/task.ts';
import type { Task, TaskState } from '../schema/task.ts';
import { ended } from '../task/common.ts';
import { audienceOf } from '../territory/audience.ts';
import type { Audience } from '../territory/audience.ts';
import { pushedTask, registrationIdOf } from './push.ts';
import type { VillagePlace } from './push.ts';
import type { RegistrationRecord } from './record.ts';

export interface IntakeRows {
  readonly entity: Entity | undefined;
  /** Open tasks, unplaced registrations and class of that entity; only asked for when something changes. */
  readonly openTasks: () => readonly Task[];
  readonly waiting: () => readonly Registration[];
  readonly patrolClass: () => EntityPatrolClass | undefined;
}

export interface IntakeSetting {
  /** Six digits; owns what has no town. */
  readonly cityCode: string;
  /** When the platform received the message; the push limit runs from here. */
  readonly receivedAt: number;
  /** Day and serial number, for example 20261122-000123; taken only when a registration is made. */
  readonly nextSerial: () => string;
}

export interface IntakeDecision {
  readonly result: 'created' | 'changed' | 'unchanged';
  /** The registration waits for a place (待定位). */
  readonly unplaced: boolean;
  readonly changes: readonly RowChange[];
}

export const entityIdOf = (creditCode: string): string => `entity-${creditCode}`;

/** Nobody has been on site yet. */
const UNVISITED: readonly TaskState[] = ['pushed', 'assigned', 'accepted'];
const UNCHANGED: IntakeDecision = { result: 'unchanged', unplaced: false, changes: [] };

/** What one message changes: nothing, details of the entity only, or a registration that is pushed or waits for a place. */
export function decideIntake(
  record: RegistrationRecord, rows: IntakeRows, resolution: Resolution, setting: IntakeSetting, context: Context,
): IntakeDecision {
  const before = rows.entity;
  const waiting = before === undefined || before.villageCode !== null ? undefined : rows.waiting()[0];
  const said = before === undefined ? 'new' : changeOf(before, record, resolution);
  // It waited for a place that is known now: the address book grew, or an operator placed a neighbour.
  const found = waiting !== undefined && resolution.villageCode !== null;
  if (said === 'none' && !found) return UNCHANGED;
  const moved = said === 'new' || said === 'address' || found;
  const entity = entityAfter(record, before, moved ? resolution : undefined, setting, context);
  const result = before === undefined ? 'created' : 'changed';
  const kind = found ? waiting.kind : said;
  if (kind === 'details' || kind === 'none') return { result, unplaced: false, changes: [put(entityTable, entity)] };

  const registration = registrationOf(entity, kind, resolution, waiting, setting);
  const changes: RowChange[] = [put(entityTable, entity), ...(said === 'address' ? cancelled(rows.openTasks(), context) : [])];
  const place = placeOf(entity);
  if (place === undefined) return { result, unplaced: true, changes: [...changes, put(registrationTable, registration)] };

  const task = pushedTask(registration, entity, place, context);
  changes.push(
    put(registrationTable, { ...registration, state: 'pushed', pushedAt: context.now, taskId: task.id }),
    put(taskTable, task), ...classMoved(rows.patrolClass(), entity), timelineOf(task, 'received', { kind }, context),
  );
  return { result, unplaced: false, changes };
}

/** Tasks nobody has gone out for: a new address makes them pointless. */
function cancelled(tasks: readonly Task[], context: Context): RowChange[] {
  return tasks.filter((task) => UNVISITED.includes(task.state)).flatMap((task) => [
    put(taskTable, ended(task, 'cancelled', context)),
    timelineOf(task, 'cancelled', { kind: 'address', cancelled: 1 }, context),
  ]);
}

/** What the message says that the entity did not say yet; the gravest counts. */
function changeOf(before: Entity, record: RegistrationRecord, resolution: Resolution): RegistrationKind | 'details' | 'none' {
  if (before.addressKey !== resolution.addressKey) return 'address';
  if (before.businessScope !== record.businessScope) return 'scope';
  const details = ['name', 'kind', 'capital', 'registeredOn', 'contactName', 'contactPhone', 'address'] as const;
  return details.some((field) => before[field] !== record[field]) ? 'details' : 'none';
}

function entityAfter(
  record: RegistrationRecord, before: Entity | undefined, resolution: Resolution | undefined, setting: IntakeSetting, context: Context,
): Entity {
  const { creditCode, name, kind, businessScope, capital, address, registeredOn, contactName, contactPhone } = record;
  const said = { creditCode, name, kind, businessScope, capital, address, registeredOn, contactName, contactPhone, changedAt: context.now };
  if (before !== undefined && resolution === undefined) return { ...before, ...said };
  const townCode = resolution?.townCode ?? null;
  const villageCode = resolution?.villageCode ?? null;
  return {
    ...said, id: entityIdOf(creditCode), ...audienceAt(resolution, setting),
    addressKey: resolution?.addressKey ?? '', townCode, villageCode, gridId: resolution?.gridId ?? null,
    placedBy: resolution?.placedBy ?? 'none',
    lon: record.lon ?? resolution?.lon ?? null, lat: record.lat ?? resolution?.lat ?? null, status: 'active',
  };
}

/**
 * An entity waits with one registration: a later message takes the place of the one before. The entity's first stays 'new',
 * and the push limit runs on from the first receipt.
 */
function registrationOf(
  entity: Entity, kind: RegistrationKind, resolution: Resolution, replaced: Registration | undefined, setting: IntakeSetting,
): Registration {
  const { scope, also, townCode, villageCode, placedBy, registeredOn } = entity;
  return {
    id: replaced?.id ?? registrationIdOf(setting.nextSerial()), scope, also,
    entityId: entity.id, entityName: entity.name, address: entity.address,
    kind: replaced?.kind ?? kind, townCode, villageCode, state: 'unplaced', placedBy,
    problem: resolution.problem, candidates: JSON.stringify(resolution.candidates),
    registeredOn, receivedAt: replaced?.receivedAt ?? setting.receivedAt, pushedAt: null, taskId: null,
  };
}

/** Placed, it is for its village or special unit; else for whatever tier it was placed to. */
function audienceAt(resolution: Resolution | undefined, { cityCode }: IntakeSetting): Audience {
  const { townCode = null, villageCode = null, gridId = null, special } = resolution ?? {};
  if (villageCode === null) return { scope: townCode ?? cityCode, also: candidateVillage(resolution) };
  return audienceOf(villageCode, special === true && gridId !== null ? { id: gridId, kind: 'special' } : undefined);
}

/** The one village it may be sees an unplaced entity too, and may take it. */
function candidateVillage(resolution: Resolution | undefined): string | null {
  if (resolution === undefined || resolution.villageCode !== null) return null;
  const [first, second] = resolution.candidates;
  return second === undefined ? (first?.villageCode ?? null) : null;
}

function placeOf({ townCode, villageCode, gridId, lon, lat }: Entity): VillagePlace | undefined {
  return townCode === null || villageCode === null ? undefined : { townCode, villageCode, gridId, lon, lat };
}

/** A line of the task's timeline. `what` tells the lines of one commit apart. */
function timelineOf(task: Task, what: 'received' | 'cancelled', detail: Detail, context: Context): RowChange {
  const { actor, now, issuedAt } = context;
  return put(eventTable, {
    id: createdId(context, `${task.id}.${what}`), scope: task.scope, also: task.also,
    subject: taskTable.name, subjectId: task.id, at: now, issuedAt,
    actorId: actor.accountId, actorName: actor.name, actorRole: actor.role, command: 'registration.receive', detail: JSON.stringify(detail),
  });
}
