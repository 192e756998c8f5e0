/** The complaints' desk offers what the commands would accept, neither more nor less, and files each where it waits. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { COMPLAINT_QUEUES } from '#protocol/bridge/queries.ts';
import type { ComplaintQueue } from '#protocol/bridge/queries.ts';
import { COMPLAINT_ACTIONS, COMPLAINT_RULES, complaintActionsOf } from '#renderer/features/complaints/rules.ts';
import type { ComplaintAction } from '#renderer/features/complaints/rules.ts';
import { complaint } from '../../domain/complaint/examples.ts';
import { LEAD, leadWorld } from '../../domain/lead/places.ts';
import { city, dispatcher, town, TOWN, VILLAGE } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';
import { CITY, QueryStation } from '../../replica/query-city.ts';

const PEOPLE: readonly Actor[] = [dispatcher, town, city];
const ARGS: Readonly<Record<ComplaintAction, object>> = { place: { villageCode: VILLAGE }, callBack: { result: 'satisfied' } };

interface Situation { readonly place: 'reported' | 'closed' | null; readonly changes: Partial<Complaint>; readonly queue: ComplaintQueue }

const SITUATIONS: Readonly<Record<string, Situation>> = {
  unplaced: { place: null, changes: { leadId: null, villageCode: null, scope: TOWN }, queue: 'toPlace' },
  open: { place: 'reported', changes: {}, queue: 'open' },
  settled: { place: 'closed', changes: {}, queue: 'toCallBack' },
  calledInVain: { place: 'closed', changes: { callBackResult: 'unreachable' }, queue: 'toCallBack' },
  called: { place: 'closed', changes: { callBackResult: 'notSatisfied' }, queue: 'done' },
  noCallBack: { place: 'closed', changes: { wantsCallBack: 0 }, queue: 'done' },
};

function worldOf({ place, changes }: Situation): World {
  const w = leadWorld(place ?? 'reported');
  if (place === null) w.drop(leadTable, LEAD);
  w.put(complaintTable, complaint(changes));
  return w;
}

const viewerOf = ({ accountId, role, grants, memberId }: Actor) => ({ id: accountId, role, place: '', grants: [...grants], memberId });

describe.each(COMPLAINT_ACTIONS)('%s', (action) => {
  it('is offered to the roles of its command', () => {
    const { command, roles } = COMPLAINT_RULES[action];
    expect(roles.toSorted()).toEqual(commandNamed(command)?.roles.toSorted());
  });

  it.each(Object.keys(SITUATIONS).flatMap((name) => PEOPLE.map((person) => [name, person.role, person] as const)))(
    'of a complaint that is %s, by a %s: offered exactly when it applies', (name, _role, person) => {
      const situation = SITUATIONS[name];
      if (situation === undefined) throw new Error(name);
      const w = worldOf(situation);
      const [row] = w.all(complaintTable);
      if (row === undefined) throw new Error('no complaint');
      const lead = situation.place === null ? null : w.lead(LEAD);
      const { primary, others } = complaintActionsOf({ ...row, lead }, viewerOf(person), w.now);
      const outcome = w.refusal(COMPLAINT_RULES[action].command, { complaintId: row.id, ...ARGS[action] }, person);
      expect(outcome === 'applied', outcome).toBe(primary === action || others.includes(action));
    },
  );
});

it.each(Object.entries(SITUATIONS))('the rail of village and town counts one that is %s if its caller waits', (_name, situation) => {
  const w = worldOf(situation);
  const waiting = (role: Role, place: string): number => {
    return new QueryStation(w, role, place).ask('desk.counts', { place }).complaints;
  };
  const expected = situation.queue === 'toCallBack' ? 1 : 0;
  expect(waiting('villageDispatcher', VILLAGE)).toBe(expected);
  expect(waiting('townStaff', TOWN)).toBe(expected);
  expect(waiting('citySupervisor', CITY)).toBe(0);
});

it.each(Object.entries(SITUATIONS))('a complaint that is %s lies in its queue and in no other but all', (_name, situation) => {
  const station = new QueryStation(worldOf(situation), 'townStaff', TOWN);
  const counts = station.ask('complaints.counts', { place: TOWN });
  expect(COMPLAINT_QUEUES.filter((queue) => counts[queue] === 1)).toEqual(
    COMPLAINT_QUEUES.filter((queue) => queue === situation.queue || queue === 'all')
  );
  const { rows } = station.ask('complaints.list', { place: TOWN, queue: situation.queue });
  expect(rows).toMatchObject([{ id: 'complaint', callerName: '张*', callerPhone: '138****1234' }]);
  expect(station.ask('complaint.detail', { id: 'complaint' })?.complaint.lead?.id ?? null).toBe(situation.place === null ? null : LEAD);
});
