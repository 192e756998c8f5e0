/** Announcements to places and to everybody, shifts, the help line, and emergency orders with the age of positions. */
import { describe, expect, it } from 'vitest';
import {
  announcementReceiptTable, announcementTable, emergencyCallTable, emergencyOrderTable, knowledgeTable, questionTable, shiftNoteTable,
} from '#domain/schema/notices.ts';
import { memberTable } from '#domain/schema/people.ts';
import { colleagueOf } from '../people.ts';
import {
  at, chen, city, dispatcher, health, li, market, NEIGHBOUR, neighbour, OTHER_TOWN, otherTown, TOWN, town, VILLAGE, world,
} from '../task/world.ts';

describe('an announcement', () => {
  it('of a town reaches the villages and departments it names, each with its own receipt', () => {
    const w = world();
    const places = [VILLAGE, `dept:${TOWN}:market`, VILLAGE];
    w.must('announcement.publish', { place: TOWN, title: '台风', body: '停止巡查', places, receiptDays: 1 }, town);
    const id = w.all(announcementTable)[0]?.id;
    const receipts = () => w.all(announcementReceiptTable).map(({ place, receivedByName }) => [place, receivedByName]);
    expect(receipts()).toEqual([[VILLAGE, null], [`dept:${TOWN}:market`, null]]);
    expect(w.refusal('announcement.receive', { id, place: NEIGHBOUR }, neighbour)).toBe('row.notFound');
    expect(w.refusal('announcement.receive', { id, place: `dept:${TOWN}:market` }, health)).toBe('scope.forbidden');
    w.must('announcement.receive', { id, place: `dept:${TOWN}:market` }, market);
    w.must('announcement.receive', { id, place: VILLAGE }, dispatcher);
    expect(receipts()).toEqual([[VILLAGE, dispatcher.name], [`dept:${TOWN}:market`, market.name]]);
    expect(w.all(announcementReceiptTable)[0]).toMatchObject({ body: '停止巡查', receiptDueAt: at('2026-11-25 00:00') - 1 });
  });

  it('of the city to everybody is public; each place signs for itself', () => {
    const w = world();
    w.must('announcement.publish', { place: '441900', title: '通报', body: 'x', everybody: true, receiptDays: 2 }, city);
    const id = w.all(announcementTable)[0]?.id;
    expect(w.all(announcementTable)[0]).toMatchObject({ scope: '*', everybody: 1 });
    w.must('announcement.receive', { id, place: OTHER_TOWN }, otherTown);
    w.must('announcement.receive', { id, place: VILLAGE }, dispatcher);
    expect(w.refusal('announcement.receive', { id, place: VILLAGE }, town)).toBe('supervision.otherUnit');
    expect(w.all(announcementReceiptTable).map(({ scope }) => scope)).toEqual([OTHER_TOWN, VILLAGE]);
    w.must('announcement.withdraw', { id, reason: '有误' }, city);
    expect(w.refusal('announcement.receive', { id, place: TOWN }, town)).toBe('announcement.withdrawn');
  });

  it('of a town is for its own places, and never for everybody', () => {
    const w = world();
    const text = { place: TOWN, title: 'x', body: 'x' };
    expect(w.refusal('announcement.publish', { ...text, places: [OTHER_TOWN] }, town)).toBe('scope.forbidden');
    expect(w.refusal('announcement.publish', { ...text, everybody: true }, town)).toBe('scope.forbidden');
    expect(w.refusal('announcement.publish', text, town)).toBe('args.invalid');
    expect(w.refusal('announcement.publish', { ...text, places: [`dept:${TOWN}:moon`] }, town)).toBe('unit.unknown');
    expect(w.refusal('announcement.publish', { ...text, place: OTHER_TOWN, places: [VILLAGE] }, town)).toBe('scope.forbidden');
  });
});

describe('urging a receipt', () => {
  const text = { place: TOWN, title: '台风', body: 'x', receiptDays: 1 };

  it('marks the copies of the places that have not signed, however often it is sent', () => {
    const w = world();
    w.must('announcement.publish', { ...text, places: [VILLAGE, NEIGHBOUR] }, town);
    const id = w.all(announcementTable)[0]?.id;
    w.must('announcement.receive', { id, place: VILLAGE }, dispatcher);
    w.must('announcement.urge', { id, places: [VILLAGE, NEIGHBOUR] }, town);
    w.must('announcement.urge', { id, places: [NEIGHBOUR, NEIGHBOUR] }, town);
    expect(w.all(announcementReceiptTable).map(({ place, urges }) => [place, urges])).toEqual([[VILLAGE, 0], [NEIGHBOUR, 2]]);
    expect(w.refusal('announcement.urge', { id, places: [VILLAGE] }, town)).toBe('receipt.given');
    expect(w.refusal('announcement.urge', { id, places: [`dept:${TOWN}:market`] }, town)).toBe('unit.unknown');
  });

  it('of an announcement to everybody makes the copy it urges', () => {
    const w = world();
    w.must('announcement.publish', { ...text, place: '441900', everybody: true }, city);
    const id = w.all(announcementTable)[0]?.id;
    expect(w.refusal('announcement.urge', { id, places: [VILLAGE] }, town)).toBe('scope.forbidden');
    w.must('announcement.urge', { id, places: [VILLAGE] }, city);
    w.must('announcement.receive', { id, place: VILLAGE }, dispatcher);
    expect(w.all(announcementReceiptTable)).toMatchObject([
      { place: VILLAGE, byName: city.name, byPlace: '441900', urges: 1, receivedByName: dispatcher.name },
    ]);
  });
});

