/** Theory: a detail holds what belongs to its row and nothing of another's; an id nobody has is null, never an error. */
import { describe, expect, it } from 'vitest';
import { SYSTEM_ACCOUNT } from '#domain/core/actor.ts';
import { eventTable } from '#domain/schema/event.ts';
import type { TimelineEvent } from '#domain/schema/event.ts';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { memberTable } from '#domain/schema/people.ts';
import { inspectionTable, taskTable } from '#domain/schema/task.ts';
import type { Inspection } from '#domain/schema/task.ts';
import { calendarYearTable, gridTable } from '#domain/schema/territory.ts';
import { at, FAR_VILLAGE, member, NEIGHBOUR, NOW, TOWN, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, entity, leadIn, pushedRegistration, QueryStation, taskIn } from './query-city.ts';

const dispatcher = (city: World) => new QueryStation(city, 'villageDispatcher', VILLAGE);

function visit(id: string, taskId: string, when: number): Inspection {
  return {
    id,
    scope: VILLAGE,
    also: null,
    taskId,
    entityId: 'shop',
    memberId: 'chen',
    memberName: 'chen',
    kind: 'firstCheck',
    at: when,
    lon: null,
    lat: null,
    result: 'normal',
    answers: '{}',
    itemSet: 'basic',
    note: '',
    proxy: 0,
    distanceM: null,
  };
}

function line(id: string, subject: string, subjectId: string, when: number, scope: string = VILLAGE): TimelineEvent {
  return {
    id,
    scope,
    also: null,
    subject,
    subjectId,
    at: when,
    issuedAt: when,
    actorId: 'a',
    actorName: '甲',
    actorRole: 'villageDispatcher',
    command: 'task.remark',
    detail: '{}',
  };
}

/** One shop with two tasks, a lead, visits and a timeline, beside the world's own task. */
function shopCity(): World {
  const city = world();
  city.put(entityTable, entity('shop'));
  city.put(taskTable, taskIn('closedNormal', 'old', VILLAGE, { entityId: 'shop', pushedAt: NOW - 100 }));
  city.put(taskTable, taskIn('disposal', 'new', VILLAGE, { entityId: 'shop', pushedAt: NOW - 50, leadId: 'lead' }));
  city.put(leadTable, leadIn('reported', 'lead', VILLAGE, { entityId: 'shop', taskId: 'new' }));
  city.put(registrationTable, { ...pushedRegistration('reg', VILLAGE, NOW - 60, NOW - 50), entityId: 'shop', taskId: 'new' });
  city.put(inspectionTable, visit('second', 'new', NOW - 20));
  city.put(inspectionTable, visit('first', 'new', NOW - 30));
  city.put(inspectionTable, visit('other', 'old', NOW - 90));
  for (const event of [
    line('2', 'task', 'new', NOW - 2),
    line('1', 'task', 'new', NOW - 3),
    line('3', 'lead', 'lead', NOW - 1),
    line('4', 'task', 'task', NOW),
  ])
    city.put(eventTable, event);
  return city;
}

