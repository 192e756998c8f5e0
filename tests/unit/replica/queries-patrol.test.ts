/** Theory: boards, lists and counts of patrols, markets, reports, the ledger and the entity files agree with the rows they are of. */
import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/core/actor.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { LEDGER_QUEUES } from '#protocol/bridge/queries.ts';
import type { PatrolQueue } from '#protocol/bridge/queries.ts';
import { campaignTable, drawTable, marketTable, patrolClassTable, patrolRoundTable } from '#domain/schema/patrol.ts';
import type { WatchedClass } from '#domain/schema/patrol.ts';
import { taskTable } from '#domain/schema/task.ts';
import { at, city, dispatcher, FAR_VILLAGE, NEIGHBOUR, neighbour, NOW, TOWN, town, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, entity, QueryStation, taskIn } from './query-city.ts';

const DAY_MS = 86_400_000;

function classed(w: World, id: string, patrolClass: WatchedClass, village = VILLAGE): void {
  w.put(entityTable, entity(id, village));
  w.put(patrolClassTable, {
    id, scope: village, also: null, townCode: TOWN, villageCode: village,
    patrolClass, reasons: patrolClass === 'D' ? 'unlicensed' : 'minorRecord',
    month: '2026-11', since: NOW - 30 * DAY_MS, changedBy: 'x', changedAt: NOW,
  });
}

const visited = (w: World, entityId: string, at: number, n = 1): void =>
  w.put(taskTable, taskIn('closedNormal', `visit-${entityId}-${n}`, VILLAGE, { entityId, firstCheckAt: at, cause: 'patrol' }));

function roundOf(w: World, village: string, month: string, finishedAt: number | null): void {
  w.put(patrolRoundTable, {
    id: village, scope: village, also: null, townCode: village.slice(0, 9), month, through: 'z', entities: 4, closer: 3, farther: 0,
    startedAt: NOW, finishedAt, changedBy: '系统', changedAt: NOW,
  });
}

/**
 * Four entities of D, one of them in the neighbour village, one of B, and three of A: calm, new in the neighbour village, and the one with
 * the world's task. Closed ones and one that has no place yet are of no class. NOW is 23 November.
 */
function patrols(): World {
  const w = world();
  for (const id of ['never', 'once', 'twice']) classed(w, id, 'D');
  classed(w, 'far', 'D', NEIGHBOUR);
  classed(w, 'minor', 'B');
  classed(w, 'gone', 'C');
  w.put(entityTable, entity('gone', VILLAGE, { status: 'closed' }));
  w.put(entityTable, entity('closed', VILLAGE, { status: 'closed' }));
  w.put(entityTable, entity('nowhere', null));
  w.put(entityTable, entity('calm'));
  w.put(entityTable, entity('new', NEIGHBOUR));
  for (const id of ['gone', 'closed', 'nowhere']) visited(w, id, NOW - DAY_MS);
  roundOf(w, VILLAGE, '2026-11', NOW);
  roundOf(w, NEIGHBOUR, '2026-11', null);
  visited(w, 'once', NOW - DAY_MS);
  visited(w, 'twice', NOW - DAY_MS);
  visited(w, 'twice', NOW - 2 * DAY_MS, 2);
  // October's visit does not count for November; the half-year's does.
  visited(w, 'never', NOW - 30 * DAY_MS);
  visited(w, 'calm', NOW - 60 * DAY_MS);
  w.put(taskTable, taskIn('assigned', 'open-once', VILLAGE, { entityId: 'once', cause: 'patrol' }));
  return w;
}

