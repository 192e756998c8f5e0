/** Theory: a list holds the rows of its filters in its order, page by page, and only rows its reader may see. */
import { describe, expect, it } from 'vitest';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import { LEAD_CATEGORIES, leadTable } from '#domain/schema/lead.ts';
import { accountTable, memberTable } from '#domain/schema/people.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import { at, FAR_VILLAGE, member, NEIGHBOUR, NOW, TOWN, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, entity, leadIn, QueryStation, taskIn, unplaced } from './query-city.ts';

/** The world without the task it comes with. */
function emptyCity(): World {
  const city = world();
  city.put(taskTable, {
    ...city.task(),
    state: 'cancelled',
    open: 0,
    scope: FAR_VILLAGE,
    villageCode: FAR_VILLAGE,
    townCode: FAR_VILLAGE.slice(0, 9),
  });
  return city;
}

function cityWith(...tasks: readonly Task[]): World {
  const city = emptyCity();
  for (const task of tasks) city.put(taskTable, task);
  return city;
}

const dispatcher = (city: World) => new QueryStation(city, 'villageDispatcher', VILLAGE);
const ids = (listing: { readonly rows: readonly { readonly id: string }[] }) => listing.rows.map(({ id }) => id);

describe('tasks.list', () => {
  const city = cityWith(
    taskIn('pushed', 'a', VILLAGE, {
      dueAt: NOW + 3,
      pushedAt: NOW - 30,
      entityName: '丙记茶楼',
      address: '振华路１２号',
      number: 'SJ-2026-0001',
    }),
    taskIn('assigned', 'b', VILLAGE, {
      dueAt: NOW + 1,
      pushedAt: NOW - 10,
      entityName: '乙记ＫＴＶ',
      assigneeId: 'chen',
      assigneeName: '陈志强',
      cause: 'address',
      gridId: null,
    }),
    taskIn('noticeServed', 'c', VILLAGE, {
      dueAt: NOW + 2,
      pushedAt: NOW - 20,
      entityName: '甲记电子厂',
      cause: 'scope',
      number: 'SJ-2026-0003',
    }),
    taskIn('closedNormal', 'd', VILLAGE, { closedAt: NOW - 5, pushedAt: NOW - 50 }),
    taskIn('closedFixed', 'e', VILLAGE, { closedAt: NOW - 1, pushedAt: NOW - 60 }),
    taskIn('pushed', 'f', NEIGHBOUR, { dueAt: NOW, pushedAt: NOW }),
  );
  for (const id of ['a', 'b', 'c'])
    city.put(entityTable, entity(`entity-${id}`, VILLAGE, { creditCode: `92441900MA4W0XX${id.toUpperCase()}0K` }));
  const station = dispatcher(city);
  const list = (args: QueryArgs<'tasks.list'>) => ids(station.ask('tasks.list', { place: VILLAGE, ...args }));

  it.each<[string, QueryArgs<'tasks.list'>, string[]]>([
    ['what is due first', { sort: 'due' }, ['b', 'c', 'a']],
    ['what came last', { sort: 'newest' }, ['b', 'c', 'a']],
    ['by name, in code point order', { sort: 'name' }, ['a', 'b', 'c']],
    ['finished work from the last closed backwards', { queue: 'closed' }, ['e', 'd']],
    ['everything from the last pushed backwards', { queue: 'all' }, ['b', 'c', 'a', 'd', 'e']],
    ['of a grid', { gridId: `${VILLAGE}-1` }, ['c', 'a']],
    ['of a grid that is not there', { gridId: 'nowhere' }, []],
    ['of a member', { assigneeId: 'chen' }, ['b']],
    ['of a cause', { cause: 'scope' }, ['c']],
    ['of a cause among the finished, of which there is none', { queue: 'closed', cause: 'scope' }, []],
    ['of all filters at once', { cause: 'address', assigneeId: 'chen', light: 'green', search: '乙记' }, ['b']],
    ['of all filters but one', { cause: 'address', assigneeId: 'chen', light: 'red', search: '乙记' }, []],
  ])('%s', (_name, args, expected) => {
    expect(list(args)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['a name', '茶楼', ['a']],
    ['letters of another width and case', 'ktv', ['b']],
    ['digits of another width in an address', '路12号', ['a']],
    ['a number', 'SJ-2026-0003', ['c']],
    ['a member’s name', '志强', ['b']],
    ['the beginning of a credit code', '92441900ma4w0xxc', ['c']],
    ['spaces around it', '  电子厂 ', ['c']],
    ['a text with the marks of SQL in it', '%_\'"', []],
    ['nothing but spaces', '   ', ['b', 'c', 'a']],
  ])('finds %s', (_name, search, expected) => {
    expect(list({ search })).toEqual(expected);
  });

  it('finds in finished work too, and counts what it found', () => {
    expect(station.ask('tasks.list', { place: VILLAGE, queue: 'all', search: '乙记' })).toMatchObject({ total: 1, rows: [{ id: 'b' }] });
  });

  it('pages without a gap or a repetition, and keeps the total', () => {
    for (const args of [{ queue: 'open' }, { queue: 'all' }, { queue: 'all', sort: 'name' }] as const) {
      const whole = station.ask('tasks.list', { place: VILLAGE, ...args });
      const pages = [0, 2, 4, 6].map((offset) => station.ask('tasks.list', { place: VILLAGE, ...args, offset, limit: 2 }));
      expect(pages.flatMap(ids)).toEqual(ids(whole));
      expect(pages.map(({ total }) => total)).toEqual([whole.total, whole.total, whole.total, whole.total]);
    }
  });

  it('holds what the reader may see, whatever place is asked for', () => {
    expect(ids(station.ask('tasks.list', { place: NEIGHBOUR }))).toEqual([]);
    expect(ids(station.ask('tasks.list', { place: TOWN }))).toEqual(['b', 'c', 'a']);
    expect(ids(new QueryStation(city, 'townStaff', TOWN).ask('tasks.list', { place: TOWN }))).toEqual(['f', 'b', 'c', 'a']);
    expect(ids(new QueryStation(city, 'citySupervisor', CITY).ask('tasks.list', { place: NEIGHBOUR }))).toEqual(['f']);
    expect(ids(new QueryStation(city, 'administrator', '').ask('tasks.list', {}))).toEqual([]);
  });

  it('marks rows a command without a verdict has changed', () => {
    const own = dispatcher(city);
    own.issue('task.assign', { taskId: 'a', memberId: 'chen' });
    const { rows } = own.ask('tasks.list', { place: VILLAGE });
    expect(rows.map(({ id, pending, state }) => [id, pending, state]).sort()).toEqual([
      ['a', true, 'assigned'],
      ['b', false, 'assigned'],
      ['c', false, 'noticeServed'],
    ]);
    expect(own.ask('desk.counts', { place: VILLAGE }).tasks).toMatchObject({ toAssign: 0, assigned: 2, open: 3 });
  });
});

describe('leads.list', () => {
  const city = emptyCity();
  for (const row of [
    leadIn('reported', 'a', VILLAGE, { dueAt: NOW + 2, reportedAt: NOW - 3, category: 'noPermit', description: '油烟扰民' }),
    leadIn('villageAccepted', 'b', VILLAGE, { dueAt: NOW - 1, reportedAt: NOW - 2, subjectName: 'ＡＢＣ网吧' }),
    leadIn('returned', 'c', VILLAGE, { dueAt: null, amberAt: null, reportedAt: NOW - 1 }),
    leadIn('closed', 'd', VILLAGE, { reportedAt: NOW - 9 }),
    leadIn('invalid', 'e', VILLAGE, { reportedAt: NOW - 8 }),
    leadIn('reported', 'f', NEIGHBOUR, { dueAt: NOW }),
  ])
    city.put(leadTable, row);
  const station = dispatcher(city);
  const list = (args: QueryArgs<'leads.list'>) => ids(station.ask('leads.list', { place: VILLAGE, ...args }));

  it.each<[string, QueryArgs<'leads.list'>, string[]]>([
    ['what is due first, what has no limit last', {}, ['b', 'a', 'c']],
    ['the newest first', { sort: 'newest' }, ['c', 'b', 'a']],
    ['finished ones, the newest first', { queue: 'closed' }, ['e', 'd']],
    ['all', { queue: 'all' }, ['c', 'b', 'a', 'e', 'd']],
    ['handed up or returned by a department', { queue: 'handedUp' }, ['c']],
    ['overdue', { queue: 'overdue' }, ['b']],
    ['of a category', { category: 'noPermit' }, ['a']],
    ['of a category nobody knows', { category: 'x' }, []],
    ['that say', { search: '油烟' }, ['a']],
    ['about, in another width', { search: 'abc' }, ['b']],
    ['with a number', { search: 'xs-c' }, ['c']],
    ['red', { light: 'red' }, ['b']],
  ])('%s', (_name, args, expected) => {
    expect(list(args)).toEqual(expected);
  });

  it('knows every category', () => {
    expect(LEAD_CATEGORIES.flatMap((category) => list({ category })).sort()).toEqual(['a', 'b', 'c']);
  });

  it('pages', () => {
    expect([0, 1, 2, 3].flatMap((offset) => list({ offset, limit: 1 }))).toEqual(['b', 'a', 'c']);
  });

  it('masks a telephone number, as the hub sent it', () => {
    expect(station.ask('leads.list', { place: VILLAGE }).rows[0]?.phone).toBe('138****1234');
  });

  it('shows a department what was transferred to it and nothing else', () => {
    city.put(leadTable, leadIn('transferred', 'g', VILLAGE, { also: `dept:${TOWN}:market`, department: 'market' }));
    const department = new QueryStation(city, 'deptOfficer', `dept:${TOWN}:market`);
    expect(ids(department.ask('leads.list', { queue: 'all' }))).toEqual(['g']);
    expect(department.ask('desk.counts', {})).toMatchObject({ leads: { atDepartment: 1, open: 1, all: 1 }, tasks: { all: 0 } });
  });
});

describe('registrations.unplaced', () => {
  const city = emptyCity();
  const candidates = JSON.stringify([
    { villageCode: VILLAGE, gridId: null, why: 'road' },
    { villageCode: '441900103999', gridId: null, why: 'road' },
  ]);
  for (const row of [
    unplaced('late', TOWN, { receivedAt: NOW - 1, candidates }),
    unplaced('early', TOWN, { receivedAt: NOW - 2, candidates: 'no JSON' }),
    unplaced('oddly', TOWN, { candidates: '{"villageCode":1}', entityName: '奇怪公司' }),
    unplaced('nowhere', null),
  ])
    city.put(registrationTable, row);

  it('are a town’s, the longest waiting first, with the villages the address might mean', () => {
    const { total, rows } = new QueryStation(city, 'townStaff', TOWN).ask('registrations.unplaced', { place: TOWN });
    expect([total, rows.map(({ registration, townName }) => [registration.id, townName])]).toEqual([
      3,
      [
        ['early', `镇${TOWN}`],
        ['late', `镇${TOWN}`],
        ['oddly', `镇${TOWN}`],
      ],
    ]);
    expect(rows.map((row) => row.candidates)).toEqual([
      [],
      [
        { villageCode: VILLAGE, villageName: `村${VILLAGE}`, gridId: null, why: 'road' },
        { villageCode: '441900103999', villageName: '441900103999', gridId: null, why: 'road' },
      ],
      [],
    ]);
  });

  it('without even a town are the city’s', () => {
    const station = new QueryStation(city, 'citySupervisor', CITY);
    expect(station.ask('registrations.unplaced', {}).total).toBe(4);
    expect(station.ask('registrations.unplaced', { place: TOWN, search: '奇怪', limit: 1 })).toMatchObject({
      total: 1,
      rows: [{ registration: { id: 'oddly' } }],
    });
    expect(dispatcher(city).ask('registrations.unplaced', { place: VILLAGE })).toEqual({ total: 0, rows: [] });
  });
});

describe('members.list', () => {
  const city = emptyCity();
  city.put(
    memberTable,
    member('zwm', VILLAGE, { name: '张伟明', initials: 'zwm', duty: 'deputy', phone: '13500001111', gridId: `${VILLAGE}-0` }),
  );
  const month = at('2026-11-01 00:00');
  const work = { assigneeId: 'zwm', assigneeName: '张伟明' };
  for (const row of [
    taskIn('assigned', 'a', VILLAGE, { ...work, dueAt: NOW - 1 }),
    taskIn('onSite', 'b', VILLAGE, { ...work, dueAt: NOW }),
    taskIn('closedNormal', 'c', VILLAGE, { ...work, closedAt: month }),
    taskIn('closedNormal', 'd', VILLAGE, { ...work, closedAt: month - 1 }),
  ])
    city.put(taskTable, row);
  const station = dispatcher(city);
  const list = (args: QueryArgs<'members.list'>) => station.ask('members.list', { place: VILLAGE, ...args });

  it('counts their open work, what is overdue, and what they closed since the first of the Shanghai month', () => {
    expect(list({ search: '伟明' })).toMatchObject({
      total: 1,
      rows: [
        { member: { id: 'zwm', pending: false }, gridName: '', villageName: `村${VILLAGE}`, openTasks: 2, overdue: 1, closedThisMonth: 1 },
      ],
    });
    expect(list({ search: 'chen' }).rows[0]).toMatchObject({ gridName: '第一网格', openTasks: 0, overdue: 0, closedThisMonth: 0 });
  });

  it.each<[string, QueryArgs<'members.list'>, string[]]>([
    ['by pinyin initials', { search: 'ZWM' }, ['zwm']],
    ['by telephone', { search: '0000111' }, ['zwm']],
    ['on leave', { status: 'leave' }, ['away']],
    ['who left', { status: 'left' }, []],
    ['of the village, by grid and duty', {}, ['zwm', 'away', 'chen', 'li']],
    ['of another village', { place: NEIGHBOUR }, []],
    ['on a page', { offset: 1, limit: 2 }, ['away', 'chen']],
  ])('%s', (_name, args, expected) => {
    expect(list(args).rows.map(({ member: { id } }) => id)).toEqual(expected);
  });
});

describe('accounts.list', () => {
  const city = emptyCity();
  const [administrator] = city.all(accountTable);
  if (administrator === undefined) throw new Error('no account');
  city.put(accountTable, { ...administrator, id: 'cun', login: 'cun-1', name: '陈调度', role: 'villageDispatcher', place: VILLAGE });
  city.put(accountTable, { ...administrator, id: 'zhen', login: 'zhen-1', name: '王指挥', role: 'townStaff', place: TOWN });

  it('are an administrator’s, by role', () => {
    const station = new QueryStation(city, 'administrator', '');
    expect(ids(station.ask('accounts.list', {}))).toEqual([administrator.id, 'zhen', 'cun']);
    expect(ids(station.ask('accounts.list', { role: 'townStaff' }))).toEqual(['zhen']);
    expect(station.ask('accounts.list', { search: VILLAGE })).toMatchObject({ total: 1, rows: [{ id: 'cun', pending: false }] });
    expect(station.ask('accounts.list', { offset: 1, limit: 1 })).toMatchObject({ total: 3, rows: [{ id: 'zhen' }] });
  });

  it('are nobody else’s', () => {
    expect(dispatcher(city).ask('accounts.list', {})).toEqual({ total: 0, rows: [] });
  });
});