describe('task.detail', () => {
  it('brings entity, grid, visits, lead, timeline and the entity’s other tasks', () => {
    const detail = dispatcher(shopCity()).ask('task.detail', { id: 'new' });
    expect(detail).toMatchObject({
      task: { id: 'new', pending: false },
      entity: { id: 'shop', contactPhone: '138****1234', contactName: '张**' },
      grid: { id: `${VILLAGE}-1` },
      lead: { id: 'lead', pending: false },
    });
    expect(detail?.inspections.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(detail?.timeline.map(({ id, pending }) => [id, pending])).toEqual([
      ['1', false],
      ['2', false],
    ]);
    expect(detail?.history.map(({ id }) => id)).toEqual(['old']);
  });

  it('marks what a command without a verdict added', () => {
    const station = dispatcher(shopCity());
    station.issue('task.assign', { taskId: 'task', memberId: 'chen' });
    const detail = station.ask('task.detail', { id: 'task' });
    expect(detail?.task).toMatchObject({ state: 'assigned', assigneeId: 'chen', pending: true });
    expect(detail?.timeline.map(({ command, pending }) => [command, pending])).toEqual([
      ['task.remark', false],
      ['task.assign', true],
    ]);
  });

  it('goes without an entity or grid the replica does not hold', () => {
    const city = world();
    city.put(taskTable, taskIn('pushed', 'orphan', VILLAGE, { entityId: 'elsewhere', gridId: 'elsewhere' }));
    expect(dispatcher(city).ask('task.detail', { id: 'orphan' })).toMatchObject({
      entity: null,
      grid: null,
      lead: null,
      inspections: [],
      timeline: [],
      history: [],
    });
  });
});

describe('lead.detail and entity.detail', () => {
  it('bring what belongs to them', () => {
    const station = dispatcher(shopCity());
    expect(station.ask('lead.detail', { id: 'lead' })).toMatchObject({
      lead: { id: 'lead', phone: '138****1234' },
      entity: { id: 'shop' },
      task: { id: 'new' },
      timeline: [{ id: '3' }],
    });
    const file = station.ask('entity.detail', { id: 'shop' });
    expect(file?.tasks.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(file).toMatchObject({ registrations: [{ id: 'reg' }], leads: [{ id: 'lead' }] });
    expect(file?.inspections.map(({ id }) => id)).toEqual(['second', 'first', 'other']);
    expect(file?.timeline.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it.each(['task.detail', 'lead.detail', 'entity.detail'] as const)('%s of an id nobody has, or nobody here may see, is null', (name) => {
    const neighbour = new QueryStation(shopCity(), 'villageDispatcher', NEIGHBOUR);
    for (const id of ['new', 'lead', 'shop', 'nothing', "' OR 1=1 --"]) expect(neighbour.ask(name, { id })).toBeNull();
  });
});

describe('task.recommend', () => {
  it('rates the members on duty of the task’s village, with parts that add up', () => {
    const city = world();
    city.put(
      memberTable,
      member('near', VILLAGE, { gridId: 'another', duty: 'deputy', lon: 113.67, lat: 22.81, positionAt: NOW - 60_000 }),
    );
    city.put(taskTable, taskIn('assigned', 'busy', VILLAGE, { assigneeId: 'chen' }));
    const station = dispatcher(city);
    const recommended = station.ask('task.recommend', { id: 'task', limit: 20 });
    expect(recommended.map(({ member: { id } }) => id).sort()).toEqual(['chen', 'li', 'near']);
    for (const { score, parts } of recommended) expect(parts.grid + parts.load + parts.distance + parts.skill).toBe(score);
    expect(recommended.map(({ score }) => score)).toEqual(recommended.map(({ score }) => score).sort((a, b) => b - a));
    const of = (id: string) => recommended.find((each) => each.member.id === id);
    expect([of('chen')?.openTasks, of('li')?.openTasks]).toEqual([1, 0]);
    expect(of('near')).toMatchObject({ distanceM: 0, positionAgeMs: 60_000, parts: { grid: 0 } });
    expect(of('li')).toMatchObject({ distanceM: null, positionAgeMs: null });
    expect(station.ask('task.recommend', { id: 'task', limit: 1 })).toEqual(recommended.slice(0, 1));
  });

  it('recommends nobody for a task nobody knows', () => {
    expect(dispatcher(world()).ask('task.recommend', { id: 'nothing' })).toEqual([]);
  });
});

describe('territory', () => {
  it('is the whole city’s, on a village’s station too', () => {
    const station = dispatcher(world());
    const { city, towns } = station.ask('territory.towns', {});
    expect([city?.id, towns.map(({ id }) => id)]).toEqual([CITY, [TOWN, '441900104']]);
    expect(station.ask('territory.villages', { townCode: TOWN }).map(({ id }) => id)).toEqual([VILLAGE, NEIGHBOUR]);
    expect(station.ask('territory.villages', { townCode: '441900999' })).toEqual([]);
    expect(station.ask('territory.grids', { villageCode: FAR_VILLAGE }).map(({ id }) => id)).toEqual([`${FAR_VILLAGE}-1`]);
  });

  it('shows the grids in force today', () => {
    const city = world();
    const [grid] = city.all(gridTable).filter(({ villageCode }) => villageCode === VILLAGE);
    if (grid === undefined) throw new Error('no grid');
    city.put(gridTable, { ...grid, id: 'abolished', number: '0', validTo: NOW });
    city.put(gridTable, { ...grid, id: 'ending', number: '2', validTo: NOW + 1 });
    expect(
      dispatcher(city)
        .ask('territory.grids', { villageCode: VILLAGE })
        .map(({ id }) => id),
    ).toEqual([`${VILLAGE}-1`, 'ending']);
  });

  it('maps a village with its open tasks and the members who did not leave', () => {
    const city = shopCity();
    city.put(memberTable, member('gone', VILLAGE, { status: 'left' }));
    const station = dispatcher(city);
    const map = station.ask('map.village', { villageCode: VILLAGE });
    expect(map?.tasks.map(({ id }) => id)).toEqual(['task']);
    expect(map?.members.map(({ id }) => id)).toEqual(['away', 'chen', 'li']);
    expect(map?.grids.map(({ id }) => id)).toEqual([`${VILLAGE}-1`]);
    expect(station.ask('map.village', { villageCode: '441900103999' })).toBeNull();
    expect(station.ask('map.village', { villageCode: NEIGHBOUR })).toMatchObject({ tasks: [], members: [] });
  });

  it('knows the years of its calendar', () => {
    const city = world();
    for (const id of ['2027', '2026'])
      city.put(calendarYearTable, {
        id,
        scope: '*',
        also: null,
        holidays: '[]',
        makeUpDays: '[]',
        source: '',
        changedBy: null,
        changedAt: null,
      });
    expect(
      dispatcher(city)
        .ask('calendar.years', {})
        .map(({ id }) => id),
    ).toEqual(['2026', '2027']);
  });
});

describe('place.trend', () => {
  it('counts on Shanghai days, of which the last is today', () => {
    const city = world();
    const midnight = at('2026-11-22 00:00');
    city.put(taskTable, taskIn('closedNormal', 'a', VILLAGE, { pushedAt: midnight - 1, closedAt: midnight }));
    city.put(taskTable, taskIn('closedNormal', 'b', NEIGHBOUR, { pushedAt: midnight, closedAt: NOW }));
    city.put(leadTable, leadIn('reported', 'c', VILLAGE, { reportedAt: midnight - 1 }));
    city.put(leadTable, leadIn('invalid', 'd', VILLAGE, { reportedAt: midnight }));
    const station = new QueryStation(city, 'townStaff', TOWN);
    expect(station.ask('place.trend', { place: TOWN, days: 3 })).toEqual([
      { day: '2026-11-21', pushed: 1, closed: 0, leads: 1 },
      { day: '2026-11-22', pushed: 1, closed: 1, leads: 0 },
      { day: '2026-11-23', pushed: 1, closed: 1, leads: 0 },
    ]);
    expect(station.ask('place.trend', { place: VILLAGE, days: 2 })).toEqual([
      { day: '2026-11-22', pushed: 0, closed: 1, leads: 0 },
      { day: '2026-11-23', pushed: 1, closed: 0, leads: 0 },
    ]);
    expect(station.ask('place.trend', { days: 3 })).toEqual(station.ask('place.trend', { place: CITY, days: 3 }));
    station.now = at('2026-11-24 00:00');
    expect(station.ask('place.trend', { place: TOWN, days: 2 }).map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24']);
  });
});

describe('place.oldest', () => {
  it('names what is overdue longest, tasks and leads together', () => {
    const city = world();
    city.put(taskTable, taskIn('assigned', 'late', VILLAGE, { dueAt: NOW - 10, assigneeName: '陈', number: 'SJ-1' }));
    city.put(taskTable, taskIn('pushed', 'later', NEIGHBOUR, { dueAt: NOW - 5 }));
    city.put(taskTable, taskIn('pushed', 'justNot', VILLAGE, { dueAt: NOW }));
    city.put(taskTable, taskIn('closedNormal', 'closed', VILLAGE, { dueAt: NOW - 99 }));
    city.put(leadTable, leadIn('deptAccepted', 'lead', VILLAGE, { dueAt: NOW - 7, department: 'market' }));
    const station = new QueryStation(city, 'townStaff', TOWN);
    const oldest = station.ask('place.oldest', { place: TOWN });
    expect(oldest.map(({ kind, id, holder }) => [kind, id, holder])).toEqual([
      ['task', 'late', '陈'],
      ['lead', 'lead', 'market'],
      ['task', 'later', null],
    ]);
    expect(oldest[0]).toMatchObject({
      number: 'SJ-1',
      townName: `镇${TOWN}`,
      villageName: `村${VILLAGE}`,
      dueAt: NOW - 10,
      state: 'assigned',
    });
    expect(station.ask('place.oldest', { place: NEIGHBOUR }).map(({ id }) => id)).toEqual(['later']);
    expect(station.ask('place.oldest', { limit: 1 }).map(({ id }) => id)).toEqual(['late']);
  });
});

describe('events.recent', () => {
  const city = shopCity();
  city.put(eventTable, line('neighbours', 'member', 'wu', NOW + 1, NEIGHBOUR));
  city.put(eventTable, line('departed', 'task', 'noLongerHere', NOW + 2));
  city.put(eventTable, line('strange', 'constructor', 'x', NOW - 9));
  // The hub's own reminders, newer than everything people did.
  for (let n = 0; n < 5; n += 1) city.put(eventTable, { ...line(`reminder${n}`, 'task', 'x', NOW + 9), actorId: SYSTEM_ACCOUNT });
  const station = new QueryStation(city, 'townStaff', TOWN);

  it('are the newest lines first, with the names of what and where', () => {
    const events = station.ask('events.recent', { place: TOWN });
    expect(events.map(({ id }) => id)).toEqual(['departed', 'neighbours', '4', '3', '2', '1', 'strange']);
    expect(events.map(({ subjectName, placeName }) => [subjectName, placeName]).slice(0, 4)).toEqual([
      ['', `村${VILLAGE}`],
      ['wu', `村${NEIGHBOUR}`],
      ['东莞市task餐饮店', `村${VILLAGE}`],
      ['lead理发店', `村${VILLAGE}`],
    ]);
  });

  it('are those of the place', () => {
    expect(station.ask('events.recent', { place: NEIGHBOUR }).map(({ id }) => id)).toEqual(['neighbours']);
    expect(station.ask('events.recent', { place: '', limit: 2 }).map(({ id }) => id)).toEqual(['departed', 'neighbours']);
    expect(station.ask('events.recent', { place: FAR_VILLAGE })).toEqual([]);
  });
});

describe('search.everything', () => {
  const city = shopCity();
  city.put(entityTable, entity('cafe', NEIGHBOUR, { name: '星光ＣＡＦＥ', address: '解放路8号', creditCode: '92441900MA4W12345X' }));
  city.put(entityTable, entity('adrift', null, { name: '漂泊公司' }));
  city.put(taskTable, taskIn('pushed', 'open', NEIGHBOUR, { entityName: '星光茶楼', number: 'SJ-2026-000123' }));
  city.put(taskTable, taskIn('closedNormal', 'closed', NEIGHBOUR, { entityName: '星光茶楼', number: 'SJ-2026-000124' }));
  city.put(leadTable, leadIn('reported', 'l', NEIGHBOUR, { subjectName: '星光网吧', number: 'XS-2026-0009' }));
  city.put(memberTable, member('m', NEIGHBOUR, { name: '星光光', initials: 'xgg' }));
  const station = new QueryStation(city, 'citySupervisor', CITY);
  const hits = (text: string, limit = 12) => station.ask('search.everything', { text, limit }).map(({ kind, id }) => `${kind} ${id}`);

  it.each<[string, string, string[]]>([
    ['a name, the best of each kind first', '星光', ['task open', 'lead l', 'entity cafe', 'member m']],
    ['letters of another width and case', 'cafe', ['entity cafe']],
    ['an address', '解放路', ['entity cafe']],
    ['a task by its number, closed or not', 'sj-2026-00012', ['task open', 'task closed']],
    ['a lead by its number', 'XS-2026', ['lead l']],
    ['an entity by its credit code', '92441900ma4w12345x', ['entity cafe']],
    ['an entity without a town', '漂泊', ['entity adrift']],
    ['a member by pinyin initials', 'XGG', ['member m']],
    ['nothing', '  ', []],
    ['what is not there', '不存在的', []],
    ['the marks of SQL', "%' _", []],
  ])('finds %s', (_name, text, expected) => {
    expect(hits(text)).toEqual(expected);
  });

  it('keeps to its limit, and to what the reader may see', () => {
    expect(hits('星光', 2)).toEqual(['task open', 'lead l']);
    expect(dispatcher(city).ask('search.everything', { text: '星光' })).toEqual([]);
  });
});
