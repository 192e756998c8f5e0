/** Theory: what the lead desk shows of a lead is what its commands decide by: the same neighbours, the same suggestion, the same facts. */
import { describe, expect, it } from 'vitest';
import { judgeMajor } from '#domain/lead/major.ts';
import { industryTable, proposalTable, riskTransferTable, teamTable } from '#domain/schema/disposal.ts';
import type { RiskTransfer } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { LEAD, leadWorld } from '../domain/lead/places.ts';
import { dispatcher, NEIGHBOUR, NOW, town, TOWN, VILLAGE, world } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, QueryStation } from './query-city.ts';
import { INDUSTRIES } from '../renderer/leads/examples.ts';

const DAY_MS = 86_400_000;
const village = (w: World) => new QueryStation(w, 'villageDispatcher', VILLAGE);

/** Another lead at the address, closed some days before the lead was reported. */
function closedBefore(w: World, id: string, days: number): void {
  const lead = w.lead(LEAD);
  const closedAt = lead.reportedAt - days * DAY_MS;
  w.put(leadTable, { ...lead, id, number: id, state: 'closed', step: null, open: 0, closedAt, reportedAt: closedAt - DAY_MS });
}

describe('lead.detail', () => {
  it('brings visits, teams and requests, the newest request first', () => {
    const w = leadWorld('disposing');
    w.must('lead.propose', { leadId: LEAD, proposal: { kind: 'major' }, reason: '危险' }, dispatcher);
    w.now += 1000;
    w.must('lead.propose', { leadId: LEAD, proposal: { kind: 'transfer', department: 'health' }, reason: '属卫健' }, dispatcher);
    const detail = village(w).ask('lead.detail', { id: LEAD });
    expect(detail?.visits.map(({ id }) => id)).toEqual(['visit']);
    expect(detail?.teams.map(({ id }) => id)).toEqual(['team']);
    expect(detail?.proposals.map(({ kind }) => kind)).toEqual(['transfer', 'major']);
  });

  it('offers only active teams, and the lead\'s own whatever became of it', () => {
    const w = leadWorld('disposing');
    const [team] = w.all(teamTable);
    if (team === undefined) throw new Error('no team');
    w.put(teamTable, { ...team, active: 0 });
    w.put(teamTable, { ...team, id: 'gone', active: 0 });
    w.put(teamTable, { ...team, id: 'there' });
    expect(village(w).ask('lead.detail', { id: LEAD })?.teams.map(({ id }) => id).sort()).toEqual(['team', 'there']);
  });

  it('suggests the closed lead that linking would accept, until it is linked', () => {
    const w = leadWorld('villageAccepted');
    closedBefore(w, 'lately', 10);
    closedBefore(w, 'longAgo', 91);
    const before = village(w).ask('lead.detail', { id: LEAD });
    expect(before?.related.map(({ id }) => id)).toEqual(['lately', 'longAgo']);
    expect([before?.relapse?.id, before?.earlier]).toEqual(['lately', null]);
    expect(w.refusal('lead.linkRelapse', { leadId: LEAD, earlierId: 'longAgo' }, dispatcher)).toBe('lead.noRelapse');
    w.must('lead.linkRelapse', { leadId: LEAD, earlierId: before?.relapse?.id }, dispatcher);
    const after = village(w).ask('lead.detail', { id: LEAD });
    expect([after?.relapse, after?.earlier?.id]).toEqual([null, 'lately']);
  });

  it('has no neighbours for an address without a key', () => {
    const w = leadWorld('villageAccepted');
    w.put(leadTable, { ...w.lead(LEAD), addressKey: '' });
    w.put(leadTable, { ...w.lead(LEAD), id: 'other' });
    expect(village(w).ask('lead.detail', { id: LEAD })?.related).toEqual([]);
  });
});

