/**
 * 登记接收: what one message of the registry changes. Pure. A message is recognised by credit code and content: the same
 * one again changes nothing; a new entity, another address or another scope is registered and, once placed, pushed.
 */
import type { Context } from '../core/context.ts';
import { createdId } from '../core/context.ts';
import type { RowChange } from '../core/table.ts';
import { put } from '../core/table.ts';
import type { Resolution } from '../address/resolver.ts';
import { entityTable, registrationTable } from '../schema/entity.ts';
import type { Entity, Registration, RegistrationKind } from '../schema/entity.ts';
import { eventTable } from '../schema/event.ts';
import { taskTable } from '../schema/task.ts';
import type { Task, TaskState } from '../schema/task.ts';
import { ended } from '../task/common.ts';
import { pushedTask, registrationIdOf } from './push.ts';
import type { VillagePlace } from './push.ts';
import type { RegistrationRecord } from './record.ts';

export interface IntakeRows {
  readonly entity: Entity | undefined;
  /** Open tasks and unplaced registrations of that entity; empty for a new one. */
  readonly tasks: readonly Task[];
  readonly waiting: readonly Registration[];
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

/** Nobody has been on site yet: a new address makes these pointless. */
const UNVISITED: readonly TaskState[] = ['pushed', 'assigned', 'accepted'];
const UNCHANGED: IntakeDecision = { result: 'unchanged', unplaced: false, changes: [] };

export function decideIntake(record: RegistrationRecord, rows: IntakeRows, resolution: Resolution, setting: IntakeSetting, context: Context): IntakeDecision {
  const before = rows.entity;
  const kind = before === undefined ? 'new' : changeOf(before, record, resolution);
  if (kind === 'none') return UNCHANGED;
  const moved = kind === 'new' || kind === 'address';
  const entity = entityAfter(record, before, moved ? resolution : undefined, setting, context);
  const result = before === undefined ? 'created' : 'changed';
  if (kind === 'details') return { result, unplaced: false, changes: [put(entityTable, entity)] };

  const replaced = rows.waiting.find((registration) => registration.state === 'unplaced');
  const registration = registrationOf(entity, kind, resolution, replaced, setting);
  const changes: RowChange[] = [put(entityTable, entity)];
  if (kind === 'address') changes.push(...rows.tasks.filter((task) => UNVISITED.includes(task.state)).map((task) => put(taskTable, ended(task, 'cancelled', context))));
  const place = placeOf(entity);
  if (place === undefined) return { result, unplaced: true, changes: [...changes, put(registrationTable, registration)] };

  const task = pushedTask(registration, entity, place, context);
  changes.push(put(registrationTable, { ...registration, state: 'pushed', pushedAt: context.now, taskId: task.id }), put(taskTable, task), receivedEvent(task, kind, context));
  return { result, unplaced: false, changes };
}

/** What the message says that the entity did not say yet; the gravest counts. */
function changeOf(before: Entity, record: RegistrationRecord, resolution: Resolution): RegistrationKind | 'details' | 'none' {
  if (before.addressKey !== resolution.addressKey) return 'address';
  if (before.businessScope !== record.businessScope) return 'scope';
  const details = ['name', 'kind', 'capital', 'registeredOn', 'contactName', 'contactPhone', 'address'] as const;
  return details.some((field) => before[field] !== record[field]) ? 'details' : 'none';
}

function entityAfter(record: RegistrationRecord, before: Entity | undefined, resolution: Resolution | undefined, setting: IntakeSetting, context: Context): Entity {
  const { creditCode, name, kind, businessScope, capital, address, registeredOn, contactName, contactPhone } = record;
  const said = { creditCode, name, kind, businessScope, capital, address, registeredOn, contactName, contactPhone, changedAt: context.now };
  if (before !== undefined && resolution === undefined) return { ...before, ...said };
  const townCode = resolution?.townCode ?? null;
  const villageCode = resolution?.villageCode ?? null;
  return {
    ...said, id: entityIdOf(creditCode), scope: villageCode ?? townCode ?? setting.cityCode, also: candidateVillage(resolution), addressKey: resolution?.addressKey ?? '',
    townCode, villageCode, gridId: resolution?.gridId ?? null, placedBy: resolution?.placedBy ?? 'none',
    lon: record.lon ?? resolution?.lon ?? null, lat: record.lat ?? resolution?.lat ?? null, status: 'active',
  };
}

/** An entity waits with one registration: a later message takes the place of the one before, the entity's first stays 'new'. */
function registrationOf(entity: Entity, kind: RegistrationKind, resolution: Resolution, replaced: Registration | undefined, setting: IntakeSetting): Registration {
  return {
    id: replaced?.id ?? registrationIdOf(setting.nextSerial()), scope: entity.scope, also: entity.also, entityId: entity.id, entityName: entity.name, address: entity.address,
    kind: replaced?.kind ?? kind, townCode: entity.townCode, villageCode: entity.villageCode, state: 'unplaced', placedBy: entity.placedBy,
    problem: resolution.problem, candidates: JSON.stringify(resolution.candidates),
    registeredOn: entity.registeredOn, receivedAt: setting.receivedAt, pushedAt: null, taskId: null,
  };
}

/** The one village it may be sees an unplaced entity too, and may take it. */
function candidateVillage(resolution: Resolution | undefined): string | null {
  const [first, second] = resolution?.candidates ?? [];
  return (resolution?.villageCode ?? null) === null && second === undefined ? (first?.villageCode ?? null) : null;
}

function placeOf({ townCode, villageCode, gridId, lon, lat }: Entity): VillagePlace | undefined {
  return townCode === null || villageCode === null ? undefined : { townCode, villageCode, gridId, lon, lat };
}

/** The first line of the task's timeline. */
function receivedEvent(task: Task, kind: RegistrationKind, context: Context): RowChange {
  const { actor, now, issuedAt } = context;
  return put(eventTable, {
    id: createdId(context, `${task.id}.received`), scope: task.scope, also: null, subject: taskTable.name, subjectId: task.id, at: now, issuedAt,
    actorId: actor.accountId, actorName: actor.name, actorRole: actor.role, command: 'registration.receive', detail: JSON.stringify({ kind }),
  });
}
