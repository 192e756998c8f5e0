/** The notice desk offers what the commands would accept, neither more nor less. */
import { expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import type { RowOf, Table } from '#domain/core/table.ts';
import { announcementTable, emergencyCallTable, emergencyOrderTable, questionTable, shiftNoteTable } from '#domain/schema/notices.ts';
import {
  announcementActionsOf, mayAsk, mayEnd, mayHandOver, mayNote, mayOrder, mayPublish, mayTakeOver, questionActionsOf,
} from '#renderer/features/notices/rules.ts';
import type { AnnouncementAction, QuestionAction } from '#renderer/features/notices/rules.ts';
import type { Possible } from '#renderer/features/desk/recordRules.ts';
import { colleagueOf } from '../../domain/people.ts';
import { chen, city, dispatcher, health, market, town, TOWN, VILLAGE, world } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';
import { CITY, QueryStation } from '../../replica/query-city.ts';

const PLACES: readonly (readonly [Actor, string])[] = [
  [dispatcher, VILLAGE], [town, TOWN], [market, `dept:${TOWN}:market`], [health, `dept:${TOWN}:health`], [city, CITY],
];
const viewerOf = ({ accountId, role, grants, memberId }: Actor, place: string) => (
  { id: accountId, role, grants: [...grants], memberId, place }
);
function first<T extends Table>(w: World, table: T): RowOf<T> {
  const row: RowOf<T> | undefined = w.all(table)[0];
  if (row === undefined) throw new Error('no row');
  return row;
}
const offers = <A extends string>({ primary, others }: Possible<A>, action: A) => primary === action || others.includes(action);

it.each(['receive', 'urge', 'withdraw'] as const)('%s of an announcement is offered where it applies', (action: AnnouncementAction) => {
  const steps: readonly ((w: World, id: string) => void)[] = [
    () => undefined,
    (w, id) => w.must('announcement.receive', { id, place: VILLAGE }, dispatcher),
    (w, id) => w.must('announcement.withdraw', { id, reason: 'x' }, town),
  ];
  for (const step of steps) {
    for (const [by, place] of PLACES) {
      const w = world();
      w.must('announcement.publish', { place: TOWN, title: 'x', body: 'x', places: [VILLAGE], receiptDays: 1 }, town);
      const { id } = first(w, announcementTable);
      step(w, id);
      const row = new QueryStation(w, by.role, place).ask('announcement.detail', { id })?.announcement;
      const args = { receive: { id, place }, urge: { id, places: [VILLAGE] }, withdraw: { id, reason: 'x' } }[action];
      const outcome = w.refusal(`announcement.${action}`, args, by);
      const offered = row !== undefined && offers(announcementActionsOf(row, viewerOf(by, place)), action);
      // The city may take back what a town published; its desk shows its own.
      if (by !== city) expect(outcome === 'applied', `${by.role} ${by.name}: ${outcome}`).toBe(offered);
      else expect(offered).toBe(false);
    }
  }
});

it('publishing, handing over, asking and ordering are offered to the roles of the commands', () => {
  for (const [by, place] of PLACES) {
    const viewer = viewerOf(by, place);
    const w = world();
    const says = (command: string, args: object) => w.refusal(command, args, by) !== 'role.forbidden';
    expect(says('announcement.publish', { place: TOWN, title: 'x', body: 'x', places: [VILLAGE] })).toBe(mayPublish(viewer));
    expect(says('order.issue', { place: TOWN, text: 'x', lon: 113, lat: 22, memberIds: ['chen'] })).toBe(mayOrder(viewer));
    expect(says('shift.handOver', { place, text: 'x' })).toBe(mayHandOver(viewer));
    expect(says('question.ask', { villageCode: VILLAGE, text: 'x' })).toBe(mayAsk(viewer));
  }
});

it('a shift note is taken over by a colleague of the same place, once', () => {
  for (const taken of [false, true]) {
    for (const [by, place] of [...PLACES, [colleagueOf(dispatcher), VILLAGE] as const]) {
      const w = world();
      w.must('shift.handOver', { place: VILLAGE, text: 'x' }, dispatcher);
      const before = first(w, shiftNoteTable);
      if (taken) w.must('shift.takeOver', { id: before.id }, colleagueOf(dispatcher));
      const note = first(w, shiftNoteTable);
      const outcome = w.refusal('shift.takeOver', { id: note.id }, by);
      expect(outcome === 'applied', `${by.name}: ${outcome}`).toBe(mayTakeOver(note, viewerOf(by, place)));
    }
  }
});

it.each(['answer', 'settle', 'keep'] as const)('%s of a question is offered exactly where it applies', (action: QuestionAction) => {
  const args = { answer: { text: 'x' }, settle: {}, keep: { title: 'x', question: 'x', answer: 'x' } }[action];
  for (const department of ['market', null]) {
    for (const state of ['open', 'answered', 'settled'] as const) {
      for (const [by, place] of PLACES) {
        const w = world();
        w.must('question.ask', { villageCode: VILLAGE, department, text: 'x' }, chen);
        const question = { ...first(w, questionTable), state };
        w.put(questionTable, question);
        const outcome = w.refusal(`question.${action}`, { id: question.id, ...args }, by);
        const offered = offers(questionActionsOf(question, viewerOf(by, place)), action);
        expect(outcome === 'applied', `${by.role} ${by.name}, ${state}: ${outcome}`).toBe(offered);
      }
    }
  }
});

it('an order is ended by whoever may see it from above, its calls noted by the village', () => {
  for (const [by, place] of PLACES) {
    const build = () => {
      const w = world();
      w.must('order.issue', { place: TOWN, text: 'x', lon: 113.6, lat: 22.8, memberIds: ['chen'] }, town);
      return w;
    };
    const w = build();
    const { id } = first(w, emergencyOrderTable);
    const order = new QueryStation(w, by.role, place).ask('order.detail', { id })?.order;
    const viewer = viewerOf(by, place);
    expect(w.refusal('order.end', { id, text: 'x' }, by) === 'applied').toBe(order !== undefined && mayEnd(order, viewer));
    for (const what of ['receive', 'arrive'] as const) {
      const before = build();
      const call = first(before, emergencyCallTable);
      expect(before.refusal(`order.${what}`, { id: call.id }, by) === 'applied').toBe(mayNote(call, what, viewer));
      expect(mayNote(first(before, emergencyCallTable), what, viewer)).toBe(false);
    }
  }
});