describe('a shift', () => {
  it('is taken over by somebody else of the same place, once', () => {
    const w = world();
    w.must('shift.handOver', { place: VILLAGE, text: '两件临期', openItems: ['XS20261123-000001'] }, dispatcher);
    const id = w.all(shiftNoteTable)[0]?.id;
    expect(w.refusal('shift.takeOver', { id }, dispatcher)).toBe('shift.ownNote');
    expect(w.refusal('shift.takeOver', { id }, neighbour)).toBe('row.notFound');
    w.must('shift.takeOver', { id, note: '已看' }, colleagueOf(dispatcher));
    expect(w.all(shiftNoteTable)[0]).toMatchObject({
      takenOverByName: `${dispatcher.name}二`, remark: '已看', openItems: '["XS20261123-000001"]',
    });
    expect(w.refusal('shift.handOver', { place: NEIGHBOUR, text: 'x' }, dispatcher)).toBe('scope.forbidden');
    expect(w.refusal('shift.handOver', { place: VILLAGE, text: 'x' }, town)).toBe('supervision.otherUnit');
  });
});

describe('a question', () => {
  it('reaches the experts it asks, and its answer may be kept for everybody without names', () => {
    const w = world();
    w.must('question.ask', { villageCode: VILLAGE, department: 'market', text: '要什么证' }, chen);
    const id = w.all(questionTable)[0]?.id;
    expect(w.refusal('question.answer', { id, text: 'x' }, health)).toBe('row.notFound');
    w.must('question.answer', { id, text: '小作坊登记证' }, market);
    w.must('question.keep', { id, title: '小作坊', question: '小作坊要什么证', answer: '登记证' }, town);
    expect(w.all(knowledgeTable)).toMatchObject([{ scope: '*', department: 'market', title: '小作坊', keptByName: town.name }]);
    expect(w.refusal('question.ask', { villageCode: NEIGHBOUR, text: 'x' }, chen)).toBe('scope.forbidden');
  });
});

describe('an emergency order', () => {
  const order = { place: TOWN, text: '瓶装气泄漏，到场疏散', lon: 113.6, lat: 22.8, memberIds: ['chen', 'li', 'chen'] };

  it('keeps the position it was made by, with its age and the distance in metres', () => {
    const w = world();
    const seenAt = w.now - 20 * 60_000;
    const member = w.all(memberTable).find(({ id }) => id === 'chen');
    if (member === undefined) throw new Error('no member');
    w.put(memberTable, { ...member, lon: 113.61, lat: 22.8, positionAt: seenAt });
    w.must('order.issue', order, town);
    expect(w.all(emergencyCallTable).map(({ memberId, positionAt, distance }) => [memberId, positionAt, distance])).toEqual([
      ['chen', seenAt, 1025], ['li', null, null],
    ]);
  });

  it('is acknowledged and reported by the member it is for, whose arrival is a new position', () => {
    const w = world();
    w.must('order.issue', order, town);
    const [first] = w.all(emergencyCallTable);
    const id = first?.id;
    expect(w.refusal('order.receive', { id }, li)).toBe('order.otherMember');
    w.must(
      'order.arrive', { id, lon: 113.601, lat: 22.801, evidence: [{ kind: 'photo', name: 'x', hash: 'c'.repeat(64), bytes: 9 }] }, chen,
    );
    expect(w.all(emergencyCallTable)[0]).toMatchObject({ receivedAt: w.now, arrivedAt: w.now, arrivedLon: 113.601 });
    expect(w.all(memberTable).find((member) => member.id === 'chen')).toMatchObject({ lon: 113.601, positionAt: w.now });
    w.must('order.end', { id: w.all(emergencyOrderTable)[0]?.id, text: '处置完毕' }, town);
    expect(w.all(emergencyCallTable).map(({ withdrawn }) => withdrawn)).toEqual([0, 1]);
    expect(w.refusal('order.receive', { id: w.all(emergencyCallTable)[1]?.id }, li)).toBe('order.ended');
  });

  it('calls members on duty of the own area only', () => {
    const w = world();
    expect(w.refusal('order.issue', { ...order, memberIds: ['away'] }, town)).toBe('member.inactive');
    expect(w.refusal('order.issue', { ...order, place: OTHER_TOWN }, otherTown)).toBe('row.notFound');
    expect(w.refusal('order.issue', { ...order, place: OTHER_TOWN }, town)).toBe('scope.forbidden');
  });
});
