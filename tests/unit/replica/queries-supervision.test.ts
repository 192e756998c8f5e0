/** Theory: each desk finds what it must sign for, answer, lift, issue next, and how every list of a rectification stands. */
import { describe, expect, it } from 'vitest';
import { leadTable } from '#domain/schema/lead.ts';
import { rectificationProblemTable, rectificationTable, supervisionTable } from '#domain/schema/supervision.ts';
import type { Rung } from '#domain/schema/supervision.ts';
import { taskTable } from '#domain/schema/task.ts';
import { at, city, dispatcher, market, NEIGHBOUR, NOW, OTHER_TOWN, town, TOWN, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, leadIn, QueryStation } from './query-city.ts';

const DAY_MS = 86_400_000;
const LATE = { limitFrom: NOW - 9 * DAY_MS, amberAt: NOW - 8 * DAY_MS, dueAt: NOW - 3 * DAY_MS };

/** A town with a lead at a department, one at a village, and the task the world comes with; all late. */
function lateTown(): World {
  const w = world();
  w.put(taskTable, { ...w.task(), ...LATE, limit: 'firstCheck' });
  const transferred = { limit: 'department', department: 'market', also: `dept:${TOWN}:market` } as const;
  w.put(leadTable, leadIn('deptAccepted', 'dept', VILLAGE, { ...LATE, ...transferred }));
  w.put(leadTable, leadIn('villageAccepted', 'near', NEIGHBOUR, { ...LATE, limit: 'villageDisposal' }));
  return w;
}

const issue = (w: World, id: string, rung: Rung, by = town) =>
  w.must('supervision.issue', { subject: id === 'task' ? 'task' : 'lead', id, rung, reason: '超期', days: 1 }, by);
const townDesk = (w: World) => new QueryStation(w, 'townStaff', TOWN);
const cityDesk = (w: World) => new QueryStation(w, 'citySupervisor', CITY);
const villageDesk = (w: World, place = VILLAGE) => new QueryStation(w, 'villageDispatcher', place);
const marketDesk = (w: World) => new QueryStation(w, 'deptOfficer', `dept:${TOWN}:market`);

describe('cards', () => {
  it('wait with the unit until they are signed for, those of a colour until they are answered', () => {
    const w = lateTown();
    issue(w, 'task', 'urge');
    issue(w, 'task', 'blue');
    const mine = (rows: World) =>
      villageDesk(rows).ask('supervisions.list', { place: VILLAGE, queue: 'mine' }).rows.map(({ rung }) => rung);
    expect(mine(w).toSorted()).toEqual(['blue', 'urge']);
    for (const { id } of w.all(supervisionTable)) w.must('supervision.receive', { id }, dispatcher);
    expect(mine(w)).toEqual(['blue']);
    w.must('supervision.answer', { id: w.all(supervisionTable)[1]?.id, text: '已派人' }, dispatcher);
    expect(mine(w)).toEqual([]);
    expect(townDesk(w).ask('supervisions.list', { place: TOWN, queue: 'toLift' }).rows).toMatchObject([
      { rung: 'blue', unitWords: { code: VILLAGE, village: expect.stringMatching(/./) as string } },
    ]);
  });

  it('are seen by the unit, its town and the city, not by a neighbour', () => {
    const w = lateTown();
    issue(w, 'dept', 'blue');
    const seen = (desk: QueryStation, place: string) => desk.ask('supervisions.list', { place, queue: 'all' }).total;
    expect([seen(marketDesk(w), TOWN), seen(townDesk(w), TOWN), seen(cityDesk(w), CITY)]).toEqual([1, 1, 1]);
    expect([seen(villageDesk(w), VILLAGE), seen(new QueryStation(w, 'townStaff', OTHER_TOWN), OTHER_TOWN)]).toEqual([0, 0]);
  });

  it('issued by the city are not for the town to lift', () => {
    const w = lateTown();
    issue(w, 'dept', 'blue', city);
    w.must('supervision.answer', { id: w.all(supervisionTable)[0]?.id, text: '已立案' }, market);
    expect(townDesk(w).ask('supervisions.list', { place: TOWN, queue: 'toLift' }).total).toBe(0);
    expect(cityDesk(w).ask('supervisions.list', { place: CITY, queue: 'toLift' }).total).toBe(1);
  });

  it('are counted by queue as they are listed', () => {
    const w = lateTown();
    issue(w, 'task', 'urge');
    issue(w, 'near', 'blue');
    const desk = townDesk(w);
    const { cards } = desk.ask('supervision.counts', { place: TOWN });
    for (const queue of ['mine', 'toLift', 'overdue', 'open', 'lifted', 'all'] as const) {
      expect(cards[queue], queue).toBe(desk.ask('supervisions.list', { place: TOWN, queue }).total);
    }
    expect(cards).toMatchObject({ open: 2, mine: 0 });
    expect(villageDesk(w).ask('desk.counts', { place: VILLAGE }).supervision).toBe(1);
  });

  it('filter by rung, kind of case and text', () => {
    const w = lateTown();
    issue(w, 'task', 'urge');
    issue(w, 'near', 'blue');
    const names = (args: object) =>
      townDesk(w).ask('supervisions.list', { place: TOWN, queue: 'all', ...args }).rows.map(({ subjectId }) => subjectId);
    expect(names({ rung: 'blue' })).toEqual(['near']);
    expect(names({ subject: 'task' })).toEqual(['task']);
    expect(names({ search: 'near' })).toEqual(['near']);
    expect(names({ unit: NEIGHBOUR })).toEqual(['near']);
  });
});

