/** Announcements, shift notes, questions, emergency orders, risk transfers: who may do what in which state (domain catalogue 1.5, 1.10). */
import { riskTransferTable } from '#domain/schema/disposal.ts';
import { announcementTable, emergencyCallTable, emergencyOrderTable, questionTable, shiftNoteTable } from '#domain/schema/notices.ts';
import type { Actor } from '#domain/core/actor.ts';
import { testMatrix } from '../matrix.ts';
import { colleagueOf, PEOPLE } from '../people.ts';
import { chen, city, dispatcher, market, TOWN, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const only = <R extends { readonly id: string }>(rows: readonly R[]): string => rows[0]?.id ?? 'none';
const step = (build: () => World, command: string, args: (w: World) => object, by: Actor) => (): World => {
  const w = build();
  w.must(command, args(w), by);
  return w;
};

const announcement = (w: World) => only(w.all(announcementTable));
const published = step(
  world, 'announcement.publish', () => ({ place: TOWN, title: '台风', body: '停止巡查', places: [VILLAGE], receiptDays: 1 }), town,
);
const signed = step(published, 'announcement.receive', (w) => ({ id: announcement(w), place: VILLAGE }), dispatcher);
const withdrawn = step(published, 'announcement.withdraw', (w) => ({ id: announcement(w), reason: 'x' }), town);
const ANYWHERE = ['published', 'signed', 'withdrawn'];

testMatrix('announcements', {
  places: { published, signed, withdrawn },
  people: PEOPLE,
  refusals: ['announcement.withdrawn', 'receipt.given', 'supervision.otherUnit', 'row.notFound', 'scope.forbidden'],
  attempts: {
    publish: {
      command: 'announcement.publish', args: { place: TOWN, title: 'x', body: 'x', places: [VILLAGE] },
      by: { townStaff: ANYWHERE, citySupervisor: ANYWHERE },
    },
    receive: {
      command: 'announcement.receive', args: (w) => ({ id: announcement(w), place: VILLAGE }), by: { villageDispatcher: ['published'] },
    },
    urge: {
      command: 'announcement.urge', args: (w) => ({ id: announcement(w), places: [VILLAGE] }),
      by: { townStaff: ['published'], citySupervisor: ['published'] },
    },
    withdraw: {
      command: 'announcement.withdraw', args: (w) => ({ id: announcement(w), reason: 'x' }),
      by: { townStaff: ['published', 'signed'], citySupervisor: ['published', 'signed'] },
    },
  },
});

const shift = (w: World) => only(w.all(shiftNoteTable));
const written = step(world, 'shift.handOver', () => ({ place: VILLAGE, text: '两件临期' }), colleagueOf(dispatcher));
const taken = step(written, 'shift.takeOver', (w) => ({ id: shift(w) }), dispatcher);

testMatrix('shift notes of a village', {
  places: { written, taken },
  people: PEOPLE,
  refusals: ['receipt.given', 'supervision.otherUnit', 'row.notFound', 'scope.forbidden'],
  attempts: {
    handOver: { command: 'shift.handOver', args: { place: VILLAGE, text: 'x' }, by: { villageDispatcher: ['written', 'taken'] } },
    takeOver: { command: 'shift.takeOver', args: (w) => ({ id: shift(w) }), by: { villageDispatcher: ['written'] } },
  },
});

const question = (w: World) => only(w.all(questionTable));
const asked = step(world, 'question.ask', () => ({ villageCode: VILLAGE, department: 'market', text: '小作坊要办什么证' }), chen);
const answered = step(asked, 'question.answer', (w) => ({ id: question(w), text: '小作坊登记证' }), market);
const settled = step(answered, 'question.settle', (w) => ({ id: question(w) }), chen);
const ALL_QUESTIONS = ['asked', 'answered', 'settled'];
const UNSETTLED = ['asked', 'answered'];

testMatrix('the expert help line', {
  places: { asked, answered, settled },
  people: PEOPLE,
  refusals: ['question.wrongState'],
  attempts: {
    ask: {
      command: 'question.ask', args: { villageCode: VILLAGE, text: 'x' },
      by: { gridMember: ALL_QUESTIONS, villageDispatcher: ALL_QUESTIONS },
    },
    answer: {
      command: 'question.answer', args: (w) => ({ id: question(w), text: 'x' }),
      by: { deptOfficer: UNSETTLED, townStaff: UNSETTLED, citySupervisor: UNSETTLED },
    },
    settle: {
      command: 'question.settle', args: (w) => ({ id: question(w) }), by: { gridMember: ['answered'], villageDispatcher: ['answered'] },
    },
    keep: {
      command: 'question.keep', args: (w) => ({ id: question(w), title: 'x', question: 'x', answer: 'x' }),
      by: { townStaff: ['answered', 'settled'], citySupervisor: ['answered', 'settled'] },
    },
  },
});

const call = (w: World) => only(w.all(emergencyCallTable));
const order = (w: World) => only(w.all(emergencyOrderTable));
const ordered = step(world, 'order.issue', () => ({ place: TOWN, text: '到场', lon: 113.6, lat: 22.8, memberIds: ['chen'] }), town);
const acknowledged = step(ordered, 'order.receive', (w) => ({ id: call(w) }), chen);
const arrived = step(acknowledged, 'order.arrive', (w) => ({ id: call(w), lon: 113.6, lat: 22.8 }), chen);
const ended = step(acknowledged, 'order.end', (w) => ({ id: order(w), text: '解除' }), town);
const ORDERS = ['ordered', 'acknowledged', 'arrived', 'ended'];

testMatrix('emergency orders', {
  places: { ordered, acknowledged, arrived, ended },
  people: PEOPLE,
  refusals: ['order.ended', 'receipt.given', 'row.notFound'],
  attempts: {
    issue: {
      command: 'order.issue', args: { place: TOWN, text: 'x', lon: 113.6, lat: 22.8, memberIds: ['li'] },
      by: { townStaff: ORDERS, citySupervisor: ORDERS },
    },
    receive: { command: 'order.receive', args: (w) => ({ id: call(w) }), by: { gridMember: ['ordered'], villageDispatcher: ['ordered'] } },
    arrive: {
      command: 'order.arrive', args: (w) => ({ id: call(w) }),
      by: { gridMember: ['ordered', 'acknowledged'], villageDispatcher: ['ordered', 'acknowledged'] },
    },
    end: {
      command: 'order.end', args: (w) => ({ id: order(w), text: 'x' }),
      by: { townStaff: ['ordered', 'acknowledged', 'arrived'], citySupervisor: ['ordered', 'acknowledged', 'arrived'] },
    },
  },
});

const INDUSTRY = {
  id: 'catering', cityCode: '441900', name: '餐饮服务', permit: '食品经营许可', department: 'market', risk: 1, keywords: ['餐饮', '小吃'],
};
const risk = (w: World) => only(w.all(riskTransferTable));
const keyed = step(world, 'industry.save', () => INDUSTRY, city);
const sent = step(
  keyed, 'lead.report', () => ({ villageCode: VILLAGE, category: 'noPermit', subjectName: '无名小吃店', address: '某路9号' }), chen,
);
const acknowledgedRisk = step(sent, 'risk.receive', (w) => ({ id: risk(w) }), market);
const TEAM = { villageCode: VILLAGE, name: '一队', leader: '队长', members: [{ name: '张三', unit: '工作站' }] };

testMatrix('risk transfers, industries and teams', {
  places: { sent, acknowledgedRisk },
  people: PEOPLE,
  refusals: ['receipt.given', 'scope.forbidden'],
  attempts: {
    receive: { command: 'risk.receive', args: (w) => ({ id: risk(w) }), by: { deptOfficer: ['sent'] } },
    'save an industry': { command: 'industry.save', args: INDUSTRY, by: { citySupervisor: ['sent', 'acknowledgedRisk'] } },
    'save a team': {
      command: 'team.save', args: TEAM, by: { villageDispatcher: ['sent', 'acknowledgedRisk'], townStaff: ['sent', 'acknowledgedRisk'] },
    },
  },
});
