import { describe, expect, test } from 'vitest';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Context } from '#domain/core/context.ts';
import type { Resolution } from '#domain/address/resolver.ts';
import { decideIntake } from '#domain/registration/intake.ts';
import type { IntakeDecision } from '#domain/registration/intake.ts';
import { registrationFormat } from '#domain/registration/record.ts';
import type { RegistrationRecord } from '#domain/registration/record.ts';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import type { EntityPatrolClass } from '#domain/schema/patrol.ts';
import type { Task } from '#domain/schema/task.ts';

const RECEIVED = Date.UTC(2026, 10, 20, 2);
const MINUTE_MS = 60_000;
const ACTOR: Actor = { accountId: 'registry', name: '商事登记接口', role: 'intake', grants: [], memberId: null };
const VILLAGE = '441900103012';
const OTHER_VILLAGE = '441900121005';

const at = (villageCode: string, addressKey = 'key of the address'): Resolution => ({
  addressKey, townCode: villageCode.slice(0, 9), villageCode, gridId: null, lon: 113.7, lat: 23,
  placedBy: 'village', problem: '', candidates: [],
});
const NOWHERE: Resolution = {
  addressKey: 'key of the address', townCode: '441900103', villageCode: null, gridId: null, lon: null, lat: null, placedBy: 'town',
  problem: 'noVillage', candidates: [{ villageCode: VILLAGE, gridId: null, why: 'road' }],
};

function recordOf(over: Partial<RegistrationRecord> = {}): RegistrationRecord {
  const parsed = registrationFormat.parse({ creditCode: '91441900MA00000011', name: '晨星五金店', registeredOn: '2026-11-19', address: '某处8号' });
  if (!parsed.ok) throw new Error(parsed.field);
  return { ...parsed.record, ...over };
}

/** The rows a registry's messages leave behind, one after the other. */
class World {
  entity: Entity | undefined;
  patrolClass: EntityPatrolClass | undefined;
  readonly tasks = new Map<string, Task>();
  readonly registrations = new Map<string, Registration>();
  #serial = 0;
  #commands = 0;

  take(record: RegistrationRecord, resolution: Resolution, receivedAt = RECEIVED): IntakeDecision {
    const context: Context = {
      now: receivedAt + MINUTE_MS, issuedAt: receivedAt, commandId: `c${String(this.#commands++)}`, actor: ACTOR,
      calendar: new WorkCalendar([]),
    };
    const decision = decideIntake(record, {
      entity: this.entity,
      openTasks: () => [...this.tasks.values()].filter((task) => task.open === 1),
      waiting: () => [...this.registrations.values()].filter(({ state }) => state === 'unplaced'),
      patrolClass: () => this.patrolClass,
    }, resolution, { cityCode: '441900', receivedAt, nextSerial: () => `20261120-${String(++this.#serial).padStart(6, '0')}` }, context);
    for (const change of decision.changes) {
      if (change.op !== 'put') throw new Error('intake removes nothing');
      if (change.table === 'entity') this.entity = change.row as unknown as Entity;
      if (change.table === 'patrolClass') this.patrolClass = change.row as unknown as EntityPatrolClass;
      if (change.table === 'task') this.tasks.set(change.row.id, change.row as unknown as Task);
      if (change.table === 'registration') this.registrations.set(change.row.id, change.row as unknown as Registration);
    }
    return decision;
  }

  states(): string[] {
    return [...this.tasks.values()].map(({ villageCode, cause, state }) => `${villageCode} ${cause} ${state}`);
  }
}

