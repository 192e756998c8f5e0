/** Who may add evidence to a question and to a card, and when. */
import { evidenceTable } from '#domain/schema/disposal.ts';
import { questionTable } from '#domain/schema/notices.ts';
import { supervisionTable } from '#domain/schema/supervision.ts';
import { expect, it } from 'vitest';
import { leadWorld } from '../lead/places.ts';
import { testMatrix } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { chen, city, li, market, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const piece = { kind: 'photo', name: '后厨.jpg', hash: 'c'.repeat(64), bytes: 1000 };
const questionId = (w: World): string => w.all(questionTable)[0]?.id ?? 'none';
const cardId = (w: World): string => w.all(supervisionTable)[0]?.id ?? 'none';

const questionIn = (state: 'open' | 'answered' | 'settled') => (): World => {
  const w = world();
  w.must('question.ask', { villageCode: VILLAGE, department: 'market', text: '要什么证' }, chen);
  const [question] = w.all(questionTable);
  if (question !== undefined) w.put(questionTable, { ...question, state });
  return w;
};
const UNSETTLED = ['open', 'answered'];

testMatrix('evidence of a question', {
  places: { open: questionIn('open'), answered: questionIn('answered'), settled: questionIn('settled') },
  people: PEOPLE,
  refusals: ['question.wrongState', 'row.notFound'],
  attempts: {
    add: {
      command: 'evidence.add', args: (w) => ({ subject: 'question', subjectId: questionId(w), piece }),
      by: { gridMember: UNSETTLED, villageDispatcher: UNSETTLED, townStaff: UNSETTLED, deptOfficer: UNSETTLED, citySupervisor: UNSETTLED },
    },
  },
});

const cardIn = (place: string, open: 0 | 1) => (): World => {
  const w = leadWorld(place);
  w.must('supervision.issue', { subject: 'lead', id: 'lead', rung: 'blue', reason: 'x' }, city);
  const [card] = w.all(supervisionTable);
  if (card !== undefined && open === 0) w.put(supervisionTable, { ...card, open, state: 'lifted' });
  return w;
};

testMatrix('evidence of a card', {
  places: {
    village: cardIn('villageAccepted', 1), town: cardIn('handedUp', 1), department: cardIn('transferred', 1),
    lifted: cardIn('villageAccepted', 0),
  },
  people: PEOPLE,
  refusals: ['supervision.wrongState', 'supervision.otherUnit', 'scope.forbidden', 'row.notFound', 'role.forbidden'],
  attempts: {
    add: {
      command: 'evidence.add', args: (w) => ({ subject: 'supervision', subjectId: cardId(w), piece }),
      by: { villageDispatcher: ['village'], townStaff: ['town'], deptOfficer: ['department'] },
    },
  },
});

it('a member adds to the own question only; what is added has the question\'s audience', () => {
  const w = questionIn('open')();
  const args = { subject: 'question', subjectId: questionId(w), piece };
  expect(w.refusal('evidence.add', args, li)).toBe('row.notFound');
  for (const by of [chen, market, town]) w.must('evidence.add', args, by);
  const audience = w.all(questionTable)[0]?.also;
  expect(w.all(evidenceTable).map(({ subject, also }) => [subject, also])).toEqual(Array.from({ length: 3 }, () => ['question', audience]));
});