describe('what is called for', () => {
  const called = (desk: QueryStation, place: string) =>
    desk.ask('supervision.suggested', { place }).rows.map(({ id, due, highest }) => `${id}: ${highest ?? '-'}>${due}`).toSorted();

  it('an urge first, and a card at once where the rules say so', () => {
    const w = lateTown();
    expect(called(townDesk(w), TOWN)).toEqual(['dept: ->blue', 'near: ->urge', 'task: ->urge']);
  });

  it('the blue card after an urge in vain, and the next colour when the answer is late', () => {
    const w = lateTown();
    w.must('task.urge', { taskId: 'task' }, town);
    issue(w, 'task', 'urge');
    issue(w, 'dept', 'blue');
    issue(w, 'near', 'urge');
    expect(called(townDesk(w), TOWN)).toEqual([]);
    const later = townDesk(w);
    later.now = NOW + 4 * DAY_MS;
    expect(called(later, TOWN)).toEqual(['dept: blue>yellow', 'task: urge>blue']);
  });

  it('is shown to the tier that may issue it, and to nobody else', () => {
    const w = lateTown();
    for (const rung of ['blue', 'yellow'] as const) issue(w, 'dept', rung);
    const after = (desk: QueryStation) => {
      desk.now = NOW + 4 * DAY_MS;
      return desk;
    };
    expect(called(after(townDesk(w)), TOWN)).not.toContain('dept: yellow>red');
    expect(called(after(cityDesk(w)), CITY)).toContain('dept: yellow>red');
    expect(called(villageDesk(w), VILLAGE)).toEqual([]);
    expect(cityDesk(w).ask('supervision.counts', { place: CITY }).suggested).toBe(2);
  });
});

describe('a ladder', () => {
  it('of a case shows every rung and what is due', () => {
    const w = lateTown();
    issue(w, 'task', 'reminder');
    issue(w, 'task', 'blue');
    const [, card] = w.all(supervisionTable);
    const detail = townDesk(w).ask('supervision.detail', { id: card?.id ?? '' });
    expect(detail?.ladder?.rungs.map(({ rung }) => rung)).toEqual(['reminder', 'blue']);
    expect(detail?.ladder).toMatchObject({ due: null, unit: { code: VILLAGE }, subject: { id: 'task', limit: 'firstCheck' } });
    expect(detail?.timeline.map(({ command }) => command)).toEqual(['supervision.issue']);
    expect(townDesk(w).ask('supervision.ladder', { subject: 'lead', id: 'none' })).toBeNull();
  });

  it('of a unit counts what is open, the worst unit first', () => {
    const w = lateTown();
    issue(w, 'task', 'urge');
    issue(w, 'near', 'blue');
    issue(w, 'near', 'yellow');
    const desk = cityDesk(w);
    desk.now = NOW + 4 * DAY_MS;
    expect(desk.ask('supervision.units', { place: CITY })).toMatchObject([
      { unit: { code: NEIGHBOUR }, highest: 'yellow', open: { blue: 1, yellow: 1, red: 0 }, overdue: 2, issued: 2, lifted: 0 },
      { unit: { code: VILLAGE }, highest: 'urge', open: { urge: 1 }, overdue: 1, issued: 1 },
    ]);
  });
});

describe('rectifications', () => {
  const open = (w: World) => w.must('rectification.open', {
    unit: VILLAGE, title: '首检滞后', source: 'bulletin', dueOn: '2026-12-20',
    problems: Array.from({ length: 11 }, (_, index) => ({ category: `第${index + 1}类`, fact: '超期' })),
  }, town);

  it('show their three lists in the order they were written', () => {
    const w = lateTown();
    open(w);
    const [plan] = w.all(rectificationTable);
    const [problem] = w.all(rectificationProblemTable);
    const id = problem?.id;
    w.must('rectification.assign', { id, leader: '王书记', unitName: '上元村', person: '李四' }, dispatcher);
    w.must('rectification.addTask', { id, measure: '每日清零', dueOn: '2026-11-25' }, dispatcher);
    const detail = townDesk(w).ask('rectification.detail', { id: plan?.id ?? '' });
    expect(detail?.problems.map(({ category }) => category)).toEqual(Array.from({ length: 11 }, (_, index) => `第${index + 1}类`));
    expect(detail?.problems[0]).toMatchObject({ leader: '王书记', tasks: [{ measure: '每日清零', dueAt: at('2026-11-26 00:00') - 1 }] });
    expect(detail?.plan).toMatchObject({ problems: 11, struckOff: 0, tasks: 1, finished: 0, late: 0 });
  });

  it('wait with the unit while it works, and with the town once a problem is submitted', () => {
    const w = lateTown();
    open(w);
    const id = w.all(rectificationProblemTable)[0]?.id;
    w.must('rectification.assign', { id, leader: '王书记', unitName: '上元村', person: '李四' }, dispatcher);
    w.must('rectification.addTask', { id, measure: '每日清零', dueOn: '2026-11-25' }, dispatcher);
    const toJudge = () => townDesk(w).ask('rectifications.list', { place: TOWN, queue: 'toJudge' }).total;
    expect(villageDesk(w).ask('rectifications.list', { place: VILLAGE, queue: 'mine' }).total).toBe(1);
    expect(toJudge()).toBe(0);
    const plan = w.all(rectificationTable)[0]?.id ?? '';
    const task = townDesk(w).ask('rectification.detail', { id: plan })?.problems[0]?.tasks[0]?.id;
    w.must('rectification.finishTask', { id: task, text: '已清零' }, dispatcher);
    w.must('rectification.submit', { id }, dispatcher);
    expect(toJudge()).toBe(1);
    expect(townDesk(w).ask('desk.counts', { place: TOWN }).supervision).toBe(1);
  });
});
