/** Supervision and rectification: who may do what in which state (domain catalogue 1.9, 1.10; permission matrix 1.11). */
import { rectificationProblemTable, rectificationTable, rectificationTaskTable, supervisionTable } from '#domain/schema/supervision.ts';
import { testMatrix } from '../matrix.ts';
import type { Attempt } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { dispatcher, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { leadWorld } from '../lead/places.ts';

const only = <R extends { readonly id: string }>(rows: readonly R[]): string => rows[0]?.id ?? 'none';
const card = (w: World) => only(w.all(supervisionTable));

function issued(): World {
  const w = leadWorld('villageAccepted');
  w.must('supervision.issue', { subject: 'lead', id: 'lead', rung: 'blue', reason: '超期' }, town);
  return w;
}
const after = (build: () => World, command: string, args: object, by = dispatcher, id = card) => (): World => {
  const w = build();
  w.must(command, { id: id(w), ...args }, by);
  return w;
};
const received = after(issued, 'supervision.receive', {});
const answered = after(received, 'supervision.answer', { text: '已整改' });
const lifted = after(answered, 'supervision.lift', { reason: '属实' }, town);
const onCard = (command: string, more: object, by: Attempt['by']): Attempt => ({
  command, args: (w: World) => ({ id: card(w), ...more }), by,
});
const IN_FORCE = ['issued', 'received', 'answered'];

testMatrix('supervision of a village by its town', {
  places: { issued, received, answered, lifted },
  people: PEOPLE,
  refusals: ['supervision.wrongState', 'supervision.otherUnit', 'supervision.rungTaken', 'supervision.aboveRole', 'row.notFound'],
  attempts: {
    receive: onCard('supervision.receive', {}, { villageDispatcher: ['issued'] }),
    answer: onCard('supervision.answer', { text: 'x' }, { villageDispatcher: IN_FORCE }),
    lift: onCard('supervision.lift', { reason: 'x' }, { townStaff: IN_FORCE, citySupervisor: IN_FORCE }),
    'blue again': {
      command: 'supervision.issue', args: { subject: 'lead', id: 'lead', rung: 'blue', reason: 'x' },
      by: { townStaff: ['lifted'], citySupervisor: ['lifted'] },
    },
    yellow: {
      command: 'supervision.issue', args: { subject: 'lead', id: 'lead', rung: 'yellow', reason: 'x' },
      by: { townStaff: [...IN_FORCE, 'lifted'], citySupervisor: [...IN_FORCE, 'lifted'] },
    },
  },
});

const problem = (w: World) => only(w.all(rectificationProblemTable));
const task = (w: World) => only(w.all(rectificationTaskTable));
const plan = (w: World) => only(w.all(rectificationTable));

function opened(immediate: boolean): World {
  const w = leadWorld('villageAccepted');
  w.must('rectification.open', {
    unit: VILLAGE, title: '首检超期整改', source: 'bulletin', dueOn: '2026-12-31', problems: [{ category: '时限', fact: '首检超期 12 件', immediate }],
  }, town);
  return w;
}
function carriedOut(immediate: boolean): World {
  const w = opened(immediate);
  w.must('rectification.assign', { id: problem(w), leader: '书记', unitName: '工作站', person: '张三' }, dispatcher);
  w.must('rectification.addTask', { id: problem(w), measure: '补派', dueOn: '2026-12-10' }, dispatcher);
  w.must('rectification.finishTask', { id: task(w), text: '已补派' }, dispatcher);
  return w;
}
const immediate = () => carriedOut(true);
const underway = () => carriedOut(false);
const submitted = after(underway, 'rectification.submit', {}, dispatcher, problem);
const struckOff = after(submitted, 'rectification.strikeOff', { accepted: true, reason: '属实' }, town, problem);
const longTerm = after(underway, 'rectification.keepUp', { reason: '常态' }, town, problem);
const recurred = after(struckOff, 'rectification.lookBack', { held: false }, town, problem);
const AT_WORK = ['immediate', 'underway', 'recurred'];
const PLAN_OPEN = [...AT_WORK, 'submitted'];
const onProblem = (command: string, more: object, by: Attempt['by']): Attempt => ({
  command, args: (w: World) => ({ id: problem(w), ...more }), by,
});
const judged = (states: readonly string[]): Attempt['by'] => ({ townStaff: states, citySupervisor: states });

testMatrix('rectification of a village by its town', {
  places: { immediate, underway, submitted, struckOff, longTerm, recurred },
  people: PEOPLE,
  refusals: ['rectification.wrongState', 'supervision.otherUnit', 'row.notFound'],
  attempts: {
    open: {
      command: 'rectification.open',
      args: { unit: VILLAGE, title: 'x', source: 'self', dueOn: '2026-12-31', problems: [{ category: 'x', fact: 'x' }] },
      by: judged(['immediate', 'underway', 'submitted', 'struckOff', 'longTerm', 'recurred']),
    },
    addProblem: { command: 'rectification.addProblem', args: (w) => ({ id: plan(w), category: 'x', fact: 'x' }), by: judged(PLAN_OPEN) },
    assign: onProblem('rectification.assign', { leader: 'x', unitName: 'x', person: 'x' }, { villageDispatcher: [...AT_WORK, 'longTerm'] }),
    addTask: onProblem('rectification.addTask', { measure: 'x', dueOn: '2026-12-20' }, { villageDispatcher: AT_WORK }),
    finishTask: { command: 'rectification.finishTask', args: (w) => ({ id: task(w), text: 'x' }), by: { villageDispatcher: AT_WORK } },
    submit: onProblem('rectification.submit', {}, { villageDispatcher: AT_WORK }),
    strikeOff: onProblem('rectification.strikeOff', { accepted: true, reason: 'x' }, judged(['submitted'])),
    'send back': onProblem('rectification.strikeOff', { accepted: false, reason: 'x' }, judged(['submitted'])),
    keepUp: onProblem('rectification.keepUp', { reason: 'x' }, judged(PLAN_OPEN)),
    lookBack: onProblem('rectification.lookBack', { held: true }, judged(['struckOff', 'longTerm'])),
  },
});
