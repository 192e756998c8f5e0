/** What brings tasks about besides registrations: patrols, special and random inspections, annual reports, markets. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { reportBadge } from '#domain/patrol/annual-report.ts';
import { checkDraw, digestOf, draw, rankOf } from '#domain/patrol/draw.ts';
import { marketsToSample } from '#domain/patrol/market.ts';
import { stretchesOf } from '#domain/patrol/round.ts';
import { entityTable } from '#domain/schema/entity.ts';
import {
  annualReportTable, campaignTable, drawTable, marketCheckTable, marketTable, patrolChangeTable, patrolClassTable, patrolRoundTable,
} from '#domain/schema/patrol.ts';
import { taskTable } from '#domain/schema/task.ts';
import { at, chen, city, dispatcher, FAR_VILLAGE, NEIGHBOUR, TOWN, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

let w: World;
beforeEach(() => {
  w = world();
  for (const entity of w.all(entityTable)) {
    for (const id of entityIds) {
      w.put(entityTable, { ...entity, id, name: `${id}店`, businessScope: id === 'e4' ? '软件开发' : '餐饮服务' });
    }
  }
});

const entityIds = ['e1', 'e2', 'e3', 'e4'];
const period = { filter: { words: ['餐饮'] }, startsOn: '2026-11-23', endsOn: '2026-12-20' };
const opened = (kind: 'special' | 'random', fields: object = {}): string => {
  w.must('campaign.open', { place: TOWN, kind, title: '餐饮专项', ...period, ...fields }, town);
  return w.all(campaignTable).at(-1)?.id ?? '';
};
const tasksOf = (campaignId: string) => w.all(taskTable).filter((task) => task.campaignId === campaignId);

describe('the monthly classification', () => {
  const month = '2026-11';

  const classify = (ids: readonly string[] = entityIds, more: object = {}): void =>
    w.must('patrol.classify', { villageCode: VILLAGE, month, entityIds: ids, ...more }, town);
  const report = (category: string): void => w.must('lead.report', {
    villageCode: VILLAGE, entityId: 'e1', category, subjectName: 'e1店', address: '某路', origin: 'typed',
  }, town);
  const written = () => w.all(patrolClassTable).map(({ id, patrolClass, reasons }) => [id, patrolClass, reasons]);
  const log = () => w.all(patrolChangeTable).map(({ entityId, before, after, reasons }) => [entityId, before, after, reasons]);

  it('writes nothing about whoever is clean, and logs whatever changes with its reasons', () => {
    classify();
    expect([written(), log()]).toEqual([[], []]);
    report('noPermit');
    classify();
    expect(written()).toEqual([['e1', 'D', 'unlicensed']]);
    expect(log()).toEqual([['e1', 'A', 'D', 'unlicensed']]);
    const [before] = w.all(patrolClassTable);
    w.now += 86_400_000;
    classify();
    expect(w.all(patrolClassTable)).toEqual([before]);
    expect(log()).toHaveLength(1);
  });

  it('logs other reasons of the same class too, which stands since it was given', () => {
    report('noPermit');
    classify();
    const since = w.now;
    for (const origin of ['one', 'two', 'three']) {
      w.must('lead.report', {
        villageCode: VILLAGE, entityId: 'e1', category: 'noPermit', subjectName: origin, address: '某路', origin: 'complaint',
      }, town);
    }
    w.now += 86_400_000;
    classify();
    expect(log().at(-1)).toEqual(['e1', 'D', 'D', 'unlicensed,complaints']);
    expect(w.all(patrolClassTable)[0]).toMatchObject({ since, changedAt: w.now });
  });

  it('removes the class of whoever falls back to A', () => {
    w.must('annualreport.list', { villageCode: VILLAGE, year: 2025, state: 'unreported', entityIds: ['e2'] }, town);
    classify();
    expect(written()).toEqual([['e2', 'B', 'reportMissing']]);
    w.must('annualreport.list', { villageCode: VILLAGE, year: 2025, state: 'reported', entityIds: ['e2'] }, town);
    classify();
    expect(written()).toEqual([]);
    expect(log().at(-1)).toEqual(['e2', 'B', 'A', 'clean']);
  });

  it('goes with its entity to another village', () => {
    w.must('annualreport.list', { villageCode: VILLAGE, year: 2025, state: 'unreported', entityIds: ['entity-task'] }, town);
    classify(['entity-task']);
    w.must('task.move', { taskId: 'task', villageCode: NEIGHBOUR, gridId: null, reason: '地址' }, town);
    expect(w.all(patrolClassTable)).toMatchObject([{ id: 'entity-task', scope: NEIGHBOUR, villageCode: NEIGHBOUR, patrolClass: 'B' }]);
  });

  it('says how far the round has come, and goes on only where it stands', () => {
    const round = () => w.all(patrolRoundTable)[0];
    const stretch = (after: string, through: string, last = false) => ({ stretch: { after, through, entities: 2, last } });
    report('noPermit');
    classify(['e1'], stretch('', 'e2'));
    expect(round()).toMatchObject({ id: VILLAGE, scope: VILLAGE, month, through: 'e2', entities: 2, closer: 1, finishedAt: null });
    const standing = round();
    // Somebody else's stretch, and the same one a second time.
    for (const other of [stretch('e9', 'f'), stretch('e0', 'e2')]) classify([], other);
    expect(round()).toEqual(standing);
    classify([], stretch('e2', 'e4', true));
    expect(round()).toMatchObject({ through: 'e4', entities: 4, closer: 1, finishedAt: w.now });
    // A month that is over changes nothing, a round from the beginning is a new one.
    w.must('patrol.classify', { villageCode: VILLAGE, month: '2026-10', entityIds: [], ...stretch('', 'e2') }, town);
    expect(round()?.month).toBe(month);
    classify([], stretch('', 'e1'));
    expect(round()).toMatchObject({ through: 'e1', entities: 2, closer: 0, finishedAt: null });
  });

  it('by hand is told in portions that follow one another', () => {
    const keys = Array.from({ length: 450 }, (_, n) => `k${String(n).padStart(3, '0')}`);
    const portions = stretchesOf(keys);
    expect(portions.flatMap((portion) => portion.entityIds)).toEqual(keys);
    expect(portions.map(({ stretch }) => stretch)).toEqual([
      { after: '', through: 'k199', entities: 200, last: false },
      { after: 'k199', through: 'k399', entities: 200, last: false },
      { after: 'k399', through: 'k449', entities: 50, last: true },
    ]);
    expect(stretchesOf([])).toEqual([{ entityIds: [], stretch: { after: '', through: '', entities: 0, last: true } }]);
    classify([], { stretch: { after: '', through: '', entities: 0, last: true } });
    expect(w.all(patrolRoundTable)[0]).toMatchObject({ finishedAt: w.now });
    expect(w.refusal('patrol.classify', { villageCode: VILLAGE, month, entityIds: [] }, town)).toBe('args.invalid');
  });

  it('is refused for a month to come and passes over entities of other villages', () => {
    expect(w.refusal('patrol.classify', { villageCode: VILLAGE, month: '2026-12', entityIds }, town)).toBe('patrol.month');
    w.must('patrol.classify', { villageCode: NEIGHBOUR, month, entityIds }, town);
    expect(w.all(patrolClassTable)).toEqual([]);
  });

  it('is followed by patrols for whoever had too few visits, once', () => {
    w.must('patrol.plan', { villageCode: VILLAGE, entityIds: [...entityIds, 'entity-task'] }, dispatcher);
    const made = w.all(taskTable).filter(({ cause }) => cause === 'patrol');
    expect(made.map(({ entityId }) => entityId), 'the one with an open first check is visited anyway').toEqual(entityIds);
    expect(made[0]).toMatchObject({ state: 'pushed', firstCheckDueAt: at('2027-01-01 00:00') - 1 });
    w.must('patrol.plan', { villageCode: VILLAGE, entityIds }, dispatcher);
    expect(w.all(taskTable).filter(({ cause }) => cause === 'patrol')).toHaveLength(4);
  });

  it('makes a patrol due at the end of its period, whoever has it', () => {
    w.must('patrol.plan', { villageCode: VILLAGE, entityIds: ['e1'] }, dispatcher);
    const id = w.all(taskTable).find(({ cause }) => cause === 'patrol')?.id ?? '';
    w.must('task.assign', { taskId: id, memberId: 'chen' }, dispatcher);
    expect(w.task(id)).toMatchObject({ dueAt: at('2027-01-01 00:00') - 1, limit: 'firstCheck' });
    w.must('task.submit', { taskId: id, result: 'normal' }, chen);
    expect(w.task(id)).toMatchObject({ state: 'closedNormal', firstCheckOnTime: 1 });
  });
});

describe('a special inspection', () => {
  it('makes a task for each entity that fits its filter, and none twice', () => {
    const id = opened('special');
    w.must('campaign.addTargets', { id, villageCode: VILLAGE }, town);
    w.must('campaign.addTargets', { id, villageCode: VILLAGE }, town);
    expect(tasksOf(id).map(({ entityId }) => entityId).toSorted()).toEqual(['e1', 'e2', 'e3', 'entity-task']);
    expect(tasksOf(id)[0]).toMatchObject({ cause: 'special', firstCheckDueAt: at('2026-12-21 00:00') - 1 });
    expect(w.all(campaignTable)).toMatchObject([{ targets: 4 }]);
  });

  it('stays in its place and ends with its period', () => {
    const id = opened('special');
    expect(w.refusal('campaign.addTargets', { id, villageCode: FAR_VILLAGE }, city)).toBe('village.otherTown');
    expect(w.refusal('campaign.draw', { id, villageCode: VILLAGE, seed: '2026', count: 1 }, town)).toBe('campaign.wrongState');
    w.must('campaign.close', { id, summary: '完成' }, town);
    expect(w.refusal('campaign.addTargets', { id, villageCode: VILLAGE }, town)).toBe('campaign.wrongState');
    const over = { place: TOWN, kind: 'special', title: 'x', ...period, endsOn: '2026-11-01' };
    expect(w.refusal('campaign.open', over, town)).toBe('campaign.period');
  });

  it('of the city reaches every town, one of a town only itself', () => {
    w.must('campaign.open', { place: '441900', kind: 'special', title: 'x', ...period }, city);
    const id = w.all(campaignTable)[0]?.id;
    expect(w.refusal('campaign.addTargets', { id, villageCode: VILLAGE }, city)).toBe('applied');
    expect(w.refusal('campaign.open', { place: '441900', kind: 'special', title: 'x', ...period }, town)).toBe('scope.forbidden');
  });
});

describe('a random inspection', () => {
  it('keeps a record from which the draw can be repeated, and is drawn once a village', () => {
    const id = opened('random');
    w.must('campaign.draw', { id, villageCode: VILLAGE, seed: '20261123-彩票', count: 2 }, town);
    const pool = ['e1', 'e2', 'e3', 'entity-task'];
    const [record] = w.all(drawTable);
    expect(record).toMatchObject({ poolSize: 4, poolDigest: digestOf(pool), inspectorPool: 2 });
    expect(JSON.parse(record?.drawn ?? '')).toEqual(draw('20261123-彩票', pool.toReversed(), ['li', 'chen'], 2));
    expect(tasksOf(id)).toHaveLength(2);
    for (const task of tasksOf(id)) expect(task).toMatchObject({ state: 'assigned', cause: 'random' });
    expect(w.refusal('campaign.draw', { id, villageCode: VILLAGE, seed: 'another', count: 2 }, town)).toBe('campaign.wrongState');
  });

  it('is checked from its record: ranks always, the choice as long as the pool is the same', () => {
    const pool = ['a', 'b', 'c', 'd', 'e'];
    const record = { seed: '2026-11-23', poolDigest: digestOf(pool), drawn: draw('2026-11-23', pool, ['chen', 'li'], 2) };
    expect(checkDraw(record, pool.toReversed())).toEqual({ ranks: true, poolSame: true, repeated: true });
    expect(checkDraw(record, [...pool, 'f'])).toEqual({ ranks: true, poolSame: false, repeated: null });
    const [first, second] = record.drawn;
    if (first === undefined || second === undefined) throw new Error('two were to be drawn');
    expect(checkDraw({ ...record, drawn: [second, first] }, pool).ranks).toBe(false);
    const swapped = { ...record, drawn: [first, { ...second, entityId: 'f' }] };
    expect(checkDraw(swapped, pool)).toEqual({ ranks: false, poolSame: true, repeated: false });
    expect(checkDraw({ ...record, seed: 'another' }, pool).ranks).toBe(false);
  });

  it('sends only members named for it, and nobody who is absent', () => {
    const id = opened('random', { memberIds: ['away'] });
    expect(w.refusal('campaign.draw', { id, villageCode: VILLAGE, seed: '2026', count: 1 }, town)).toBe('campaign.nothingDrawn');
  });

  it('depends on nothing but the seed and the members of the pool', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(fc.string(), keys, keys, fc.nat(10), (seed, entities, members, count) => {
      const drawn = draw(seed, entities, members, count);
      expect(draw(seed, entities.toReversed(), members.toReversed(), count)).toEqual(drawn);
      expect(drawn).toHaveLength(Math.min(count, entities.length));
      const highest = Math.max(...drawn.map(({ rank }) => rank));
      const left = entities.filter((id) => !drawn.some(({ entityId }) => entityId === id));
      for (const id of left) expect(rankOf(seed, id)).toBeGreaterThanOrEqual(highest);
      for (const { inspectors } of drawn) expect(new Set(inspectors).size).toBe(Math.min(2, members.length));
    }));
  });

  it('gives every entity about the same chance', () => {
    const entities = Array.from({ length: 10 }, (_, index) => `entity-${index}`);
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const { entityId } of draw(`${seed}`, entities, ['m'], 3)) hits.set(entityId, (hits.get(entityId) ?? 0) + 1);
    }
    // 600 expected, standard deviation 20.5.
    for (const count of hits.values()) expect(Math.abs(count - 600)).toBeLessThan(100);
  });
});

describe('annual reports', () => {
  const list = { villageCode: VILLAGE, year: 2026, entityIds: ['entity-task', 'e1'] };
  const listed = (): void => w.must('annualreport.list', { ...list, state: 'unreported' }, town);
  const report = (id = 'entity-task') => w.all(annualReportTable).find(({ entityId }) => entityId === id);

  it.each([
    ['2027-02-28', undefined], ['2027-03-01', 'due'], ['2027-06-20', 'due'], ['2027-06-21', 'amber'],
    ['2027-06-30', 'amber'], ['2027-07-01', 'risk'],
  ])('on %s the badge is %s', (day, badge) => {
    listed();
    expect(reportBadge(report(), at(`${day} 12:00`))).toBe(badge);
  });

  it('are urged on whatever visit there is, and settled by the register\'s next list', () => {
    listed();
    w.now = at('2027-03-05 10:00');
    w.must('task.assign', { taskId: 'task', memberId: 'chen' }, dispatcher);
    w.must('task.submit', { taskId: 'task', result: 'normal', answers: { B1: 'told' } }, chen);
    expect(report()).toMatchObject({ state: 'unreported', urges: 1, firstUrgedAt: w.now });
    w.must('annualreport.list', { villageCode: VILLAGE, year: 2026, state: 'reported', entityIds: ['entity-task'] }, town);
    expect(report()).toMatchObject({ state: 'reported', reportedAt: w.now });
    expect(reportBadge(report(), w.now)).toBeUndefined();
    expect(reportBadge(report('e1'), w.now)).toBe('due');
  });
});

describe('a market that checks itself', () => {
  const market = { villageCode: VILLAGE, name: '中心市场', operator: '市场管理公司', stalls: 120, cadence: 'daily' };
  const id = (): string => w.all(marketTable)[0]?.id ?? '';

  it('is due the day after its last self-check, and a sample that finds more does not agree', () => {
    w.must('market.save', market, dispatcher);
    expect(w.all(marketTable)[0]?.nextDueAt).toBe(at('2026-11-25 00:00') - 1);
    w.now = at('2026-11-25 08:00');
    w.must('market.selfCheck', { id: id(), stallsChecked: 120, ordinary: 2 }, dispatcher);
    w.must('market.sample', { id: id(), stallsChecked: 12, ordinary: 1 }, chen);
    w.must('market.sample', { id: id(), stallsChecked: 12, major: 1 }, chen);
    expect(w.all(marketCheckTable).map(({ kind, agrees, onTime }) => [kind, agrees, onTime]))
      .toEqual([['selfCheck', 1, 0], ['sample', 1, 1], ['sample', 0, 1]]);
  });

  it('is sampled by the month, one in ten, nobody choosing', () => {
    const markets = Array.from({ length: 41 }, (_, index) => `market-${index}`);
    expect(marketsToSample(markets, '2026-11')).toHaveLength(5);
    expect(marketsToSample(markets.toReversed(), '2026-11')).toEqual(marketsToSample(markets, '2026-11'));
    expect(marketsToSample(markets, '2026-12')).not.toEqual(marketsToSample(markets, '2026-11'));
  });
});
