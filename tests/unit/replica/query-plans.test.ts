/** Theory: no query reads a whole table row by row, and none of a village's desk reads the open work of other villages. */
import { expect, it, vi } from 'vitest';
import { DOCUMENT_KINDS } from '#domain/documents/kinds.ts';
import type { QueryArgs, QueryName } from '#protocol/bridge/queries.ts';
import {
  ACTION_QUEUES, COMPLAINT_QUEUES, DUPLICATE_KINDS, FOLLOW_UP_QUEUES, LEAD_QUEUES, LEDGER_QUEUES, PATROL_QUEUES, TASK_QUEUES,
} from '#protocol/bridge/queries.ts';
import { TOWN, VILLAGE, world } from '../domain/task/world.ts';
import { CITY, QueryStation } from './query-city.ts';

type Question = { [Q in QueryName]: readonly [Q, QueryArgs<Q>] }[QueryName];

const ofPlace = (place: string): readonly Question[] => [
  ['desk.counts', { place }],
  ...TASK_QUEUES.flatMap((queue): Question[] => [
    ['tasks.list', { place, queue }],
    ['tasks.list', { place, queue, sort: 'newest' }],
    ['tasks.list', { place, queue, sort: 'name' }],
    ['tasks.list', { place, queue, search: '振华' }],
    ['tasks.list', { place, queue, search: 'SJ-2026-000123' }],
    ['tasks.list', { place, queue, light: 'amber', gridId: 'g', cause: 'new', assigneeId: 'm' }],
  ]),
  ...LEAD_QUEUES.flatMap((queue): Question[] => [
    ['leads.list', { place, queue }],
    ['leads.list', { place, queue, search: '振华', light: 'red' }],
  ]),
  ...DUPLICATE_KINDS.map((kind): Question => ['duplicates.queue', { place, kind, strong: true }]),
  ['leads.risks', { place }],
  ['leads.risks', { place, open: false }],
  ['teams.list', { place }],
  ['registrations.unplaced', { place }],
  ['entities.counts', { place }],
  ['entities.list', { place }],
  ['entities.list', { place, search: '振华', patrolClass: 'C', report: 'unreported', status: 'active', kind: '个体工商户' }],
  ['entities.list', { place, search: '92441900MA4W' }],
  ...FOLLOW_UP_QUEUES.map((queue): Question => ['followups.list', { place, queue }]),
  ['followups.counts', { place }],
  ...LEDGER_QUEUES.flatMap((queue): Question[] => [
    ['ledger.list', { place, queue }],
    ['ledger.list', { place, queue, search: '理发', kind: 'noPermit', source: 'patrol' }],
  ]),
  ['ledger.counts', { place }],
  ...COMPLAINT_QUEUES.map((queue): Question => ['complaints.list', { place, queue, search: '振华' }]),
  ['complaints.counts', { place }],
  ['patrol.board', { place }],
  ...PATROL_QUEUES.map((queue): Question => ['patrol.entities', { place, queue }]),
  ['patrol.entities', { place, queue: 'due', patrolClass: 'D', reason: 'unlicensed', search: '振华' }],
  ['patrol.changes', { place }],
  ['patrol.counts', { place }],
  ['campaigns.list', { place }],
  ['markets.list', { place }],
  ['reports.list', { place }],
  ['reports.list', { place, queue: 'notUrged', search: '振华' }],
  ...ACTION_QUEUES.map((queue): Question => ['actions.list', { place, queue, search: '整治' }]),
  ['actions.counts', { place }],
  ['members.list', { place }],
  ['place.trend', { place }],
  ['place.oldest', { place }],
  ['events.recent', { place }],
  ['supervision.counts', { place }],
  ['supervision.suggested', { place }],
  ['notices.counts', { place }],
  ['notices.news', { place, since: 0 }],
  ...(place === '' ? [] : [['place.overview', { place }] as const]),
];

const OF_ROWS: readonly Question[] = [
  ['task.detail', { id: 'task' }],
  ['task.recommend', { id: 'task' }],
  ['lead.detail', { id: 'lead' }],
  ['case.detail', { id: 'lead' }],
  ['duplicates.pair', { a: 'lead', b: 'other' }],
  ['lead.triageFacts', { id: 'lead' }],
  ['action.detail', { id: 'action' }],
  ...DOCUMENT_KINDS.map((kind): Question => ['document.rows', { kind, id: 'lead' }]),
  ['entity.detail', { id: 'entity-task' }],
  ['followup.detail', { id: 'followUp' }],
  ['ledger.detail', { id: 'entry' }],
  ['complaint.detail', { id: 'complaint' }],
  ['complaint.ofLead', { leadId: 'lead' }],
  ['ledger.ofLead', { leadId: 'lead' }],
  ['ledger.glance', { villageCode: VILLAGE }],
  ['campaign.detail', { id: 'campaign' }],
  ['campaign.preview', { place: VILLAGE, words: ['餐饮'], kinds: ['个体工商户'] }],
  ['market.detail', { id: 'market' }],
  ['map.village', { villageCode: VILLAGE }],
  ['territory.grids', { villageCode: VILLAGE }],
  ['search.everything', { text: '振华' }],
];

/** One line a table a statement reads: how SQLite goes about it. */
function plansOf(questions: readonly Question[]): readonly string[] {
  const station = new QueryStation(world(), 'citySupervisor', CITY);
  const { database } = station.replica;
  const prepare = vi.spyOn(database, 'prepare');
  for (const [name, args] of questions) station.ask(name, args);
  const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => /^\s*SELECT/.test(sql));
  prepare.mockRestore();
  return statements.flatMap((sql) => {
    const unbound = sql.replaceAll('?', 'NULL');
    return database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${unbound}`).all().map(({ detail }) => `${detail}  <-  ${sql}`);
  });
}

/** Tables with as many rows as there are cases: none may be read from end to end without an index. */
const GROWING = 'task|lead|entity|registration|event|followUp|patrolClass|annualReport|ledger|duplicateSuggestion';
const SCAN = new RegExp(`^SCAN (${GROWING})\\b(?! USING (COVERING )?INDEX)`);
/** An index by what is open or due, or without any bound, where the place should lead. */
const NOT_BY_PLACE = /^S\w+ (task|lead|entity) USING .*(\(open=\?( AND dueAt[<>]\?)?\)|INDEX \S+ {2}<-)/;

it.each([['no place', ''], ['a city', CITY], ['a town', TOWN], ['a village', VILLAGE]])('of %s', (_name, place) => {
  const plans = plansOf(ofPlace(place));
  expect(plans.length).toBeGreaterThan(50);
  expect(plans.filter((plan) => SCAN.test(plan))).toEqual([]);
});

it('of a village and of single rows stay within them', () => {
  const plans = plansOf([...ofPlace(VILLAGE), ...OF_ROWS.filter(([name]) => name !== 'search.everything')]);
  expect(plans.filter((plan) => NOT_BY_PLACE.test(plan))).toEqual([]);
});

it('search reads names and addresses from an index, not from the rows', () => {
  const plans = plansOf([['search.everything', { text: '振华' }]]);
  expect(plans.filter((plan) => /^S\w+ (task|lead|entity)\b(?! USING (PRIMARY KEY|COVERING INDEX))/.test(plan))).toEqual([]);
});