describe('the frequency board', () => {
  it('counts who had the visits of the period, who is on the way, and who is nearly too late', () => {
    const station = new QueryStation(patrols(), 'villageDispatcher', VILLAGE);
    const { classes, reasons } = station.ask('patrol.board', { place: VILLAGE });
    expect(classes.find(({ patrolClass }) => patrolClass === 'D')).toMatchObject({ entities: 3, met: 1, onTheWay: 1, amber: 0 });
    expect(classes.find(({ patrolClass }) => patrolClass === 'A')).toMatchObject({ entities: 2, met: 1, onTheWay: 1 });
    expect(classes.find(({ patrolClass }) => patrolClass === 'C')).toMatchObject({ entities: 0, met: 0, onTheWay: 0, amber: 0 });
    expect(reasons.find(({ patrolClass }) => patrolClass === 'A')).toEqual({ patrolClass: 'A', reasons: 'clean', entities: 2 });
    expect(reasons.find(({ patrolClass }) => patrolClass === 'D')).toMatchObject({ reasons: 'unlicensed', entities: 3 });
    // Three quarters of November are gone; whoever was visited once is late but not forgotten.
    const later = new QueryStation(patrols(), 'villageDispatcher', VILLAGE);
    later.now = NOW + 2 * DAY_MS;
    // So is the quarter of the others, but not of B and A without a visit until the middle of December.
    expect(later.ask('patrol.entities', { place: VILLAGE, queue: 'amber' }).rows.map(({ id }) => id)).toEqual(['never']);
  });

  it('is the sum of its lists, in a village and in the city', () => {
    const places = [['villageDispatcher', VILLAGE], ['townStaff', TOWN], ['citySupervisor', CITY]] as const;
    const moments = [NOW, at('2026-11-30 09:00'), at('2026-12-20 09:00'), at('2026-07-01 00:00')];
    for (const [[role, place], now] of places.flatMap((each) => moments.map((moment) => [each, moment] as const))) {
      const station = new QueryStation(patrols(), role, place);
      station.now = now;
      const { classes } = station.ask('patrol.board', { place });
      const total = (queue: PatrolQueue) => station.ask('patrol.entities', { place, queue }).total;
      const sum = (part: (each: (typeof classes)[number]) => number) => classes.reduce((all, each) => all + part(each), 0);
      expect(total('all')).toBe(sum(({ entities }) => entities));
      expect(total('met')).toBe(sum(({ met }) => met));
      expect(total('due')).toBe(sum(({ entities, met }) => entities - met));
      expect(total('onTheWay')).toBe(sum(({ onTheWay }) => onTheWay));
      expect(total('amber')).toBe(sum(({ amber }) => amber));
    }
  });

  it('lists class by class, the most closely watched first, across the pages', () => {
    const station = new QueryStation(patrols(), 'citySupervisor', CITY);
    const list = (args: object) => station.ask('patrol.entities', { place: CITY, queue: 'all', ...args }).rows.map(({ id }) => id);
    const whole = ['far', 'never', 'once', 'twice', 'minor', 'calm', 'entity-task', 'new'];
    expect(list({})).toEqual(whole);
    expect([0, 3, 6].flatMap((offset) => list({ offset, limit: 3 }))).toEqual(whole);
    expect(list({ reason: 'clean' })).toEqual(['calm', 'entity-task', 'new']);
    expect(list({ reason: 'unlicensed' })).toEqual(['far', 'never', 'once', 'twice']);
    expect(list({ search: '商店', patrolClass: 'A' })).toEqual(['calm', 'new']);
    expect(list({ search: 'calm', place: VILLAGE })).toEqual(['calm']);
    expect(list({ queue: 'met' })).toEqual(['twice', 'calm']);
  });

  it('counts anew when a row changes', () => {
    const station = new QueryStation(patrols(), 'townStaff', TOWN);
    const onTheWay = () => station.ask('patrol.board', { place: TOWN }).classes.map((each) => each.onTheWay);
    expect(onTheWay()).toEqual([1, 0, 0, 1]);
    station.issue('patrol.plan', { villageCode: VILLAGE, entityIds: ['never', 'minor'] });
    expect(onTheWay()).toEqual([1, 1, 0, 2]);
  });

  it('says in how many villages the round of the month is over', () => {
    const w = patrols();
    const round = (role: Role, place: string) => new QueryStation(w, role, place).ask('patrol.board', { place }).round;
    expect(round('villageDispatcher', VILLAGE)).toEqual({ month: '2026-11', villages: 1, done: 1, entities: 4 });
    expect(round('townStaff', TOWN)).toEqual({ month: '2026-11', villages: 2, done: 1, entities: 8 });
    roundOf(w, NEIGHBOUR, '2026-12', null);
    expect(round('citySupervisor', CITY)).toMatchObject({ month: '2026-12', villages: 3, done: 0 });
    expect(new QueryStation(world(), 'townStaff', TOWN).ask('patrol.board', { place: TOWN }).round).toMatchObject({ month: null, done: 0 });
  });

  it('names the active entities of a village in the order of a round', () => {
    const station = new QueryStation(patrols(), 'townStaff', TOWN);
    expect(station.ask('patrol.roll', { villageCode: VILLAGE })).toEqual(['calm', 'entity-task', 'minor', 'never', 'once', 'twice']);
  });

  it('tells the visits made and needed of each entity, and its open task', () => {
    const station = new QueryStation(patrols(), 'townStaff', TOWN);
    const { rows } = station.ask('patrol.entities', { place: TOWN, queue: 'all', patrolClass: 'D' });
    expect(rows.find(({ id }) => id === 'once')).toMatchObject({ visits: 1, needed: 2, openTaskId: 'open-once' });
    expect(rows.find(({ id }) => id === 'never')).toMatchObject({ visits: 0, needed: 2, openTaskId: null, lastVisitAt: NOW - 30 * DAY_MS });
  });
});

