/** Registrations (设立、变更) of a village as intake took them in, and what became of each. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Random } from '#domain/core/time.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import type { Resolution } from '#domain/address/resolver.ts';
import { decideIntake } from '#domain/registration/intake.ts';
import type { RegistrationRecord } from '#domain/registration/record.ts';
import { registrationIdOf, taskIdOf } from '#domain/registration/push.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity, RegistrationKind } from '#domain/schema/entity.ts';
import { between, pick } from '../../random.ts';
import { organisationOf, premises, registrationRecord, resolutionOf, settledEntity } from './entities.ts';
import type { Ledger } from './ledger.ts';
import type { Scene } from './scene.ts';
import { CITY_CODE } from './staff.ts';
import type { House } from './streets.ts';
import { STREET_KINDS, STREETS } from './words.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Shares of messages that change an entity registered before. */
const SCOPE_SHARE = 0.22;
const ADDRESS_SHARE = 0.13;
/** From the message to the village's inbox when nobody has to help, minutes. */
const PUSH_MINUTES = { from: 0.2, to: 12 } as const;
/** Of those intake cannot place, so many find no place for days; some of the others are placed within the hour. */
const STUCK_SHARE = 0.2;
const STUCK_MINUTES = { from: 1500, to: 9000 } as const;
const QUICK_SHARE = 0.4;
const QUICK_MINUTES = { from: 6, to: 45 } as const;
const SLOW_MINUTES = { from: 62, to: 380 } as const;
/** Entities that change were registered up to so many days before. */
const OLDEST_DAYS = 3000;

/** What the registry counts up: serial numbers of each day, organisations. */
export class RegistryCounters {
  readonly serials = new Map<string, number>();
  #organisations = 0;

  nextSerial(at: number): string {
    const day = dayText(dayNumber(at)).replaceAll('-', '');
    const serial = (this.serials.get(day) ?? 0) + 1;
    this.serials.set(day, serial);
    return `${day}-${String(serial).padStart(6, '0')}`;
  }

  nextOrganisation(): number {
    this.#organisations += 1;
    return this.#organisations;
  }
}

export interface Received {
  readonly taskId: string;
  /** When it was pushed, in working minutes; undefined while it waits for a place (待定位). */
  readonly pushedMinute: number | undefined;
}

/** One message of the registry at a working minute. */
export function receive(scene: Scene, counters: RegistryCounters, registry: Actor, minute: number): Received {
  const { random, time, ledger, places, profile } = scene;
  const receivedAt = time.at(minute);
  const now = time.at(time.end);
  const kind = kindOf(random());
  const house = premises(scene.streets, places, random);
  const vague = kind !== 'scope' && random() < profile.unplacedShare;
  const address = vague ? house.address.replace(places.village.name, '') : house.address;
  const { record, before } = message(scene, counters, kind, address, house, receivedAt);
  const resolution = vague ? unplaced(address, places.village.townCode) : resolutionOf(house, places, random);
  const waited = (PUSH_MINUTES.from + (PUSH_MINUTES.to - PUSH_MINUTES.from) * random() ** 2) * MINUTE_MS;
  const decidedAt = vague ? receivedAt : Math.min(now, receivedAt + Math.round(waited));
  const serial = counters.nextSerial(receivedAt);
  const setting = { cityCode: CITY_CODE, receivedAt, nextSerial: () => serial };
  const rows = { entity: before, openTasks: () => [], waiting: () => [], patrolClass: () => undefined };
  ledger.apply(decideIntake(record, rows, resolution, setting, ledger.context(registry, decidedAt, receivedAt)).changes);
  const registrationId = registrationIdOf(serial);
  const taskId = taskIdOf(registrationId);
  const pushedMinute = vague ? placeByHand(scene, registrationId, house, minute) : minute + (decidedAt - receivedAt) / MINUTE_MS;
  return { taskId, pushedMinute };
}

/** Messages of the last days that name not even a town: they wait at the city. */
export function receiveNowhere(ledger: Ledger, counters: RegistryCounters, registry: Actor, receivedAt: number, random: Random): void {
  const address = `广东省东莞市${pick(STREETS, random)}${pick(STREET_KINDS, random)}${String(between(1, 90, random))}号`;
  const organisation = organisationOf(counters.nextOrganisation(), random);
  const record = registrationRecord(address, '', organisation, dayNumber(receivedAt), random);
  const resolution: Resolution = { ...unplaced(address, ''), townCode: null, placedBy: 'none', problem: 'noTown' };
  const setting = { cityCode: CITY_CODE, receivedAt, nextSerial: () => counters.nextSerial(receivedAt) };
  const rows = { entity: undefined, openTasks: () => [], waiting: () => [], patrolClass: () => undefined };
  ledger.apply(decideIntake(record, rows, resolution, setting, ledger.context(registry, receivedAt)).changes);
}

const kindOf = (draw: number): RegistrationKind => (draw < SCOPE_SHARE ? 'scope' : draw < SCOPE_SHARE + ADDRESS_SHARE ? 'address' : 'new');

/** What the registry says, and the entity as it was known before. */
function message(
  scene: Scene, counters: RegistryCounters, kind: RegistrationKind, address: string, house: House, receivedAt: number,
): { readonly record: RegistrationRecord; readonly before: Entity | undefined } {
  const { random, places, streets, ledger } = scene;
  const organisation = organisationOf(counters.nextOrganisation(), random);
  const age = kind === 'new' ? between(0, 1, random) : between(90, OLDEST_DAYS, random);
  const registeredDay = dayNumber(receivedAt) - age;
  const record = registrationRecord(address, places.town.shortName, organisation, registeredDay, random);
  if (kind === 'new') return { record, before: undefined };
  const changedAt = receivedAt - age * DAY_MS;
  const { id: villageCode } = places.village;
  if (kind === 'address') {
    const old = elsewhere(address, () => premises(streets, places, random));
    const moved = { ...record, address: old.address };
    return { record, before: settledEntity(moved, resolutionOf(old, places, random), villageCode, changedAt) };
  }
  const before = settledEntity(record, resolutionOf(house, places, random), villageCode, changedAt);
  ledger.know(entityTable, [before]);
  return { record: { ...record, businessScope: `${record.businessScope}食品销售（仅销售预包装食品）；互联网销售。` }, before };
}

/** Where it was before: not where it is now. */
function elsewhere(address: string, draw: () => House): House {
  const house = draw();
  return house.address === address ? elsewhere(address, draw) : house;
}

function unplaced(address: string, townCode: string): Resolution {
  return {
    addressKey: normaliseAddress(address), townCode, villageCode: null, gridId: null, lon: null, lat: null,
    placedBy: 'town', problem: 'noVillage', candidates: [],
  };
}

/** Somebody at the town finds out where it is, mostly the same day. Answers the working minute. */
function placeByHand(scene: Scene, registrationId: string, house: House, minute: number): number | undefined {
  const { random, time, places, townStaff, ledger } = scene;
  const { from, to } = random() < STUCK_SHARE ? STUCK_MINUTES : random() < QUICK_SHARE ? QUICK_MINUTES : SLOW_MINUTES;
  const waited = between(from, to, random);
  if (!time.hasHappened(minute + waited)) return undefined;
  const args = { registrationId, villageCode: places.village.id, gridId: house.gridId, learn: true };
  ledger.issue('registration.place', args, townStaff, time.at(minute + waited));
  return minute + waited;
}
