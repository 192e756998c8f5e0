/** Theory: figures beside the queues, the queues themselves and the overviews never disagree, whatever the rows are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightOf } from '#domain/calendar/limits.ts';
import { tierOf } from '#domain/core/scope.ts';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import { proposalTable } from '#domain/schema/disposal.ts';
import type { Proposal } from '#domain/schema/disposal.ts';
import { LEAD_STATES, leadTable } from '#domain/schema/lead.ts';
import type { Lead, LeadState, LeadStep } from '#domain/schema/lead.ts';
import { memberTable } from '#domain/schema/people.ts';
import { TASK_STATES, taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { LEAD_QUEUES, TASK_QUEUES } from '#protocol/bridge/queries.ts';
import type { LeadQueue, PlaceFigures, TaskQueue } from '#protocol/bridge/queries.ts';
import { at, FAR_VILLAGE, member, NEIGHBOUR, NOW, OTHER_TOWN, TOWN, VILLAGE, World, world } from '../domain/task/world.ts';
import { CITY, entity, leadIn, pushedRegistration, QueryStation, taskIn, unplaced } from './query-city.ts';

const VILLAGES = [VILLAGE, NEIGHBOUR, FAR_VILLAGE] as const;
const PLACES = ['', CITY, TOWN, OTHER_TOWN, ...VILLAGES];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const village = fc.constantFrom(...VILLAGES);
/** Who asked for something and waits for the answer; null for nobody. */
const ASKING = [null, 'gridMember', 'villageDispatcher', 'townStaff'] as const;
/** Around now, with now itself likely: the edges of a limit are where counts and lists could part. */
const moment = fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -40 * DAY_MS, max: 40 * DAY_MS })).map((offset) => NOW + offset);
const past = fc.integer({ min: 0, max: 40 * DAY_MS }).map((age) => NOW - age);
const grid = fc.constantFrom('1', null);

interface TaskFacts {
  village: string;
  state: Task['state'];
  dueAt: number;
  amberAt: number;
  pushedAt: number;
  closedAt: number;
  grid: string | null;
  onTime: 0 | 1;
}
const task: fc.Arbitrary<TaskFacts> = fc.record({
  village,
  state: fc.constantFrom(...TASK_STATES),
  dueAt: moment,
  amberAt: moment,
  pushedAt: past,
  closedAt: past,
  grid,
  onTime: fc.constantFrom(0, 1),
});
/** Every state with the steps that can be in it (domain/schema/lead.ts). */
const whereabouts = fc.constantFrom<readonly [LeadState, LeadStep | null]>(
  ...LEAD_STATES.map((state) => [state, null] as const),
  ['villageAccepted', 'disposing'],
  ['villageAccepted', 'resolved'],
  ['handedUp', 'triaged'],
  ['handedUp', 'city'],
  ['handedUp', 'coordinated'],
  ['handedUp', 'joint'],
  ['returned', 'triaged'],
  ['deptAccepted', 'processing'],
);
const lead = fc.record({
  village,
  whereabouts,
  major: fc.constantFrom(0, 1),
  relapseOf: fc.constantFrom(null, 'earlier'),
  asks: fc.constantFrom(...ASKING),
  dueAt: fc.option(moment),
  amberAt: moment,
  reportedAt: past,
  grid,
});
const registration = fc.oneof(
  fc.record({ village: fc.constantFrom(null, TOWN, OTHER_TOWN), takes: fc.constant(null) }),
  fc.record({ village, takes: fc.constantFrom(0, HOUR_MS, HOUR_MS + 1, DAY_MS) }),
);
const rows = fc.record({
  tasks: fc.array(task, { maxLength: 25 }),
  leads: fc.array(lead, { maxLength: 25 }),
  registrations: fc.array(registration, { maxLength: 10 }),
  entities: fc.array(fc.option(village), { maxLength: 8 }),
});
type Rows = typeof rows extends fc.Arbitrary<infer T> ? T : never;

