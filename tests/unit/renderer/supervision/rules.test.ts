/** The supervision desk offers what the commands would accept, neither more nor less. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import type { RowOf, Table } from '#domain/core/table.ts';
import {
  PROBLEM_STATES, rectificationProblemTable, rectificationTable, rectificationTaskTable, RUNGS, SUPERVISION_STATES, supervisionTable,
} from '#domain/schema/supervision.ts';
import type { ProblemState, Rung } from '#domain/schema/supervision.ts';
import {
  CARD_RULES, cardActionsOf, mayAddProblem, mayFinish, problemActionsOf, rungsToIssue,
} from '#renderer/features/supervision/rules.ts';
import type { CardAction, ProblemAction } from '#renderer/features/supervision/rules.ts';
import { leadWorld } from '../../domain/lead/places.ts';
import { city, dispatcher, health, market, town, VILLAGE, world } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';

const ACTORS: readonly Actor[] = [dispatcher, town, market, health, city];
const viewerOf = ({ accountId, role, grants, memberId }: Actor) => (
  { id: accountId, role, grants: [...grants], memberId, place: grants[0] ?? '' }
);

function first<T extends Table>(w: World, table: T): RowOf<T> {
  const row: RowOf<T> | undefined = w.all(table)[0];
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('a card', () => {
  const ARGS: Readonly<Record<CardAction, object>> = { receive: {}, answer: { text: '已办' }, lift: { reason: '属实' } };
  const places = { 'a village': 'villageAccepted', 'a department': 'transferred' } as const;

  it.each(Object.keys(ARGS) as CardAction[])('%s is offered exactly where it applies', (action) => {
    for (const place of Object.values(places)) {
      for (const issuer of [town, city]) {
        for (const state of SUPERVISION_STATES) {
          for (const by of ACTORS) {
            const w = leadWorld(place);
            w.must('supervision.issue', { subject: 'lead', id: 'lead', rung: 'blue', reason: 'x' }, issuer);
            const card = { ...first(w, supervisionTable), state, open: state === 'lifted' ? 0 : 1 } as const;
            w.put(supervisionTable, card);
            const { primary, others } = cardActionsOf(card, viewerOf(by));
            const offered = primary === action || others.includes(action);
            const outcome = w.refusal(CARD_RULES[action].command, { id: card.id, ...ARGS[action] }, by);
            expect(outcome === 'applied', `${by.role} ${by.name}, ${place}, ${state}: ${outcome}`).toBe(offered && sees(by, place));
          }
        }
      }
    }
  });

  /** Nobody is offered a card the replica does not hold. */
  const sees = (by: Actor, place: string): boolean =>
    by.role !== 'deptOfficer' || (place === 'transferred' && by === market);

  it('of a colour is answered first, a reminder only signed for', () => {
    const w = leadWorld('villageAccepted');
    for (const rung of ['reminder', 'blue'] as const) w.must('supervision.issue', { subject: 'lead', id: 'lead', rung, reason: 'x' }, town);
    const [reminder, blue] = w.all(supervisionTable);
    const primaryOf = (card: typeof blue, by: Actor) => (card === undefined ? undefined : cardActionsOf(card, viewerOf(by)).primary);
    expect(primaryOf(reminder, dispatcher)).toBe('receive');
    expect(primaryOf(reminder && { ...reminder, state: 'received' }, dispatcher)).toBeUndefined();
    expect(primaryOf(blue && { ...blue, state: 'received' }, dispatcher)).toBe('answer');
    expect(primaryOf(blue && { ...blue, state: 'answered' }, town)).toBe('lift');
  });
});

