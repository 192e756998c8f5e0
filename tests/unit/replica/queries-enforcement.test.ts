/** Theory: a joint action stands in the queue its state and the station's role put it in, with counts of what the station sees. */
import { describe, expect, it } from 'vitest';
import type { ActionQueue } from '#protocol/bridge/queries.ts';
import { ACTION_QUEUES } from '#protocol/bridge/queries.ts';
import { ACTION_PLACES, actionOf, DAY_MS, unitFor } from '../domain/enforcement/places.ts';
import { health, OTHER_TOWN, TOWN } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { QueryStation } from './query-city.ts';

const town = (w: World) => new QueryStation(w, 'townStaff', TOWN);
const department = (w: World, code: string) => new QueryStation(w, 'deptOfficer', `dept:${TOWN}:${code}`);

function queuesOf(station: QueryStation, place = TOWN): readonly ActionQueue[] {
  const found = ACTION_QUEUES.filter((queue) => station.ask('actions.list', { place, queue }).total === 1);
  const counts = station.ask('actions.counts', { place });
  expect(ACTION_QUEUES.filter((queue) => counts[queue] === 1)).toEqual(found);
  return found;
}

describe('a town', () => {
  it.each([
    ['applied', ['applied', 'open', 'all']],
    ['planned', ['planned', 'open', 'all']],
    ['approved', ['approved', 'open', 'all']],
    ['noticed', ['underway', 'open', 'all']],
    ['summarised', ['lookBack', 'open', 'all']],
    ['closed', ['done', 'all']],
    ['refused', ['done', 'all']],
    ['cancelled', ['done', 'all']],
  ] as const)('finds an action that is %s', (place, queues) => {
    expect(queuesOf(town(ACTION_PLACES[place]()))).toEqual(queues);
  });

  it('finds none of another town', () => {
    expect(town(ACTION_PLACES.applied()).ask('actions.list', { place: OTHER_TOWN, queue: 'all' }).total).toBe(0);
    expect(new QueryStation(ACTION_PLACES.applied(), 'townStaff', OTHER_TOWN).ask('actions.list', { queue: 'all' }).total).toBe(0);
  });

  it('searches title, number and place', () => {
    const station = town(ACTION_PLACES.planned());
    expect(station.ask('actions.list', { queue: 'all', search: '校园' }).total).toBe(1);
    expect(station.ask('actions.list', { queue: 'all', search: '镇中心' }).total).toBe(1);
    expect(station.ask('actions.list', { queue: 'all', search: '网吧' }).total).toBe(0);
  });

  it('counts receipts, check-ins and targets with a result of anybody', () => {
    const w = ACTION_PLACES.visited();
    w.must('action.checkIn', { id: unitFor(w, 'health').id, people: 2 }, health);
    const [summary] = town(w).ask('actions.list', { queue: 'underway' }).rows;
    expect(summary).toMatchObject({ departments: 2, received: 1, checkedIn: 1, targets: 2, visited: 2, own: null, lookBack: null });
  });

  it('is told which look-back is next, and that it waits once it is near', () => {
    const w = ACTION_PLACES.summarised();
    const station = town(w);
    station.now = w.now - 30 * DAY_MS;
    const [summary] = station.ask('actions.list', { queue: 'lookBack' }).rows;
    expect(summary?.lookBack).toMatchObject({ days: 7, done: 0 });
    expect(station.ask('desk.counts', { place: TOWN }).actions).toBe(0);
    station.now = summary?.lookBack?.amberAt ?? 0;
    expect(station.ask('desk.counts', { place: TOWN }).actions).toBe(1);
  });

  it('has no look-back left once both are made: only the closing waits', () => {
    const [summary] = town(ACTION_PLACES.lookedBack()).ask('actions.list', { queue: 'lookBack' }).rows;
    expect(summary?.lookBack).toBeNull();
  });
});

describe('a department', () => {
  it('that applied follows its application; one that does not take part sees nothing', () => {
    expect(queuesOf(department(ACTION_PLACES.applied(), 'market'))).toEqual(['applied', 'open', 'all']);
    expect(queuesOf(department(ACTION_PLACES.noticed(), 'police'))).toEqual([]);
  });

  it('that was only notified has the notice to sign for, then the action under way, then the end of it', () => {
    const w = ACTION_PLACES.noticed();
    expect(queuesOf(department(w, 'health'))).toEqual(['toReceive', 'underway', 'open', 'all']);
    expect(department(w, 'health').ask('desk.counts', { place: TOWN }).actions).toBe(1);
    w.must('action.checkIn', { id: unitFor(w, 'health').id, people: 2 }, health);
    expect(queuesOf(department(w, 'health'))).toEqual(['underway', 'open', 'all']);
    expect(department(w, 'health').ask('desk.counts', { place: TOWN }).actions).toBe(0);
    expect(queuesOf(department(ACTION_PLACES.cancelled(), 'health'))).toEqual(['done', 'all']);
  });

  it('counts its own notice, not those it cannot see', () => {
    const [summary] = department(ACTION_PLACES.visited(), 'market').ask('actions.list', { queue: 'underway' }).rows;
    expect(summary).toMatchObject({ departments: 1, received: 0, visited: 1 });
  });
});

it('a step without a verdict is marked, in the list and in the detail', () => {
  const w = ACTION_PLACES.noticed();
  const station = department(w, 'health');
  const { id } = actionOf(w);
  const own = station.ask('action.detail', { id })?.units[0]?.id;
  station.issue('action.receive', { id: own });
  const detail = station.ask('action.detail', { id });
  expect(detail?.units[0]).toMatchObject({ pending: true, receivedByName: 'deptOfficer' });
  expect(detail?.summary.pending).toBe(true);
});

it('targets stand in the order of the plan, with the leads the station holds', () => {
  const w = ACTION_PLACES.visited();
  const detail = town(w).ask('action.detail', { id: actionOf(w).id });
  expect(detail?.sheet.map(({ targetKey, subjectName }) => [targetKey, subjectName])).toEqual([['t1', '无名小吃店'], ['t2', '无名理发店']]);
  expect(detail?.leads.map(({ id }) => id)).toEqual(['lead']);
  expect(detail?.timeline.map(({ command }) => command)).toContain('action.recordResult');
});
