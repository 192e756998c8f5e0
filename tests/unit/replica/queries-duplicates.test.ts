import { describe, expect, it } from 'vitest';
import type { DuplicateSuggestion } from '#domain/schema/duplicates.ts';
import { duplicateSuggestionTable } from '#domain/schema/duplicates.ts';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { taskTable } from '#domain/schema/task.ts';
import { leadMatchesOf } from '#main/replica/duplicates/lead-matches.ts';
import { NEIGHBOUR, newTask, NOW, TOWN, VILLAGE } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { leadsIn } from '../domain/case/leads.ts';
import { QueryStation } from './query-city.ts';

const SHOP = { subjectName: '仁甜便利店', address: '大街75号', description: '没有营业执照', phone: '13913342793', category: 'unlicensed' } as const;

/** a and b: the same shop in one village · c: another shop there · d: in the next village, like a. */
function city(): World {
  const w = leadsIn(VILLAGE, VILLAGE, VILLAGE, NEIGHBOUR);
  const change = (id: string, values: Partial<Lead>) =>
    w.put(leadTable, { ...w.lead(id), ...values, number: `XS20261123-00000${id.toUpperCase()}` });
  for (const id of ['a', 'b', 'd']) change(id, SHOP);
  change('a', { ...SHOP, reportedAt: NOW - 86_400_000, occurredAt: NOW - 86_400_000, taskId: 'task' });
  change('b', { ...SHOP, subjectName: '仁甜' });
  change('c', { subjectName: '大明五金店', address: '北环路3号', phone: '13800000000' });
  w.put(taskTable, newTask('task'));
  w.put(complaintTable, complaintOf('a'));
  w.put(duplicateSuggestionTable, suggestion('a', 'b', VILLAGE, 0.9));
  w.put(duplicateSuggestionTable, suggestion('a', 'c', VILLAGE, 0.4));
  w.put(duplicateSuggestionTable, suggestion('a', 'd', TOWN, 0.95));
  return w;
}

function suggestion(leadA: string, leadB: string, scope: string, savedVisits: number): DuplicateSuggestion {
  return {
    id: `${leadA}~${leadB}`, scope, also: null, leadA, leadB, kind: 'duplicate', state: 'open', sameShop: 0.98,
    sameIncident: savedVisits, strong: 1, savedVisits, distanceM: 12, weightsVersion: 'w', changedAt: NOW,
    reasons: '[{"question":"shop","feature":"prior","level":"","bits":-4}]',
  };
}

function complaintOf(leadId: string): Complaint {
  return {
    id: `12345:${leadId}`, scope: VILLAGE, also: null, source: '12345', number: leadId, ...SHOP, addressKey: '', industry: '', lon: null,
    lat: null, receivedAt: NOW, occurredAt: NOW, callerName: '张三', callerPhone: '13812341234', leadId, townCode: TOWN, villageCode: VILLAGE,
    wantsCallBack: 1, callBacks: 1, callBackResult: 'satisfied', callBackNote: '', calledBackAt: NOW, calledBackBy: '陈调度',
    changedBy: '', changedAt: NOW,
  };
}

const village = () => new QueryStation(city(), 'villageDispatcher', VILLAGE);
const town = () => new QueryStation(city(), 'townStaff', TOWN);
const queueOf = (station: QueryStation, place = '') => station.ask('duplicates.queue', { place }).rows.map(({ id }) => id);

