/** The past of one village: entities checked long ago, sixty days of registrations with their first checks, leads found on the way. */
import { dayNumber, startOfDay } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { RowChange } from '#domain/core/table.ts';
import { put } from '#domain/core/table.ts';
import { industryTable } from '#domain/schema/disposal.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { itemSetTable, permitItemTable } from '#domain/schema/items.ts';
import { memberTable } from '#domain/schema/people.ts';
import { gridTable, villageTable } from '#domain/schema/territory.ts';
import { between, pick } from '../../random.ts';
import { patrolFind } from '../simulator/visit.ts';
import { formTeam, showCasework } from './casework.ts';
import { organisationOf, premises, registrationRecord, resolutionOf, settledEntity } from './entities.ts';
import { tellAgain } from './duplicate-life.ts';
import { answerFollowUps } from './follow-up-life.ts';
import { LEADS_SHOWN, playLead, playLeadTo } from './lead-life.ts';
import type { ReportedLead } from './lead-life.ts';
import { playPatrols } from './patrol-life.ts';
import { receive } from './registrations.ts';
import type { RegistryCounters } from './registrations.ts';
import { asActor, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { anyHouse } from './streets.ts';
import { playTask } from './task-life.ts';
import type { LeftAt } from './task-life.ts';
import { playUnit } from './unit-life.ts';
import { keepLedger } from './unlicensed-life.ts';
import { WORKING_DAY } from './working-time.ts';

/** Entities without business in the last months were registered so many days ago. */
const SETTLED_DAYS = { from: 70, to: 4200 } as const;
const COMPLAINT_SHARE = 0.25;
/** In the village a visitor works in, the newest tasks are left to assign: those of about a working day, and a few older ones. */
const HELD_MINUTES = 1.15 * WORKING_DAY;
const HELD_OLDER_MINUTES = 3 * WORKING_DAY;
const HELD_OLDER_SHARE = 0.05;
/** Of the newest, so many are assigned but not accepted, and so many wait for another member after a visit in vain. */
const LEFT_ASSIGNED_SHARE = 0.15;
const LEFT_REVISIT_SHARE = 0.1;
/** Leads shown in each state were reported one to two of these spans ago: long enough to get there. */
const SHOWN_MINUTES = 1.5 * WORKING_DAY;

export interface VillagePlan {
  readonly scene: Scene;
  readonly entities: number;
  readonly registrations: number;
  readonly focus: boolean;
}

/** All rows of the village but its members and grids, each in its last state. */
export function villageRows(plan: VillagePlan, counters: RegistryCounters, registry: Actor): RowChange[] {
  const { scene, entities, registrations, focus } = plan;
  const { ledger, places, members, random, time, profile } = scene;
  ledger.know(villageTable, [places.village]);
  ledger.know(gridTable, places.grids.map(({ row }) => row));
  ledger.know(memberTable, members);
  ledger.know(industryTable, scene.industries);
  ledger.know(itemSetTable, scene.items.sets);
  ledger.know(permitItemTable, scene.items.permits);
  ledger.apply(Array.from({ length: Math.max(0, entities - registrations) }, () => put(entityTable, oldEntity(scene, counters))));
  formTeam(scene);
  const minutes = Array.from({ length: registrations }, () => random() * time.end).sort((a, b) => a - b);
  for (const minute of minutes) {
    const { taskId, pushedMinute } = receive(scene, counters, registry, minute);
    if (pushedMinute !== undefined) playTask(scene, taskId, pushedMinute, focus ? leftAt(scene, pushedMinute) : undefined);
  }
  const leads = Math.round(registrations * profile.leadShare);
  for (let index = 0; index < leads; index += 1) playLead(scene, report(scene, random() * time.end));
  if (focus) {
    for (const state of LEADS_SHOWN) playLeadTo(scene, report(scene, time.end - SHOWN_MINUTES * (1 + random())), state);
    showCasework(scene);
  }
  keepLedger(scene);
  playPatrols(scene, focus);
  answerFollowUps(scene);
  tellAgain(scene, focus);
  if (focus) playUnit(scene, counters, registry);
  return ledger.changes();
}

/** Where a task of the visitor's village is left, if it is. */
function leftAt({ time, random }: Scene, pushedMinute: number): LeftAt | undefined {
  const age = time.end - pushedMinute;
  if (age >= HELD_MINUTES) return age < HELD_OLDER_MINUTES && random() < HELD_OLDER_SHARE ? 'inbox' : undefined;
  const draw = random();
  return draw < LEFT_ASSIGNED_SHARE ? 'assigned' : draw < LEFT_ASSIGNED_SHARE + LEFT_REVISIT_SHARE ? 'revisit' : 'inbox';
}

function oldEntity(scene: Scene, counters: RegistryCounters) {
  const { streets, places, random, time } = scene;
  const house = premises(streets, places, random);
  const day = dayNumber(time.at(time.end)) - between(SETTLED_DAYS.from, SETTLED_DAYS.to, random);
  const organisation = organisationOf(counters.nextOrganisation(), random);
  const record = registrationRecord(house.address, places.town.shortName, organisation, day, random);
  return settledEntity(record, resolutionOf(house, places, random), places.village.id, startOfDay(day));
}

/** Reports a lead at a working minute; answers where its story stands. */
function report(scene: Scene, minute: number): ReportedLead {
  const { members, places, streets, dispatcher, random } = scene;
  const member = pick(members.filter(({ status }) => status === 'onDuty'), random);
  const story = new Story(scene, minute);
  const house = anyHouse(streets, places, random);
  const find = { ...patrolFind(member, house, random), gridId: house.gridId };
  const complaint = random() < COMPLAINT_SHARE;
  const leadId = complaint
    ? story.issue('lead.report', { ...find, origin: 'complaint' }, dispatcher)
    : story.issue('lead.report', find, asActor(member));
  return { leadId, minute };
}
