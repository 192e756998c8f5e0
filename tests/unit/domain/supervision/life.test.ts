/** The ladder of supervision and the three lists of a rectification. */
import { describe, expect, it } from 'vitest';
import {
  rectificationProblemTable, rectificationTable, rectificationTaskTable, RUNGS, supervisionTable,
} from '#domain/schema/supervision.ts';
import { rungDue } from '#domain/supervision/ladder.ts';
import { actionTable } from '#domain/schema/enforcement.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { at, city, dispatcher, market, neighbour, otherTown, TOWN, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { leadWorld } from '../lead/places.ts';
import type { Rung } from '#domain/schema/supervision.ts';

const issue = (rung: Rung, more: object = {}) => ({ subject: 'lead', id: 'lead', rung, reason: '超期', ...more });
const cards = (w: World) => w.all(supervisionTable);

describe('the ladder', () => {
  it('is climbed rung by rung, the colours without a gap', () => {
    const w = leadWorld('villageAccepted');
    expect(w.refusal('supervision.issue', issue('yellow'), city)).toBe('supervision.rungSkipped');
    for (const rung of RUNGS) w.must('supervision.issue', issue(rung), city);
    expect(cards(w).map(({ rung, fromRung }) => `${fromRung}>${rung}`)).toEqual([
      '>reminder', 'reminder>urge', 'urge>blue', 'blue>yellow', 'yellow>red', 'red>bulletin', 'bulletin>talk',
    ]);
    for (const rung of RUNGS) expect(w.refusal('supervision.issue', issue(rung), city)).toBe('supervision.rungTaken');
  });

  it.each(RUNGS)('a town issues %s only up to yellow', (rung) => {
    const w = leadWorld('villageAccepted');
    for (const lower of RUNGS.slice(0, RUNGS.indexOf(rung))) w.must('supervision.issue', issue(lower), city);
    const allowed = RUNGS.indexOf(rung) <= RUNGS.indexOf('yellow');
    expect(w.refusal('supervision.issue', issue(rung), town)).toBe(allowed ? 'applied' : 'supervision.aboveRole');
  });

  it('goes to whoever holds the lead: another holder starts at the bottom', () => {
    const w = leadWorld('villageAccepted');
    w.must('supervision.issue', issue('blue'), town);
    w.must('lead.handUp', { leadId: 'lead', reason: 'noPower' }, dispatcher);
    expect(w.refusal('supervision.issue', issue('urge'), town)).toBe('supervision.aboveRole');
    w.must('supervision.issue', issue('urge'), city);
    w.must('lead.transfer', { leadId: 'lead', department: 'market' }, town);
    w.must('supervision.issue', issue('urge'), town);
    expect(cards(w).map(({ unit, scope, also }) => [unit, scope, also])).toEqual([
      [VILLAGE, VILLAGE, null], [TOWN, TOWN, null], [`dept:${TOWN}:market`, TOWN, `dept:${TOWN}:market`],
    ]);
    expect(w.refusal('supervision.issue', issue('yellow'), town)).toBe('supervision.rungSkipped');
  });

  it('gives the unit working days to answer', () => {
    const w = leadWorld('villageAccepted');
    w.now = at('2026-02-12 09:00');
    w.must('supervision.issue', issue('blue', { days: 3 }), town);
    expect(cards(w)[0]).toMatchObject({ dueAt: at('2026-02-25 00:00') - 1, calendarKnown: 1, liftTier: 'town' });
  });

  it('is answered by the unit alone and lifted by the tier that issued it, or by the city', () => {
    const w = leadWorld('transferred');
    w.must('supervision.issue', issue('blue'), city);
    const id = cards(w)[0]?.id;
    for (const stranger of [neighbour, otherTown, dispatcher]) expect(
      w.refusal('supervision.answer', { id, text: 'x' }, stranger),
    ).toBe('row.notFound');
    expect(w.refusal('supervision.answer', { id, text: 'x' }, town)).toBe('scope.forbidden');
    w.must('supervision.answer', { id, text: '已立案' }, market);
    expect(cards(w)[0]).toMatchObject({ state: 'answered', receivedByName: market.name, answer: '已立案' });
    expect(w.refusal('supervision.lift', { id, reason: 'x' }, town)).toBe('supervision.aboveRole');
    w.must('supervision.lift', { id, reason: '属实' }, city);
    expect(cards(w)[0]).toMatchObject({ state: 'lifted', open: 0, liftedByName: city.name });
  });

  it('calls for the next rung when a reminder, an urge or a card passed in vain', () => {
    const w = leadWorld('villageAccepted');
    expect(rungDue(undefined, false, w.now)).toBe('urge');
    expect(rungDue(undefined, true, w.now)).toBe('blue');
    w.must('supervision.issue', issue('urge'), town);
    const [urge] = cards(w);
    expect(rungDue(urge, false, w.now)).toBeUndefined();
    expect(rungDue(urge, true, w.now)).toBe('blue');
    w.must('supervision.issue', issue('blue', { days: 1 }), town);
    const blue = cards(w)[1];
    expect(rungDue(blue, true, blue?.dueAt ?? 0)).toBeUndefined();
    expect(rungDue(blue, false, (blue?.dueAt ?? 0) + 1)).toBe('yellow');
    w.must('supervision.answer', { id: blue?.id, text: '已办' }, dispatcher);
    expect(rungDue(cards(w)[1], true, (blue?.dueAt ?? 0) + 1)).toBeUndefined();
  });

  it('covers tasks, joint actions and rectifications, while they are open', () => {
    const w = leadWorld('closed');
    expect(w.refusal('supervision.issue', issue('urge'), city)).toBe('supervision.subjectClosed');
    w.must('supervision.issue', { subject: 'task', id: 'task', rung: 'urge', reason: 'x' }, town);
    w.must('action.apply', { townCode: TOWN, title: 'x', application: 'x' }, town);
    w.must('supervision.issue', { subject: 'action', id: w.all(actionTable)[0]?.id, rung: 'urge', reason: 'x' }, city);
    expect(cards(w).map(({ unit }) => unit)).toEqual([VILLAGE, TOWN]);
    expect(w.refusal('supervision.issue', { subject: 'rectification', id: 'none', rung: 'urge', reason: 'x' }, city)).toBe('row.notFound');
  });
});