describe('leads that resemble the one being typed in', () => {
  const draft = { villageCode: VILLAGE, subjectName: '仁甜便利', address: '大街75号' };

  it('are found in the replica, with why and how far', () => {
    const found = village().ask('leads.similar', draft);
    expect(found.map(({ lead }) => lead.id)).toEqual(['a', 'b']);
    expect(found[0]).toMatchObject({ kind: 'duplicate', caseNumber: null });
    expect(found[0]?.reasons.map(({ feature }) => feature)).toEqual(expect.arrayContaining(['location', 'name']));
  });

  it('are found by a telephone number although the replica has it masked', () => {
    const found = village().ask('leads.similar', { villageCode: VILLAGE, phone: '139-1334 2793', address: '大街75号' });
    expect(found.map(({ lead }) => lead.id).sort()).toEqual(['a', 'b']);
    expect(found[0]?.reasons).toContainEqual(expect.objectContaining({ feature: 'phone', level: 'same' }));
  });

  it('follow what changes in the replica', () => {
    const station = village();
    station.ask('leads.similar', draft);
    station.issue('lead.report', { villageCode: VILLAGE, category: 'unlicensed', subjectName: '仁甜便利店', address: '大街75号' });
    expect(station.ask('leads.similar', draft)).toHaveLength(3);
    station.replica.database.exec("DELETE FROM lead WHERE id IN ('a', 'b')");
    expect(station.ask('leads.similar', draft)).toHaveLength(1);
  });

  it('say which case they are in', () => {
    const station = village();
    station.issue('case.merge', { pairs: [['a', 'b']] });
    const numbers = station.ask('leads.similar', draft).map(({ lead, caseNumber }) => [lead.id, caseNumber]);
    expect(numbers).toEqual([['a', null], ['b', 'XS20261123-00000A']]);
  });

  it('are none for an empty form', () => {
    expect(village().ask('leads.similar', { villageCode: VILLAGE })).toEqual([]);
  });
});

describe('the review queue', () => {
  it('begins with what saves the most visits, and shows a village nothing of another', () => {
    expect(queueOf(town())).toEqual(['a~d', 'a~b', 'a~c']);
    expect(queueOf(town(), TOWN)).toEqual(['a~d', 'a~b', 'a~c']);
    expect(queueOf(village())).toEqual(['a~b', 'a~c']);
    expect(queueOf(town(), VILLAGE)).toEqual(['a~b', 'a~c']);
  });

  it('loses a pair as soon as it is decided here, and gets it back when that is undone', () => {
    const station = village();
    station.issue('case.split', { pairs: [['a', 'c']] });
    expect(queueOf(station)).toEqual(['a~b']);
    station.issue('case.merge', { pairs: [['a', 'b']] });
    expect(queueOf(station)).toEqual([]);
    const merged = station.ask('case.detail', { id: 'a' })?.history.find(({ kind }) => kind === 'merge');
    station.issue('case.retract', { operation: merged?.operation });
    expect(queueOf(station)).toEqual(['a~b']);
  });

  it('gets back what the hub has as merged but was undone here', () => {
    const w = city();
    w.put(duplicateSuggestionTable, { ...suggestion('a', 'b', VILLAGE, 0.9), state: 'merged' });
    w.must('case.merge', { pairs: [['a', 'b']] }, { accountId: 'x', name: 'x', role: 'townStaff', grants: [TOWN], memberId: null });
    const station = new QueryStation(w, 'villageDispatcher', VILLAGE);
    expect(queueOf(station)).toEqual(['a~c']);
    station.issue('case.retract', { operation: station.ask('case.detail', { id: 'b' })?.history[0]?.operation });
    expect(queueOf(station)).toEqual(['a~b', 'a~c']);
  });
});