describe('a draw', () => {
  it('is repeated with the entities of the station, until one of them changes', () => {
    const w = world();
    for (const id of ['a', 'b', 'c']) w.put(entityTable, entity(id));
    w.must('campaign.open', { place: TOWN, kind: 'random', title: '双随机', filter: {}, startsOn: '2026-11-23', endsOn: '2026-12-23' }, town);
    const [campaign] = w.all(campaignTable);
    w.must('campaign.draw', { id: campaign?.id, villageCode: VILLAGE, seed: '2026-11-23', count: 2 }, town);
    const [draw] = w.all(drawTable);
    const check = () => new QueryStation(w, 'townStaff', TOWN).ask('draw.check', { id: draw?.id ?? '' });
    expect(check()).toMatchObject({ ranks: true, poolSame: true, repeated: true });
    w.put(entityTable, entity('d'));
    expect(check()).toMatchObject({ ranks: true, poolSame: false, repeated: null });
    const detail = new QueryStation(w, 'townStaff', TOWN).ask('campaign.detail', { id: campaign?.id ?? '' });
    expect(detail).toMatchObject({ campaign: { targets: 2, done: 0 }, villages: [{ villageCode: VILLAGE, targets: 2 }] });
    expect(detail?.inspectors.map(({ id }) => id).toSorted()).toEqual(['chen', 'li']);
  });

  it('counts beforehand whom a filter would catch, village by village', () => {
    const w = world();
    w.put(entityTable, entity('a', VILLAGE, { businessScope: '火锅' }));
    w.put(entityTable, entity('b', VILLAGE, { businessScope: '火锅', status: 'closed' }));
    w.put(entityTable, entity('c', NEIGHBOUR, { businessScope: '五金' }));
    const station = new QueryStation(w, 'townStaff', TOWN);
    const caught = station.ask('campaign.preview', { place: TOWN, words: ['火锅'] });
    const counts = Object.fromEntries(caught.map(({ villageCode, entities }) => [villageCode, entities]));
    expect(counts).toMatchObject({ [VILLAGE]: 1, [NEIGHBOUR]: 0 });
  });
});

it('the ledger’s counts are the totals of its lists, and a village’s glance those of the village', () => {
  const w = world();
  const found = { source: 'patrol', kind: 'neither', industry: '餐饮服务' };
  w.must('ledger.enter', { ...found, villageCode: VILLAGE, subjectName: '甲', address: '一路1号' }, dispatcher);
  w.must('ledger.enter', { ...found, villageCode: VILLAGE, subjectName: '乙', address: '二路2号' }, dispatcher);
  w.must('ledger.enter', { ...found, villageCode: NEIGHBOUR, subjectName: '丙', address: '三路3号' }, neighbour);
  const [first] = w.all({ name: 'ledger' } as never) as unknown as { id: string }[];
  w.must('ledger.orderLicence', { id: first?.id, order: 'licence', until: '2026-11-25' }, dispatcher);
  for (const [role, place] of [['villageDispatcher', VILLAGE], ['townStaff', TOWN]] as const) {
    const station = new QueryStation(w, role, place);
    station.now = NOW + 10 * DAY_MS;
    const counts = station.ask('ledger.counts', { place });
    for (const queue of LEDGER_QUEUES) expect(station.ask('ledger.list', { place, queue }).total, queue).toBe(counts[queue]);
    expect(counts).toMatchObject({ late: 1, open: role === 'townStaff' ? 3 : 2 });
  }
  const glance = new QueryStation(w, 'townStaff', TOWN).ask('ledger.glance', { villageCode: VILLAGE });
  expect(glance).toMatchObject({ states: { found: 1, urged: 1 }, kinds: { neither: 2 }, industries: [{ industry: '餐饮服务', entries: 2 }] });
});

