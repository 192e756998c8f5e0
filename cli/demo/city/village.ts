/** The past of one village: entities checked long ago, sixty days of registrations with their first checks, leads found on the way. */
import { dayNumber, startOfDay } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { RowChange } from '#domain/core/table.ts';
import { put } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { memberTable } from '#domain/schema/people.ts';
import { gridTable, villageTable } from '#domain/schema/territory.ts';
import { between, pick } from '../../random.ts';
import { patrolFind } from '../simulator/visit.ts';
import { organisationOf, premises, registrationRecord, resolutionOf, settledEntity } from './entities.ts';
import { playLead } from './lead-life.ts';
import { receive } from './registrations.ts';
import type { RegistryCounters } from './registrations.ts';
import { asActor, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { anyHouse } from './streets.ts';
import { playTask } from './task-life.ts';
import { WORKING_DAY } from './working-time.ts';

/** Entities without business in the last months were registered so many days ago. */
const SETTLED_DAYS = { from: 70, to: 4200 } as const;
const COMPLAINT_SHARE = 0.25;
/** In the village a visitor works in, the newest tasks are left to assign: those of about a working day, and a few older ones. */
const HELD_MINUTES = 1.15 * WORKING_DAY;
const HELD_OLDER_MINUTES = 3 * WORKING_DAY;
const HELD_OLDER_SHARE = 0.05;

export interface VillagePlan {
  readonly scene: Scene;
  readonly entities: number;
  readonly registrations: number;
  readonly focus: boolean;
}

/** All rows of the village but its members and grids, each in its last state. */
export function villageRows({ scene, entities, registrations, focus }: VillagePlan, counters: RegistryCounters, registry: Actor): RowChange[] {
  const { ledger, places, members, random, time, profile } = scene;
  ledger.know(villageTable, [places.village]);
  ledger.know(gridTable, places.grids.map(({ row }) => row));
  ledger.know(memberTable, members);
  const minutes = Array.from({ length: registrations }, () => random() * time.end).sort((a, b) => a - b);
  for (const minute of minutes) {
    const { taskId, pushedMinute } = receive(scene, counters, registry, minute);
    if (pushedMinute !== undefined) playTask(scene, taskId, pushedMinute, focus && isHeld(scene, pushedMinute));
  }
  const leads = Math.round(registrations * profile.leadShare);
  for (let index = 0; index < leads; index += 1) reportLead(scene, random() * time.end);
  const settled = Array.from({ length: Math.max(0, entities - registrations) }, () => put(entityTable, oldEntity(scene, counters)));
  return [...settled, ...ledger.changes()];
}

function isHeld({ time, random }: Scene, pushedMinute: number): boolean {
  const age = time.end - pushedMinute;
  return age < HELD_MINUTES || (age < HELD_OLDER_MINUTES && random() < HELD_OLDER_SHARE);
}

function oldEntity(scene: Scene, counters: RegistryCounters) {
  const { streets, places, random, time } = scene;
  const house = premises(streets, places, random);
  const day = dayNumber(time.at(time.end)) - between(SETTLED_DAYS.from, SETTLED_DAYS.to, random);
  const organisation = organisationOf(counters.nextOrganisation(), random);
  const record = registrationRecord(house.address, places.town.shortName, organisation, day, random);
  return settledEntity(record, resolutionOf(house, places, random), places.village.id, startOfDay(day));
}

function reportLead(scene: Scene, minute: number): void {
  const { members, places, streets, dispatcher, random, ledger } = scene;
  const member = pick(members.filter(({ status }) => status === 'onDuty'), random);
  const story = new Story(scene, minute);
  const house = anyHouse(streets, places, random);
  const find = { ...patrolFind(member, house, random), gridId: house.gridId };
  const complaint = random() < COMPLAINT_SHARE;
  const leadId = complaint
    ? story.issue('lead.report', { ...find, origin: 'complaint' }, dispatcher)
    : story.issue('lead.report', find, asActor(member));
  playLead(scene, ledger.row(leadTable, leadId).id, minute);
}