const ORDER = { unit: VILLAGE, title: '首检超期', source: 'bulletin', dueOn: '2026-12-31' };
const listed = (facts: readonly string[]) => facts.map((fact) => ({ category: '时限', fact }));

function opened(facts: readonly string[] = ['一', '二']): { readonly w: World; readonly first: string; readonly second: string } {
  const w = leadWorld('reported');
  w.must('rectification.open', { ...ORDER, problems: listed(facts) }, town);
  const [first, second] = w.all(rectificationProblemTable);
  return { w, first: first?.id ?? '', second: second?.id ?? '' };
}

/** Everything the unit does for one problem. */
function carryOut(w: World, id: string): void {
  w.must('rectification.assign', { id, leader: '书记', unitName: '工作站', person: '张三' }, dispatcher);
  w.must('rectification.addTask', { id, measure: '补派', dueOn: '2026-12-10' }, dispatcher);
  const task = w.all(rectificationTaskTable).find(({ problemId }) => problemId === id);
  w.must('rectification.finishTask', { id: task?.id, text: '完成' }, dispatcher);
  w.must('rectification.submit', { id, institution: '修订派单制度' }, dispatcher);
}

const plan = (w: World) => w.all(rectificationTable)[0];

describe('a rectification', () => {
  it('is submitted with somebody responsible and every measure done', () => {
    const { w, first } = opened();
    const submit = () => w.refusal('rectification.submit', { id: first }, dispatcher);
    expect(submit()).toBe('rectification.unfinished');
    w.must('rectification.assign', { id: first, leader: '书记', unitName: '工作站', person: '张三' }, dispatcher);
    expect(submit()).toBe('rectification.unfinished');
    w.must('rectification.addTask', { id: first, measure: '补派', dueOn: '2026-12-10' }, dispatcher);
    expect(submit()).toBe('rectification.unfinished');
    w.must('rectification.finishTask', { id: w.all(rectificationTaskTable)[0]?.id, text: '完成' }, dispatcher);
    expect(submit()).toBe('applied');
  });

  it('is struck off problem by problem and closed with the last one', () => {
    const { w, first, second } = opened();
    carryOut(w, first);
    w.must('rectification.strikeOff', { id: first, accepted: true, reason: '属实' }, town);
    expect(plan(w)).toMatchObject({ open: 1, closedAt: null });
    carryOut(w, second);
    w.must('rectification.strikeOff', { id: second, accepted: false, reason: '证据不足' }, town);
    expect(plan(w)).toMatchObject({ open: 1 });
    w.must('rectification.keepUp', { id: second, reason: '需长期坚持' }, town);
    expect(plan(w)).toMatchObject({ open: 0, closedAt: w.now });
    w.must('rectification.lookBack', { id: first, held: false, note: '复发' }, town);
    expect(plan(w)).toMatchObject({ open: 1, closedAt: null });
    expect(w.all(rectificationProblemTable)[0]).toMatchObject({ state: 'recurred', lookBacks: 1, struckOffAt: null });
  });

  it('is kept up only under a named leader and unit', () => {
    const { w, first } = opened();
    expect(w.refusal('rectification.keepUp', { id: first, reason: 'x' }, town)).toBe('rectification.unfinished');
  });

  it('is judged by the tier that ordered it; a town does not order one from itself or another town', () => {
    const w = leadWorld('reported');
    const problems = listed(['一']);
    expect(w.refusal('rectification.open', { ...ORDER, unit: TOWN, problems }, town)).toBe('supervision.aboveRole');
    expect(w.refusal('rectification.open', { ...ORDER, problems }, otherTown)).toBe('scope.forbidden');
    expect(w.refusal('rectification.open', { ...ORDER, unit: `dept:${TOWN}:moon`, problems }, city)).toBe('unit.unknown');
    expect(w.refusal('rectification.open', { ...ORDER, dueOn: '2026-11-22', problems }, town)).toBe('args.invalid');
    w.must('rectification.open', { ...ORDER, problems }, city);
    const id = w.all(rectificationProblemTable)[0]?.id ?? '';
    carryOut(w, id);
    expect(w.refusal('rectification.strikeOff', { id, accepted: true, reason: 'x' }, town)).toBe('supervision.aboveRole');
    expect(w.refusal('rectification.strikeOff', { id, accepted: true, reason: 'x' }, city)).toBe('applied');
  });

  it('of a department is the department\'s alone to carry out', () => {
    const w = leadWorld('reported');
    w.must('rectification.open', { ...ORDER, unit: `dept:${TOWN}:market`, problems: listed(['一']) }, town);
    const id = w.all(rectificationProblemTable)[0]?.id;
    expect(w.refusal('rectification.assign', { id, leader: 'x', unitName: 'x', person: 'x' }, market)).toBe('applied');
    expect(w.refusal('rectification.assign', { id, leader: 'x', unitName: 'x', person: 'x' }, dispatcher)).toBe('row.notFound');
  });
});

it('a lead in the village of another town is not there to be supervised', () => {
  const w = leadWorld('reported');
  w.put(leadTable, { ...w.lead(), scope: '441900104001', villageCode: '441900104001' });
  expect(w.refusal('supervision.issue', issue('urge'), town)).toBe('row.notFound');
});