it('markets to sample are a tenth of each village, the same at the village and at the town', () => {
  const w = world();
  for (let n = 0; n < 12; n += 1) {
    w.must('market.save', { villageCode: VILLAGE, name: `市场${n}`, operator: 'x', stalls: 5, cadence: 'daily' }, dispatcher);
  }
  w.must('market.save', { villageCode: NEIGHBOUR, name: '邻村市场', operator: 'x', stalls: 5, cadence: 'daily' }, neighbour);
  const ofVillage = new QueryStation(w, 'villageDispatcher', VILLAGE).ask('markets.list', { place: VILLAGE, queue: 'toSample' });
  const ofTown = new QueryStation(w, 'townStaff', TOWN).ask('markets.list', { place: TOWN, queue: 'toSample' });
  expect(ofVillage.total).toBe(2);
  expect(ofTown.rows.filter(({ villageCode }) => villageCode === VILLAGE).map(({ id }) => id)).toEqual(ofVillage.rows.map(({ id }) => id));
  expect(ofTown.total).toBe(3);
  w.must('market.sample', { id: ofVillage.rows[0]?.id, stallsChecked: 1 }, dispatcher);
  expect(new QueryStation(w, 'townStaff', TOWN).ask('patrol.counts', { place: TOWN }).markets.toSample).toBe(2);
  expect(w.all(marketTable)).toHaveLength(13);
});

describe('entity files', () => {
  function files(): World {
    const w = patrols();
    w.put(entityTable, entity('shop', VILLAGE, { businessScope: '餐饮服务；烟草制品零售', kind: '有限责任公司' }));
    w.must('annualreport.list', { villageCode: VILLAGE, year: 2025, state: 'unreported', entityIds: ['shop'] }, city);
    return w;
  }

  it('are found by class, report, kind and name', () => {
    const station = new QueryStation(files(), 'villageDispatcher', VILLAGE);
    const ids = (args: object) => station.ask('entities.list', { place: VILLAGE, ...args }).rows.map(({ id }) => id);
    expect(ids({ patrolClass: 'A' }).toSorted()).toEqual(['calm', 'entity-task', 'shop']);
    expect(ids({ patrolClass: 'C' }), 'it is closed').toEqual([]);
    expect(ids({ report: 'unreported' })).toEqual(['shop']);
    expect(ids({ kind: '有限责任公司' })).toEqual(['shop']);
    expect(ids({ search: 'twice商店' })).toEqual(['twice']);
    expect(station.ask('entities.counts', { place: VILLAGE })).toMatchObject({ classes: { A: 3, B: 1, C: 0, D: 3 }, unreported: 1 });
    const [unreported] = station.ask('entities.list', { place: VILLAGE, report: 'unreported' }).rows;
    expect(unreported).toMatchObject({ unreportedYear: 2025, patrolClass: 'A' });
    const closed = station.ask('entities.list', { place: VILLAGE, status: 'closed' }).rows;
    expect(closed.map(({ patrolClass }) => patrolClass)).toEqual([null, null]);
  });

  it('say class A without a row, once a round has reached the village', () => {
    const w = patrols();
    const classOf = (id: string) => new QueryStation(w, 'citySupervisor', CITY).ask('entity.detail', { id })?.patrolClass;
    expect(classOf('calm')).toEqual({ patrolClass: 'A', reasons: 'clean', since: null });
    expect(classOf('minor')).toMatchObject({ patrolClass: 'B', reasons: 'minorRecord' });
    expect(classOf('gone')).toBeNull();
    w.put(entityTable, entity('distant', FAR_VILLAGE));
    expect(classOf('distant')).toBeNull();
  });

  it('hold the whole history', () => {
    const detail = new QueryStation(files(), 'villageDispatcher', VILLAGE).ask('entity.detail', { id: 'once' });
    expect(detail).toMatchObject({ patrolClass: { patrolClass: 'D' }, ledger: [], followUps: [] });
    expect(detail?.tasks.map(({ id }) => id).toSorted()).toEqual(['open-once', 'visit-once-1']);
  });
});