describe('a case', () => {
  it('goes by its earliest lead; every member leads there, and keeps its task, reporter and call-back', () => {
    const station = village();
    station.issue('case.merge', { pairs: [['b', 'a']], score: 0.8 });
    const [one, other] = ['a', 'b'].map((id) => station.ask('case.detail', { id }));
    expect(one).toEqual(other);
    expect(one).toMatchObject({ master: 'a', weakestScore: 0.8, conflicts: [] });
    const members = one?.members.map(({ id, task, callBack }) => [id, task?.id, callBack]);
    expect(members).toEqual([['a', 'task', 'done'], ['b', undefined, 'owed']]);
    expect(one?.members.map(({ lead }) => lead?.reporterName)).not.toContain(undefined);
  });

  it('shows one value a field and keeps the others; an operator may choose', () => {
    const station = village();
    station.issue('case.merge', { pairs: [['a', 'b']] });
    const name = () => station.ask('case.detail', { id: 'a' })?.values.name;
    const [shown, other] = [name()?.value, name()?.others[0]];
    expect([shown, other].sort()).toEqual(['仁甜', '仁甜便利店']);
    station.issue('case.pick', { leadId: 'a', field: 'name', source: { leadId: name()?.from === 'a' ? 'b' : 'a' } });
    expect(name()).toMatchObject({ value: other, picked: true, others: [shown] });
  });

  it('tells every decision, who undid it, and what can still be undone', () => {
    const station = village();
    station.issue('case.merge', { pairs: [['a', 'b']] });
    const before = station.ask('case.detail', { id: 'a' })?.history ?? [];
    const numbers = ['XS20261123-00000A', 'XS20261123-00000B'];
    expect(before).toMatchObject([{ kind: 'merge', undoing: 'possible', undoneBy: null, pending: true, numbers }]);
    station.issue('case.retract', { operation: before[0]?.operation });
    const after = station.ask('case.detail', { id: 'a' })?.history;
    expect(after).toMatchObject([{ kind: 'merge', undoing: 'undone', undoneBy: { name: 'villageDispatcher' } }]);
  });

  it('raises a card where one merged what another split', () => {
    const station = village();
    station.issue('case.split', { pairs: [['a', 'b']] });
    station.issue('case.merge', { pairs: [['a', 'b']] });
    const card = { kind: 'split', pair: ['a', 'b'], merges: [{ kind: 'merge' }], splits: [{ kind: 'split' }] };
    expect(station.ask('duplicates.conflicts', {})).toMatchObject([card]);
    expect(station.ask('case.detail', { id: 'b' })?.conflicts).toMatchObject([card]);
  });

  it('with a lead elsewhere tells a village only that there is one, and lets it undo nothing', () => {
    const w = city();
    w.must('case.merge', { pairs: [['a', 'd']] }, { accountId: 'x', name: 'x', role: 'townStaff', grants: [TOWN], memberId: null });
    const station = new QueryStation(w, 'villageDispatcher', VILLAGE);
    const detail = station.ask('case.detail', { id: 'a' });
    expect(detail?.members.map(({ id, lead }) => [id, lead === null])).toEqual([['a', false], ['d', true]]);
    expect(detail?.history).toMatchObject([{ undoing: 'beyond', numbers: ['XS20261123-00000A', null] }]);
    expect(JSON.stringify(detail)).not.toContain(NEIGHBOUR);
  });
});

describe('two leads side by side', () => {
  it('come with what the hub made of them, and the whole cluster', () => {
    const pair = town().ask('duplicates.pair', { a: 'b', b: 'a' });
    expect(pair).toMatchObject({ state: 'open', distanceM: 12, weightsVersion: 'w', a: { id: 'a' }, b: { id: 'b' } });
    expect(pair?.cluster.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('that nobody suggested are compared on the spot', () => {
    const pair = village().ask('duplicates.pair', { a: 'b', b: 'c' });
    expect(pair).toMatchObject({ state: 'open', kind: 'related' });
    expect(pair?.reasons.length).toBeGreaterThan(3);
  });

  it('are not there when one is elsewhere', () => {
    expect(village().ask('duplicates.pair', { a: 'a', b: 'd' })).toBeNull();
  });
});

describe('an old number', () => {
  it('leads to the case', () => {
    const station = village();
    station.issue('case.merge', { pairs: [['a', 'b']] });
    const hits = station.ask('search.everything', { text: 'XS20261123-00000B' });
    expect(hits).toMatchObject([{ kind: 'lead', id: 'a' }]);
    expect(hits[0]?.subtitle).toContain('XS20261123-00000B → XS20261123-00000A');
  });
});

describe('a look-up while somebody types', () => {
  it('takes in changed leads a few at a time, and what is left in between', () => {
    const station = village();
    const matches = leadMatchesOf(station.replica.database);
    expect(matches.takeIn(2)).toBe(true);
    expect(matches.takeIn(2)).toBe(false);
    expect(matches.takeIn(2), 'nothing has changed since').toBe(false);
  });
});