function cityOf({ tasks, leads, registrations, entities }: Rows): World {
  const it = world();
  tasks.forEach(({ village: code, state, dueAt, amberAt, pushedAt, closedAt, grid: number, onTime }, index) => {
    const open = taskIn(state, `t${String(index)}`, code);
    const gridId = number === null ? null : `${code}-${number}`;
    const firstCheck = state.startsWith('closed') || state === 'noticeServed' ? { firstCheckAt: pushedAt, firstCheckOnTime: onTime } : {};
    it.put(
      taskTable,
      open.open === 1
        ? { ...open, ...firstCheck, pushedAt, gridId, dueAt, amberAt: Math.min(amberAt, dueAt) }
        : { ...open, ...firstCheck, pushedAt, gridId, closedAt },
    );
  });
  leads.forEach(({ village: code, whereabouts, major, relapseOf, asks, dueAt, amberAt, reportedAt, grid: number }, index) => {
    const [state, step] = whereabouts;
    const gridId = number === null ? null : `${code}-${number}`;
    const lead = leadIn(state, `l${String(index)}`, code, { reportedAt, gridId, step, major, relapseOf });
    if (asks !== null) it.put(proposalTable, requestFor(lead, asks));
    it.put(leadTable, lead.open === 1 ? { ...lead, dueAt, amberAt: dueAt === null ? null : Math.min(amberAt, dueAt) } : lead);
  });
  registrations.forEach(({ village: code, takes }, index) => {
    const id = `r${String(index)}`;
    it.put(registrationTable, takes === null || code === null ? unplaced(id, code) : pushedRegistration(id, code, NOW - takes, NOW));
  });
  entities.forEach((code, index) => it.put(entityTable, entity(`e${String(index)}`, code)));
  return it;
}

const requestFor = ({ id, scope, also }: Lead, byRole: Proposal['byRole']): Proposal => ({
  id: `p-${id}`, scope, also, leadId: id, kind: 'pause', state: 'open', reason: 'x', what: 'appraisal', days: 5, byId: 'x', byName: 'x',
  byRole, at: NOW, decidedByName: null, decidedAt: null, decision: '',
});

/** Rows of a place by the plain rule, without an index or a counter. */
const within =
  (place: string) =>
  (row: { townCode: string | null; villageCode: string | null }): boolean => {
    const tier = tierOf(place);
    return tier === 'village' ? row.villageCode === place : tier === 'town' ? row.townCode === place : true;
  };

const IN_TASK_QUEUE: Record<TaskQueue, (task: Task) => boolean> = {
  toAssign: ({ state }) => state === 'pushed',
  assigned: ({ state }) => state === 'assigned',
  onTheWay: ({ state }) => state === 'accepted' || state === 'onSite',
  revisit: ({ state }) => state === 'revisit',
  recheck: ({ state }) => state === 'noticeServed',
  asked: () => false,
  amber: (row) => row.open === 1 && lightOf(row, NOW) === 'amber',
  overdue: (row) => row.open === 1 && lightOf(row, NOW) === 'red',
  open: ({ open }) => open === 1,
  closed: ({ open }) => open === 0,
  all: () => true,
};

/** The queues by the plain rule, as a city supervisor sees them: the city decides what towns and their villages ask for. */
function inLeadQueue(queue: LeadQueue, lead: Lead, asks: Proposal | undefined): boolean {
  const { state, step } = lead;
  const open = lead.open === 1;
  const withTown = state === 'handedUp' || state === 'returned';
  const rules: Record<LeadQueue, boolean> = {
    toAccept: state === 'reported',
    disposing: state === 'villageAccepted' && step !== 'resolved',
    resolved: step === 'resolved',
    handedUp: withTown,
    toTriage: withTown && (step === null || step === 'coordinated'),
    toTransfer: step === 'triaged',
    returned: state === 'returned',
    city: step === 'city',
    joint: step === 'joint',
    toReceive: state === 'transferred',
    processing: state === 'deptAccepted',
    atDepartment: state === 'transferred' || state === 'deptAccepted',
    toVerify: state === 'feedback',
    decisions: open && (asks?.byRole === 'villageDispatcher' || asks?.byRole === 'townStaff'),
    asked: false,
    major: open && lead.major === 1,
    relapsed: open && lead.relapseOf !== null,
    overdue: open && lightOf(lead, NOW) === 'red',
    open,
    closed: !open,
    all: true,
  };
  return rules[queue];
}

const checked = (property: (city: World) => void): void => {
  fc.assert(
    fc.property(rows, (facts) => property(cityOf(facts))),
    { numRuns: 25 },
  );
};