describe('lead.triageFacts', () => {
  it('counts what the command counts', () => {
    const w = leadWorld('handedUp');
    for (const industry of INDUSTRIES) w.put(industryTable, industry);
    const lead = { ...w.lead(LEAD), industry: '餐饮' };
    w.put(leadTable, lead);
    for (const days of [1, 2, 3]) {
      w.put(leadTable, { ...lead, id: `n${String(days)}`, addressKey: 'elsewhere', reportedAt: lead.reportedAt + days * DAY_MS });
    }
    w.put(leadTable, { ...lead, id: 'old', addressKey: 'elsewhere', reportedAt: lead.reportedAt - 31 * DAY_MS });
    for (const days of [20, 30]) closedBefore(w, `c${String(days)}`, days);
    const facts = new QueryStation(w, 'townStaff', TOWN).ask('lead.triageFacts', { id: LEAD });
    expect(facts).toMatchObject({ repeats: 2, industries: { length: INDUSTRIES.length } });
    w.must('lead.triage', { leadId: LEAD, departments: ['market'], hazard: 'low' }, town);
    const none = { casualties: false, dangerousGoods: false, nearSchool: false, instruction: false, petition: false, refusesEntry: false };
    const { repeats = 0, sameIndustry = 0 } = facts ?? {};
    const verdict = judgeMajor({ ...none, hazard: 'low', departments: 1, areaM2: 0, people: 0, repeats, sameIndustry });
    expect([verdict.score, verdict.clauses.join(',')]).toEqual([w.lead(LEAD).majorScore, w.lead(LEAD).majorClauses]);
  });
});

describe('leads.list', () => {
  it('shows a village what its members ask, a town what villages and departments ask, the city what towns ask', () => {
    const w = leadWorld('disposing');
    const { scope, also } = w.lead(LEAD);
    const asks = (byRole: 'gridMember' | 'villageDispatcher' | 'townStaff') => w.put(proposalTable, {
      id: 'p', scope, also, leadId: LEAD, kind: 'pause', state: 'open', reason: 'x', what: 'appraisal', days: 5, byId: 'x', byName: 'x',
      byRole, at: NOW, decidedByName: null, decidedAt: null, decision: '',
    });
    const decides = () => (['villageDispatcher', 'townStaff', 'citySupervisor'] as const).filter((role, index) =>
      new QueryStation(w, role, [VILLAGE, TOWN, CITY][index] ?? '').ask('leads.list', { queue: 'decisions' }).total === 1);
    asks('gridMember');
    expect(decides()).toEqual(['villageDispatcher']);
    asks('villageDispatcher');
    expect(decides()).toEqual(['townStaff', 'citySupervisor']);
    asks('townStaff');
    expect(decides()).toEqual(['citySupervisor']);
  });
});

describe('leads.risks and teams.list', () => {
  it('list what waits, first due first, and the received, newest first', () => {
    const w = world();
    const risk = (id: string, changes: Partial<RiskTransfer>): void => w.put(riskTransferTable, {
      id, scope: VILLAGE, also: `dept:${TOWN}:market`, leadId: 'x', leadNumber: 'x', subjectName: id, address: '', industry: '',
      description: '', townCode: TOWN, villageCode: VILLAGE, department: 'market', risk: 1, sentAt: NOW, dueAt: NOW, calendarKnown: 1,
      open: 1, receivedAt: null, receivedByName: null, ...changes,
    });
    risk('later', { dueAt: NOW + 2 });
    risk('sooner', { dueAt: NOW + 1 });
    risk('old', { open: 0, sentAt: NOW - 2 });
    risk('new', { open: 0, sentAt: NOW - 1 });
    const station = new QueryStation(w, 'townStaff', TOWN);
    const ids = (open: boolean) => station.ask('leads.risks', { place: TOWN, open }).rows.map(({ id }) => id);
    expect([ids(true), ids(false)]).toEqual([['sooner', 'later'], ['new', 'old']]);
    expect(station.ask('desk.counts', { place: TOWN }).risks).toBe(2);
  });

  it('list the teams of a village, and of all villages of a town', () => {
    const w = leadWorld('reported');
    const [team] = w.all(teamTable);
    if (team === undefined) throw new Error('no team');
    w.put(teamTable, { ...team, id: 'next door', scope: NEIGHBOUR, villageCode: NEIGHBOUR });
    const station = new QueryStation(w, 'townStaff', TOWN);
    const ids = (place: string) => station.ask('teams.list', { place }).map(({ id }) => id).sort();
    expect([ids(VILLAGE), ids(TOWN)]).toEqual([['team'], ['next door', 'team']]);
  });
});