describe('a message of the registry', () => {
  test('about an entity in a special unit is pushed to the unit and the town, not to the village around it', () => {
    const world = new World();
    const unit = { ...at(VILLAGE), gridId: `${VILLAGE}-T1`, special: true };
    world.take(recordOf(), unit);
    const audience = { scope: VILLAGE.slice(0, 9), also: `unit:${VILLAGE}:${VILLAGE}-T1/`, villageCode: VILLAGE };
    for (const row of [world.entity, ...world.tasks.values(), ...world.registrations.values()]) expect(row).toMatchObject(audience);
    world.take(recordOf({ businessScope: '餐饮服务。' }), unit);
    expect([...world.tasks.values()].map(({ also }) => also)).toEqual([audience.also, audience.also]);
    world.take(recordOf(), at(OTHER_VILLAGE, 'another address'));
    expect([...world.tasks.values()].at(-1)).toMatchObject({ scope: OTHER_VILLAGE, also: null });
  });

  test('about another address takes the patrol class along as soon as the place is known', () => {
    const world = new World();
    world.take(recordOf(), at(VILLAGE));
    const watched: EntityPatrolClass = {
      id: world.entity?.id ?? '', scope: VILLAGE, also: null, patrolClass: 'D', reasons: 'unlicensed', townCode: VILLAGE.slice(0, 9),
      villageCode: VILLAGE, month: '2026-11', since: 1, changedBy: '系统', changedAt: 1,
    };
    world.patrolClass = watched;
    world.take(recordOf({ businessScope: '餐饮服务。' }), at(VILLAGE));
    world.take(recordOf({ businessScope: '餐饮服务。' }), { ...NOWHERE, addressKey: 'another address' });
    expect(world.patrolClass).toEqual(watched);
    world.take(recordOf({ businessScope: '餐饮服务。' }), at(OTHER_VILLAGE, 'another address'));
    const place = { scope: OTHER_VILLAGE, villageCode: OTHER_VILLAGE, townCode: OTHER_VILLAGE.slice(0, 9) };
    expect(world.patrolClass).toEqual({ ...watched, ...place });
  });

  test('about a new entity is pushed to its village as a first check, with the receipt and the push on record', () => {
    const world = new World();
    expect(world.take(recordOf(), at(VILLAGE))).toMatchObject({ result: 'created', unplaced: false });
    expect(world.states()).toEqual([`${VILLAGE} new pushed`]);
    const [registration] = world.registrations.values();
    expect(registration).toMatchObject({ state: 'pushed', receivedAt: RECEIVED, pushedAt: RECEIVED + MINUTE_MS });
    expect(world.tasks.get(registration?.taskId ?? '')).toMatchObject({
      number: 'RW-20261120-000001', scope: VILLAGE, receivedAt: RECEIVED, limit: 'assign',
    });
  });

  test('changes nothing when it comes again', () => {
    const world = new World();
    world.take(recordOf(), at(VILLAGE));
    expect(world.take(recordOf(), at(VILLAGE))).toEqual({ result: 'unchanged', unplaced: false, changes: [] });
  });

  test('with a new address cancels the check nobody went out for and starts one at the new place', () => {
    const world = new World();
    world.take(recordOf(), at(VILLAGE));
    expect(world.take(recordOf({ address: '别处9号' }), at(OTHER_VILLAGE, 'another key'))).toMatchObject({ result: 'changed' });
    expect(world.states()).toEqual([`${VILLAGE} new cancelled`, `${OTHER_VILLAGE} address pushed`]);
    expect(world.entity).toMatchObject({ villageCode: OTHER_VILLAGE, scope: OTHER_VILLAGE });
  });

  test('with a new address leaves a check alone that somebody is on site for', () => {
    const world = new World();
    world.take(recordOf(), at(VILLAGE));
    for (const [id, task] of world.tasks) world.tasks.set(id, { ...task, state: 'onSite' });
    world.take(recordOf({ address: '别处9号' }), at(OTHER_VILLAGE, 'another key'));
    expect(world.states()).toEqual([`${VILLAGE} new onSite`, `${OTHER_VILLAGE} address pushed`]);
  });

  test('with a new scope is checked where the entity is', () => {
    const world = new World();
    world.take(recordOf(), at(VILLAGE));
    world.take(recordOf({ businessScope: '餐饮服务。' }), at(VILLAGE));
    expect(world.states()).toEqual([`${VILLAGE} new pushed`, `${VILLAGE} scope pushed`]);
  });

  test('with another contact changes the entity and makes no work', () => {
    const world = new World();
    world.take(recordOf(), at(VILLAGE));
    const decision = world.take(recordOf({ contactPhone: '13800000000' }), at(VILLAGE));
    expect(decision.changes.map(({ table }) => table)).toEqual(['entity']);
    expect(world.entity?.contactPhone).toBe('13800000000');
  });

  test('without a place waits in its town, is shown to the one village it may be, and is never lost', () => {
    const world = new World();
    expect(world.take(recordOf(), NOWHERE)).toMatchObject({ result: 'created', unplaced: true });
    expect(world.tasks.size).toBe(0);
    expect([...world.registrations.values()]).toMatchObject([
      { state: 'unplaced', scope: '441900103', also: VILLAGE, problem: 'noVillage', pushedAt: null },
    ]);
  });

  test('without even a town waits at the city', () => {
    const world = new World();
    world.take(recordOf(), { ...NOWHERE, townCode: null, problem: 'noTown', candidates: [] });
    expect([...world.registrations.values()]).toMatchObject([{ state: 'unplaced', scope: '441900', also: null }]);
  });

  test('that waited is pushed when its place becomes known, and its limit runs from the first receipt', () => {
    const world = new World();
    world.take(recordOf(), NOWHERE);
    const later = RECEIVED + 90 * MINUTE_MS;
    expect(world.take(recordOf(), at(VILLAGE), later)).toMatchObject({ result: 'changed', unplaced: false });
    expect(world.states()).toEqual([`${VILLAGE} new pushed`]);
    expect([...world.registrations.values()]).toMatchObject([
      { state: 'pushed', kind: 'new', receivedAt: RECEIVED, pushedAt: later + MINUTE_MS },
    ]);
    expect(world.take(recordOf(), at(VILLAGE), later)).toMatchObject({ result: 'unchanged' });
  });
});
