/** 特殊管理单元: the special unit in the visitor's village keeps an inbox of its own, with a few registrations on every step of the way. */
import { dayNumber } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import { unitScope } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import type { Resolution } from '#domain/address/resolver.ts';
import { decideIntake } from '#domain/registration/intake.ts';
import { registrationIdOf, taskIdOf } from '#domain/registration/push.ts';
import { accountTable } from '#domain/schema/people.ts';
import { taskTable } from '#domain/schema/task.ts';
import { gridTable } from '#domain/schema/territory.ts';
import type { Grid } from '#domain/schema/territory.ts';
import { between, seededRandom, seedOf } from '../../random.ts';
import { firstCheck } from '../simulator/visit.ts';
import type { CheckShares } from '../simulator/visit.ts';
import { organisationOf, registrationRecord } from './entities.ts';
import { UNIT_LOGIN } from './logins.ts';
import type { RegistryCounters } from './registrations.ts';
import { Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { actorOf, CITY_CODE, deskAccount } from './staff.ts';
import { WORKING_DAY } from './working-time.ts';

type Step = 'inbox' | 'accepted' | 'onSite' | 'normal' | 'notFound' | 'problem' | 'fixed';

/** How far each registration has come, and how many working days ago it was pushed. */
const STORIES: readonly { readonly step: Step; readonly daysAgo: number }[] = [
  { step: 'inbox', daysAgo: 0.1 }, { step: 'inbox', daysAgo: 0.4 }, { step: 'inbox', daysAgo: 0.8 }, { step: 'accepted', daysAgo: 1.2 },
  { step: 'accepted', daysAgo: 2 }, { step: 'onSite', daysAgo: 2.5 }, { step: 'notFound', daysAgo: 3 }, { step: 'problem', daysAgo: 4 },
  { step: 'normal', daysAgo: 5 }, { step: 'normal', daysAgo: 7 }, { step: 'fixed', daysAgo: 11 },
];
const SHARES: Partial<Record<Step, CheckShares>> = {
  normal: { notFound: 0, problem: 0 }, notFound: { notFound: 1, problem: 0 }, problem: { notFound: 0, problem: 1 },
  fixed: { notFound: 0, problem: 1 },
};

/** The registrations of the first special unit of the village, and the account that works them off. */
export function playUnit(scene: Scene, counters: RegistryCounters, registry: Actor): void {
  const [grid] = scene.places.units;
  if (grid === undefined) return;
  const { ledger, places, time } = scene;
  ledger.know(gridTable, [grid]);
  const place = unitScope(places.village.id, grid.id);
  const account = deskAccount({ login: UNIT_LOGIN, role: 'specialUnit', place, name: `${grid.name}管理处`, createdAt: time.at(0) });
  ledger.apply([put(accountTable, account)]);
  const unit = actorOf(account);
  for (const [index, { step, daysAgo }] of STORIES.entries()) {
    const story = new Story(scene, time.end - daysAgo * WORKING_DAY);
    const taskId = register(scene, counters, registry, grid, index, story.now());
    work(scene, story, unit, taskId, step);
  }
}

/** One message of the registry about somebody who opens in the unit; answers the task it is pushed as. */
function register(scene: Scene, counters: RegistryCounters, registry: Actor, grid: Grid, index: number, receivedAt: number): string {
  const { ledger, places: { town, village } } = scene;
  const random = seededRandom(seedOf(`${grid.id} ${String(index)}`));
  const room = `${String(index + 1)}栋${String(between(1, 6, random))}0${String(between(1, 8, random))}室`;
  const address = `广东省东莞市${town.name}${village.name}${grid.name}${room}`;
  const organisation = organisationOf(counters.nextOrganisation(), random);
  const record = registrationRecord(address, town.shortName, organisation, dayNumber(receivedAt) - 1, random);
  const resolution: Resolution = {
    addressKey: normaliseAddress(address), townCode: town.id, villageCode: village.id, gridId: grid.id, special: true,
    lon: grid.lon, lat: grid.lat, placedBy: 'village', problem: '', candidates: [],
  };
  const serial = counters.nextSerial(receivedAt);
  const setting = { cityCode: CITY_CODE, receivedAt, nextSerial: () => serial };
  const rows = { entity: undefined, openTasks: () => [], waiting: () => [], patrolClass: () => undefined };
  ledger.apply(decideIntake(record, rows, resolution, setting, ledger.context(registry, receivedAt)).changes);
  return taskIdOf(registrationIdOf(serial));
}

/** The unit takes the task and goes as far with it as the story tells. */
function work(scene: Scene, story: Story, unit: Actor, taskId: string, step: Step): void {
  if (step === 'inbox' || !story.wait(20)) return;
  story.issue('task.accept', { taskId }, unit);
  if (step === 'accepted' || !story.wait(WORKING_DAY / 2)) return;
  story.issue('task.arrive', { taskId }, unit);
  const shares = SHARES[step];
  if (shares === undefined || !story.wait(25)) return;
  const random = seededRandom(seedOf(taskId));
  story.issue('task.submit', firstCheck(scene.ledger.row(taskTable, taskId), story.now(), random, shares), unit);
  if (step === 'fixed' && story.wait(5 * WORKING_DAY)) story.issue('task.recheck', { taskId, result: 'fixed' }, unit);
}