describe('the figures beside the queues', () => {
  it('are the totals of the lists, which hold exactly the rows of the queue', () => {
    checked((city) => {
      const station = new QueryStation(city, 'citySupervisor', CITY);
      for (const place of PLACES) {
        const counts = station.ask('desk.counts', { place });
        const tasks = city.all(taskTable).filter(within(place));
        for (const queue of TASK_QUEUES) {
          const list = station.ask('tasks.list', { place, queue });
          expect(list.rows.map(({ id }) => id).sort()).toEqual(
            tasks
              .filter(IN_TASK_QUEUE[queue])
              .map(({ id }) => id)
              .sort(),
          );
          expect([list.total, counts.tasks[queue]], `${queue} of ${place}`).toEqual([list.rows.length, list.rows.length]);
        }
        const leads = city.all(leadTable).filter(within(place));
        const asks = new Map(city.all(proposalTable).map((request) => [request.leadId, request]));
        for (const queue of LEAD_QUEUES) {
          const list = station.ask('leads.list', { place, queue });
          const expected = leads.filter((row) => inLeadQueue(queue, row, asks.get(row.id))).map(({ id }) => id);
          expect(list.rows.map(({ id }) => id).sort(), `${queue} of ${place}`).toEqual(expected.sort());
          expect([list.total, counts.leads[queue]], `${queue} of ${place}`).toEqual([list.rows.length, list.rows.length]);
        }
        expect(counts.unplaced).toBe(station.ask('registrations.unplaced', { place }).total);
      }
    });
  });

  it('count each open task and each open lead under one light, the one its list filters by', () => {
    checked((city) => {
      const station = new QueryStation(city, 'citySupervisor', CITY);
      for (const place of PLACES) {
        const { lights, leadLights } = station.ask('desk.counts', { place });
        for (const light of ['green', 'amber', 'red'] as const) {
          const shown = (row: Task | Lead): boolean => within(place)(row) && row.open === 1 && lightOf(row, NOW) === light;
          const tasks = city.all(taskTable).filter(shown).length;
          const leads = city.all(leadTable).filter(shown).length;
          const listed = (name: 'tasks.list' | 'leads.list'): number => station.ask(name, { place, queue: 'open', light }).total;
          expect([listed('tasks.list'), lights[light]], `tasks ${light} of ${place}`).toEqual([tasks, tasks]);
          expect([listed('leads.list'), leadLights[light]], `leads ${light} of ${place}`).toEqual([leads, leads]);
        }
      }
    });
  });

  it('tell the share of registrations pushed within the hour over 30 Shanghai days', () => {
    const city = world();
    const midnight = at('2026-10-25 00:00');
    const add = (id: string, receivedAt: number, pushedAt: number) =>
      city.put(registrationTable, pushedRegistration(id, VILLAGE, receivedAt, pushedAt));
    add('first', midnight, midnight);
    add('tooOld', midnight - 1, midnight - 1);
    add('late', NOW - HOUR_MS - 1, NOW);
    expect(new QueryStation(city, 'villageDispatcher', VILLAGE).ask('desk.counts', { place: VILLAGE }).push).toEqual({ onTime: 2, all: 3 });
  });
});

/** Figures every row of which lies in exactly one place of the next tier down. */
const SUMMED = [
  'tasksPushed',
  'tasksClosed',
  'tasksOpen',
  'toAssign',
  'amber',
  'overdue',
  'firstChecksDone',
  'firstChecksOnTime',
  'leadsReported',
  'leadsClosed',
  'leadsOpen',
  'members',
  'pushedToday',
  'closedToday',
  'leadsToday',
] as const satisfies readonly (keyof PlaceFigures)[];