describe('the rungs to choose from', () => {
  it.each(['villageAccepted', 'handedUp', 'transferred'])('are those the command accepts, with %s, whatever was climbed', (place) => {
    for (const climbed of [[], ['urge'], ['blue'], ['blue', 'yellow'], ['blue', 'yellow', 'red']] as readonly Rung[][]) {
      for (const by of [town, city]) {
        const build = (): World => {
          const w = leadWorld(place);
          for (const rung of climbed) w.must('supervision.issue', { subject: 'lead', id: 'lead', rung, reason: 'x' }, city);
          return w;
        };
        const issue = (rung: Rung) => build().refusal('supervision.issue', { subject: 'lead', id: 'lead', rung, reason: 'x' }, by);
        const accepted = RUNGS.filter((rung) => issue(rung) === 'applied');
        const cards = build().all(supervisionTable);
        expect(rungsToIssue(holder(place), cards, viewerOf(by)), `${by.role} after ${climbed.join(' ')}`).toEqual(accepted);
      }
    }
  });

  function holder(place: string): string {
    const w = leadWorld(place);
    w.must('supervision.issue', { subject: 'lead', id: 'lead', rung: 'urge', reason: 'x' }, city);
    return first(w, supervisionTable).unit;
  }
});

describe('a problem under rectification', () => {
  const ARGS: Readonly<Record<ProblemAction, object>> = {
    assign: { leader: '王', unitName: '村', person: '李' }, addTask: { measure: '清零', dueOn: '2026-12-01' }, submit: {},
    strikeOff: { accepted: true, reason: '属实' }, keepUp: { reason: '长期' }, lookBack: { held: true },
  };

  function planned(issuer: Actor, state: ProblemState, done: boolean): World {
    const w = world();
    const problems = [{ category: '滞后', fact: '超期' }];
    w.must('rectification.open', { unit: VILLAGE, title: 'x', source: 'bulletin', dueOn: '2026-12-20', problems }, issuer);
    const { id } = first(w, rectificationProblemTable);
    if (done) {
      w.must('rectification.assign', { id, ...ARGS.assign }, dispatcher);
      w.must('rectification.addTask', { id, ...ARGS.addTask }, dispatcher);
      w.must('rectification.finishTask', { id: first(w, rectificationTaskTable).id, text: '完成' }, dispatcher);
    }
    w.put(rectificationProblemTable, { ...first(w, rectificationProblemTable), state });
    return w;
  }

  const listed = (w: World) => ({ ...first(w, rectificationProblemTable), tasks: w.all(rectificationTaskTable) });

  it.each(Object.keys(ARGS) as ProblemAction[])('%s is offered exactly where it applies', (action) => {
    for (const issuer of [town, city]) {
      for (const done of [false, true]) {
        for (const state of PROBLEM_STATES) {
          for (const by of [dispatcher, town, city]) {
            const w = planned(issuer, state, done);
            const problem = listed(w);
            const { primary, others } = problemActionsOf(problem, first(w, rectificationTable), viewerOf(by));
            const outcome = w.refusal(`rectification.${action}`, { id: problem.id, ...ARGS[action] }, by);
            const offered = primary === action || others.includes(action);
            expect(outcome === 'applied', `${by.role}, ${state}, issued by ${issuer.role}: ${outcome}`).toBe(offered);
          }
        }
      }
    }
  });

  it('is added to, and its tasks finished, by whom the commands let', () => {
    for (const issuer of [town, city]) {
      for (const by of [dispatcher, town, city]) {
        const w = planned(issuer, 'underway', false);
        const { id } = first(w, rectificationProblemTable);
        w.must('rectification.addTask', { id, ...ARGS.addTask }, dispatcher);
        const [plan, task] = [first(w, rectificationTable), first(w, rectificationTaskTable)];
        const finish = mayFinish(task, listed(w), plan, viewerOf(by));
        expect(w.refusal('rectification.finishTask', { id: task.id, text: 'x' }, by) === 'applied').toBe(finish);
        const add = mayAddProblem(plan, viewerOf(by));
        expect(w.refusal('rectification.addProblem', { id: plan.id, category: 'x', fact: 'x' }, by) === 'applied').toBe(add);
      }
    }
  });
});
