/** Theory: everybody finds what waits for their place, and what is new is told once for each thing, to whom it concerns. */
import { describe, expect, it } from 'vitest';
import { announcementTable, emergencyCallTable, emergencyOrderTable, questionTable } from '#domain/schema/notices.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { taskTable } from '#domain/schema/task.ts';
import { colleagueOf } from '../domain/people.ts';
import { chen, city, dispatcher, market, NEIGHBOUR, neighbour, NOW, town, TOWN, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, leadIn, QueryStation } from './query-city.ts';

const townDesk = (w: World) => new QueryStation(w, 'townStaff', TOWN);
const cityDesk = (w: World) => new QueryStation(w, 'citySupervisor', CITY);
const villageDesk = (w: World, place = VILLAGE) => new QueryStation(w, 'villageDispatcher', place);
const marketDesk = (w: World) => new QueryStation(w, 'deptOfficer', `dept:${TOWN}:market`);

describe('announcements', () => {
  const publish = (w: World) => w.must(
    'announcement.publish', { place: TOWN, title: '台风', body: '停止巡查', places: [VILLAGE, NEIGHBOUR], receiptDays: 1 }, town,
  );
  const titles = (desk: QueryStation, queue: 'toReceive' | 'received' | 'published' | 'outstanding') =>
    desk.ask('announcements.list', { queue }).rows.map(({ title }) => title);

  it('of a town wait with each place for its receipt, and with the town until all have signed', () => {
    const w = world();
    publish(w);
    const id = w.all(announcementTable)[0]?.id ?? '';
    expect(titles(villageDesk(w), 'toReceive')).toEqual(['台风']);
    w.must('announcement.receive', { id, place: VILLAGE }, dispatcher);
    expect(titles(villageDesk(w), 'toReceive')).toEqual([]);
    expect(villageDesk(w).ask('announcement.detail', { id })?.announcement).toMatchObject({
      own: 0, byName: town.name, receivedByName: dispatcher.name,
    });
    const detail = townDesk(w).ask('announcement.detail', { id });
    expect(detail?.announcement).toMatchObject({ own: 1, places: 2, received: 1 });
    expect(detail?.receipts.map(({ unit, receivedAt }) => [unit.code, receivedAt])).toEqual([[NEIGHBOUR, null], [VILLAGE, NOW]]);
    expect(titles(townDesk(w), 'outstanding')).toEqual(['台风']);
    w.must('announcement.receive', { id, place: NEIGHBOUR }, neighbour);
    expect(titles(townDesk(w), 'outstanding')).toEqual([]);
  });

  it('to everybody count every town and village, and wait with all of them', () => {
    const w = world();
    w.must('announcement.publish', { place: CITY, title: '通报', body: 'x', everybody: true, receiptDays: 2 }, city);
    const id = w.all(announcementTable)[0]?.id ?? '';
    w.must('announcement.receive', { id, place: VILLAGE }, dispatcher);
    const detail = cityDesk(w).ask('announcement.detail', { id });
    expect(detail?.announcement.received).toBe(1);
    expect(detail?.receipts.filter(({ receivedAt }) => receivedAt === null)).toHaveLength((detail?.announcement.places ?? 0) - 1);
    expect(titles(townDesk(w), 'toReceive')).toEqual(['通报']);
    expect(titles(cityDesk(w), 'toReceive')).toEqual([]);
    w.must('announcement.withdraw', { id, reason: '有误' }, city);
    expect(titles(townDesk(w), 'toReceive')).toEqual([]);
    expect(titles(townDesk(w), 'received')).toEqual(['通报']);
  });
});