describe('the overview', () => {
  it('adds up from villages to towns to the city', () => {
    checked((city) => {
      const station = new QueryStation(city, 'citySupervisor', CITY);
      for (const place of [CITY, TOWN, OTHER_TOWN]) {
        const overview = station.ask('place.overview', { place });
        for (const figure of SUMMED) {
          expect(
            overview?.below.reduce((sum, row) => sum + row[figure], 0),
            `${figure} of ${place}`,
          ).toBe(overview?.figures[figure]);
        }
      }
    });
  });

  it('gives grids what has a grid, and never more than the village has', () => {
    checked((city) => {
      const station = new QueryStation(city, 'villageDispatcher', VILLAGE);
      const overview = station.ask('place.overview', { place: VILLAGE });
      const [grid, ...others] = overview?.below ?? [];
      expect([grid?.code, others]).toEqual([`${VILLAGE}-1`, []]);
      const open = city.all(taskTable).filter((row) => row.villageCode === VILLAGE && row.open === 1);
      expect(overview?.figures).toMatchObject({
        tasksOpen: open.length,
        amber: open.filter((row) => lightOf(row, NOW) === 'amber').length,
      });
      expect(grid).toMatchObject({
        tasksOpen: open.filter(({ gridId }) => gridId !== null).length,
        overdue: open.filter((row) => row.gridId !== null && lightOf(row, NOW) === 'red').length,
      });
    });
  });

  it('agrees with the desk of the same place, and a station of a place with the station of the city', () => {
    checked((city) => {
      const supervisor = new QueryStation(city, 'citySupervisor', CITY);
      const own = [new QueryStation(city, 'villageDispatcher', VILLAGE), new QueryStation(city, 'townStaff', TOWN)];
      for (const station of [supervisor, ...own]) {
        const { place } = station.account;
        const overview = station.ask('place.overview', { place });
        const { tasks, leads, unplaced: waiting } = station.ask('desk.counts', { place });
        expect(overview?.figures).toMatchObject({
          tasksOpen: tasks.open,
          toAssign: tasks.toAssign,
          amber: tasks.amber,
          overdue: tasks.overdue,
          leadsOpen: leads.open,
          unplaced: waiting,
        });
        // Members of a city's villages are seen by the city; accounts and unplaced rows of the city stay with it.
        expect(overview).toEqual(supervisor.ask('place.overview', { place }));
      }
    });
  });

  it('shows where a place lies, down to its grids in force', () => {
    const city = world();
    const station = new QueryStation(city, 'townStaff', TOWN);
    const tiers = (place: string) => {
      const overview = station.ask('place.overview', { place });
      return [overview?.tier, overview?.path.map(({ code }) => code), overview?.below.map(({ code }) => code)];
    };
    expect(tiers(CITY)).toEqual(['city', [CITY], [TOWN, OTHER_TOWN]]);
    expect(tiers(TOWN)).toEqual(['town', [CITY, TOWN], [VILLAGE, NEIGHBOUR]]);
    expect(tiers(VILLAGE)).toEqual(['village', [CITY, TOWN, VILLAGE], [`${VILLAGE}-1`]]);
  });

  it.each(['441800', '441900199', '441900103999'])('of %s, which nobody knows, is null', (place) => {
    expect(new QueryStation(world(), 'citySupervisor', CITY).ask('place.overview', { place })).toBeNull();
  });

  it('counts members who are there, but not those who left', () => {
    const city = world();
    city.put(memberTable, member('gone', VILLAGE, { status: 'left' }));
    expect(
      new QueryStation(city, 'townStaff', TOWN).ask('place.overview', { place: TOWN })?.below.map(({ code, members }) => [code, members]),
    ).toEqual([
      [VILLAGE, 3],
      [NEIGHBOUR, 1],
    ]);
  });
});

describe('a replica that is still empty', () => {
  const station = new QueryStation(new World(), 'villageDispatcher', VILLAGE);

  it('answers zero, not nothing', () => {
    const counts = station.ask('desk.counts', { place: VILLAGE });
    expect(
      [
        ...Object.values(counts.tasks),
        ...Object.values(counts.leads),
        counts.unplaced,
        ...Object.values(counts.lights),
        ...Object.values(counts.push),
      ].every((n) => n === 0),
    ).toBe(true);
    expect(station.ask('desk.counts', { place: '' })).toEqual(counts);
    expect(station.ask('place.overview', { place: VILLAGE })).toBeNull();
    expect(station.ask('place.trend', { place: VILLAGE, days: 2 })).toEqual([
      { day: '2026-11-22', pushed: 0, closed: 0, leads: 0 },
      { day: '2026-11-23', pushed: 0, closed: 0, leads: 0 },
    ]);
  });
});