describe('shifts, questions, orders', () => {
  it('a note waits for a colleague of the same place', () => {
    const w = world();
    w.must('shift.handOver', { place: VILLAGE, text: '两件临期', openItems: ['SJ-task'] }, colleagueOf(dispatcher));
    expect(villageDesk(w).ask('notices.counts', { place: VILLAGE }).shifts).toBe(1);
    expect(villageDesk(w, NEIGHBOUR).ask('notices.counts', { place: NEIGHBOUR }).shifts).toBe(0);
    expect(townDesk(w).ask('shifts.list', { queue: 'below' }).rows).toMatchObject([{ body: '两件临期', unit: { code: VILLAGE } }]);
    expect(townDesk(w).ask('shifts.list', { queue: 'own' }).total).toBe(0);
  });

  it('a question to a department waits there, one to nobody at the town, an answer with the village', () => {
    const w = world();
    const about = { subject: 'task', subjectId: 'task' };
    w.must('question.ask', { villageCode: VILLAGE, department: 'market', text: '小作坊要办什么证', ...about }, chen);
    w.must('question.ask', { villageCode: VILLAGE, text: '找谁' }, dispatcher);
    const waiting = (desk: QueryStation, queue: 'toAnswer' | 'toSettle') =>
      desk.ask('questions.list', { place: '', queue }).rows.map(({ question }) => question);
    expect(waiting(marketDesk(w), 'toAnswer')).toEqual(['小作坊要办什么证']);
    expect(waiting(townDesk(w), 'toAnswer')).toEqual(['找谁']);
    const [asked] = w.all(questionTable);
    w.must('question.answer', { id: asked?.id, text: '小作坊登记证' }, market);
    expect(waiting(villageDesk(w), 'toSettle')).toEqual(['小作坊要办什么证']);
    expect(villageDesk(w).ask('question.detail', { id: asked?.id ?? '' })).toMatchObject({ subject: { kind: 'task', id: 'task' } });
    w.must('question.keep', { id: asked?.id, title: '小作坊', question: '要办什么证', answer: '小作坊登记证' }, town);
    expect(villageDesk(w, NEIGHBOUR).ask('knowledge.list', { search: '作坊登记' }).rows).toMatchObject([{ title: '小作坊' }]);
  });

  it('an order shows receipts and arrivals to who issued it, and its own members to a village', () => {
    const w = world();
    w.must('order.issue', { place: TOWN, text: '到场', lon: 113.6, lat: 22.8, memberIds: ['chen', 'li'] }, town);
    const id = w.all(emergencyOrderTable)[0]?.id ?? '';
    w.must('order.receive', { id: w.all(emergencyCallTable)[0]?.id }, chen);
    const [row] = townDesk(w).ask('orders.list', { place: TOWN }).rows;
    expect(row).toMatchObject({ id, open: 1, members: 2, received: 1, arrived: 0 });
    expect(townDesk(w).ask('order.detail', { id })?.calls.map(({ memberId }) => memberId)).toEqual(['li', 'chen']);
    expect(villageDesk(w).ask('orders.list', { place: VILLAGE }).rows).toMatchObject([{ id, number: '', members: 2 }]);
    expect(villageDesk(w, NEIGHBOUR).ask('orders.list', { place: NEIGHBOUR }).total).toBe(0);
    w.must('order.end', { id, text: '解除' }, town);
    expect(villageDesk(w).ask('orders.list', { place: VILLAGE, queue: 'ended' }).total).toBe(1);
  });

  it('the map of members knows those on duty only', () => {
    const w = world();
    const map = townDesk(w).ask('map.members', { place: TOWN });
    expect(map?.villages.map(({ id }) => id)).toEqual([VILLAGE, NEIGHBOUR]);
    expect(map?.members.map(({ id }) => id)).toContain('chen');
    w.must('member.setStatus', { memberId: 'chen', status: 'leave' }, dispatcher);
    expect(townDesk(w).ask('map.members', { place: VILLAGE })?.members.map(({ id }) => id)).not.toContain('chen');
  });
});

describe('what is new', () => {
  const keys = (desk: QueryStation, place: string, since = NOW - 1) =>
    desk.ask('notices.news', { place, since }).map(({ kind, id }) => `${kind} ${id}`).toSorted();

  it('is told to whom it concerns, and not to who did it', () => {
    const w = world();
    w.must('order.issue', { place: TOWN, text: '到场', lon: 113.6, lat: 22.8, memberIds: ['chen'] }, town);
    const order = w.all(emergencyOrderTable)[0]?.id ?? '';
    expect(keys(villageDesk(w), VILLAGE)).toEqual([`order ${order}`, 'registration task']);
    expect(keys(townDesk(w), TOWN)).toEqual([]);
    expect(keys(villageDesk(w, NEIGHBOUR), NEIGHBOUR)).toEqual([]);
  });

  it('a limit that was missed is news again with the next limit, everything else once', () => {
    const w = world();
    const news = (dueAt: number) => {
      w.put(taskTable, { ...w.task(), state: 'assigned', dueAt });
      const desk = townDesk(w);
      desk.now = NOW + 10;
      return desk.ask('notices.news', { place: TOWN, since: NOW - 10 }).map(({ key }) => key);
    };
    expect(news(NOW + 1)).toEqual([`overdue:task:${NOW + 1}`]);
    expect(news(NOW + 2)).toEqual([`overdue:task:${NOW + 2}`]);
    expect(news(NOW + 20)).toEqual([]);
  });

  it('a major lead goes to the town and the city, a card to its unit, before what is older', () => {
    const w = world();
    w.put(leadTable, leadIn('handedUp', 'big', VILLAGE, { major: 1, changedAt: NOW, dueAt: NOW + 1000 }));
    w.must('supervision.issue', { subject: 'task', id: 'task', rung: 'blue', reason: 'x' }, town);
    expect(keys(cityDesk(w), CITY)).toEqual(['majorLead big']);
    expect(keys(townDesk(w), TOWN)).toEqual(['majorLead big']);
    expect(keys(villageDesk(w), VILLAGE)[1]).toMatch(/^supervision /);
    expect(keys(townDesk(w), TOWN, NOW + 1)).toEqual([]);
  });
});
