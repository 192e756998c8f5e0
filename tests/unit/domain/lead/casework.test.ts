/** What the commands of disposal write: steps, limits by the calendar, pauses, relapses, major leads, risk transfers. */
import { describe, expect, it } from 'vitest';
import { DEFERRALS_MAX } from '#domain/lead/defer.ts';
import { holderOf, redActionOf, redActionOfRisk } from '#domain/lead/on-red.ts';
import { evidenceTable, leadVisitTable, proposalTable, riskTransferTable } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { colleagueOf } from '../people.ts';
import { at, chen, city, dispatcher, FAR_VILLAGE, health, li, market, NEIGHBOUR, neighbour, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { LEAD, leadWorld } from './places.ts';

const leadId = LEAD;
const reason = '原因';
const photo = { kind: 'photo', name: '门头.jpg', hash: 'b'.repeat(64), bytes: 2048 };
const colleague = colleagueOf(dispatcher);

/** The end of a day in Shanghai. */
const endOf = (day: string): number => at(`${day} 23:59`) + 59_999;

describe('village disposal', () => {
  it('goes from team over visits to a result that somebody else verifies before it is closed', () => {
    const w = leadWorld('villageAccepted');
    w.must('lead.beginDisposal', { leadId, teamId: 'team' }, dispatcher);
    w.must('lead.visit', { leadId, result: 'promised', note: '三日内停业', evidence: [photo] }, chen);
    w.must('lead.resolve', { leadId, result: 'stopped' }, dispatcher);
    expect(w.lead()).toMatchObject({
      step: 'resolved', result: 'stopped', handlerName: dispatcher.name, limit: 'revisit', dueAt: endOf('2026-11-26'),
    });
    expect(w.refusal('lead.close', { leadId, result: 'stopped' }, dispatcher)).toBe('lead.notVerified');
    expect(w.refusal('lead.revisit', { leadId, confirmed: true }, dispatcher)).toBe('lead.handlerIsVerifier');
    w.must('lead.revisit', { leadId, confirmed: true }, li);
    w.must('lead.close', { leadId, result: 'stopped' }, dispatcher);
    expect(w.lead()).toMatchObject({ state: 'closed', step: null, result: 'stopped', revisit: 'confirmed' });
    const visits = w.all(leadVisitTable).filter(({ id }) => id !== 'visit');
    expect(visits.map(({ kind, result, proxy }) => [kind, result, proxy])).toEqual(
      [['disposal', 'promised', 0], ['verification', 'confirmed', 0]],
    );
    expect(w.all(evidenceTable)).toMatchObject([{ subjectId: visits[0]?.id, hash: photo.hash, scope: VILLAGE }]);
  });

  it('that a visit finds undone is work to be done again, with five working days', () => {
    const w = leadWorld('resolved');
    w.must('lead.revisit', { leadId, confirmed: false, note: '仍在经营' }, li);
    expect(w.lead()).toMatchObject({ step: 'disposing', result: null, reopened: 1, limit: 'villageDisposal', dueAt: endOf('2026-11-30') });
  });

  it('needs a visit on record and a team of the village', () => {
    const w = leadWorld('disposing');
    w.drop(leadVisitTable, 'visit');
    expect(w.refusal('lead.resolve', { leadId, result: 'stopped' }, dispatcher)).toBe('lead.noVisit');
    expect(w.refusal('lead.beginDisposal', { leadId, teamId: 'none' }, dispatcher)).toBe('team.unfit');
    const id = 'team';
    w.must(
      'team.save', { id, villageCode: VILLAGE, name: 'x', leader: 'x', members: [{ name: 'x', unit: '' }], active: false }, dispatcher,
    );
    expect(w.refusal('lead.beginDisposal', { leadId, teamId: id }, dispatcher)).toBe('team.unfit');
  });

  it('is not for the finder, who may see afterwards whether it held (采办分离)', () => {
    const w = leadWorld('disposing');
    w.put(leadTable, { ...w.lead(), reporterId: 'chen' });
    expect(w.refusal('lead.visit', { leadId, result: 'settled' }, chen)).toBe('lead.finderIsHandler');
    w.must('lead.visit', { leadId, result: 'settled' }, li);
    w.must('lead.resolve', { leadId, result: 'stopped' }, dispatcher);
    expect(w.refusal('lead.revisit', { leadId, confirmed: true }, chen)).toBe('applied');
  });

  it.each(['prosecuted', 'police'])('cannot end in %s', (result) => {
    expect(leadWorld('disposing').refusal('lead.resolve', { leadId, result }, dispatcher)).toBe('lead.beyondVillage');
  });
});

describe('a limit', () => {
  it('that was missed stays on record whatever happens later', () => {
    const w = leadWorld('reported');
    const due = w.lead().dueAt;
    w.now = (due ?? 0) + 1;
    expect(redActionOf(w.lead(), w.now)).toBe('urge');
    w.must('lead.handUp', { leadId, reason: 'timeout' }, dispatcher);
    expect(w.lead()).toMatchObject({ overdues: 1, overdueSince: due });
    w.must('lead.transfer', { leadId, department: 'market' }, town);
    expect(w.lead()).toMatchObject({ overdues: 1, overdueSince: due });
  });

  it('missed again is counted again, from the first time on', () => {
    const w = leadWorld('reported');
    const first = w.lead().dueAt;
    w.now = (first ?? 0) + 1;
    w.must('lead.handUp', { leadId, reason: 'timeout' }, dispatcher);
    w.now = (w.lead().dueAt ?? 0) + 1;
    w.must('lead.transfer', { leadId, department: 'market' }, town);
    expect(w.lead()).toMatchObject({ overdues: 2, overdueSince: first });
  });

  it('is paused one tier up: its end moves by working days, and a missed one stays missed', () => {
    const w = leadWorld('deptAccepted');
    const due = w.lead().dueAt;
    w.now = at('2026-11-27 10:00');
    w.must('lead.propose', { leadId, proposal: { kind: 'pause', pauseReason: 'appraisal', days: 5 }, reason }, market);
    const id = w.all(proposalTable)[0]?.id;
    expect(
      w.refusal('lead.propose', { leadId, proposal: { kind: 'pause', pauseReason: 'appraisal', days: 5 }, reason }, market),
    ).toBe('proposal.exists');
    w.must('lead.decideProposal', { id, approved: true, reason: '同意' }, town);
    // The limit ended on 2026-11-24: five working days on it ends on 2026-12-01; the pause itself counts from the approval.
    expect(w.lead()).toMatchObject({ dueAt: endOf('2026-12-01'), pausedUntil: endOf('2026-12-04'), overdues: 1, overdueSince: due });
    expect(
      w.refusal('lead.propose', { leadId, proposal: { kind: 'pause', pauseReason: 'decorating', days: 1 }, reason }, market),
    ).toBe('limit.paused');
    expect(w.refusal('lead.decideProposal', { id, approved: true }, town)).toBe('proposal.decided');
  });

  it('of a village is paused over the Spring Festival in working days', () => {
    const w = leadWorld('villageAccepted');
    w.put(leadTable, { ...w.lead(), dueAt: endOf('2026-02-12'), amberAt: at('2026-02-12 00:00') });
    w.now = at('2026-02-11 10:00');
    w.must('lead.propose', { leadId, proposal: { kind: 'pause', pauseReason: 'forceMajeure', days: 3 }, reason }, dispatcher);
    w.must('lead.decideProposal', { id: w.all(proposalTable)[0]?.id, approved: true }, town);
    // 02-13, the make-up Saturday 02-14, and 02-24 after the holidays; amber while one working day is left.
    expect(w.lead()).toMatchObject({ dueAt: endOf('2026-02-24'), amberAt: at('2026-02-15 00:00'), overdues: 0 });
  });

  it('that is refused a pause goes on', () => {
    const w = leadWorld('villageAccepted');
    const before = w.lead();
    w.must('lead.propose', { leadId, proposal: { kind: 'pause', pauseReason: 'decorating', days: 5 }, reason }, dispatcher);
    w.must('lead.decideProposal', { id: w.all(proposalTable)[0]?.id, approved: false, reason: '不属实' }, town);
    expect(w.lead()).toEqual(before);
    expect(w.all(proposalTable)).toMatchObject([{ state: 'refused', decision: '不属实', decidedByName: town.name }]);
  });

  it('is deferred at most sixty days, twice, and not once it was missed', () => {
    const w = leadWorld('villageAccepted');
    const defer = (until: string) => w.refusal('lead.defer', { leadId, reason: 'decorating', until }, dispatcher);
    expect(defer('2026-11-23')).toBe('lead.deferralDay');
    expect(defer('2027-01-23')).toBe('lead.deferralDay');
    expect(defer('2026-02-30')).toBe('args.invalid');
    expect(defer('2027-01-22')).toBe('applied');
    expect(w.lead()).toMatchObject({ dueAt: endOf('2027-01-22'), deferrals: 1 });
    expect(defer('2026-12-01')).toBe('applied');
    expect(w.lead().dueAt, 'an earlier day shortens nothing').toBe(endOf('2027-01-22'));
    expect(defer('2026-12-02')).toBe('lead.deferredOften');
    expect(w.lead().deferrals).toBe(DEFERRALS_MAX);

    const late = leadWorld('villageAccepted');
    late.now = (late.lead().dueAt ?? 0) + 1;
    expect(late.refusal('lead.defer', { leadId, reason: 'decorating', until: '2026-12-20' }, dispatcher)).toBe('limit.missed');
  });

  it.each([
    ['reported', 'villageDisposal', 'proposeHandUp'], ['handedUp', 'triage', 'urge'], ['transferred', 'department', 'supervise'],
    ['feedback', 'revisit', 'urge'],
  ] as const)('missed in %s (%s) calls for %s', (place, limit, action) => {
    const lead = { ...leadWorld(place).lead(), limit, dueAt: 10 };
    expect(redActionOf(lead, 10)).toBeUndefined();
    expect(redActionOf(lead, 11)).toBe(action);
    expect(redActionOf({ ...lead, open: 0 }, 11)).toBeUndefined();
  });

  it('is charged to whoever holds the lead', () => {
    expect(holderOf(leadWorld('disposing').lead())).toBe(VILLAGE);
    expect(holderOf(leadWorld('triaged').lead())).toBe(town.grants[0]);
    expect(holderOf(leadWorld('processing').lead())).toBe(market.grants[0]);
    expect(holderOf(leadWorld('feedback').lead())).toBe(town.grants[0]);
  });
});

describe('another village', () => {
  it('gets the lead with its limit running on, unless the platform had placed it wrongly', () => {
    const w = leadWorld('villageAccepted');
    const { dueAt } = w.lead();
    w.now += 86_400_000;
    expect(w.refusal('lead.reroute', { leadId, villageCode: FAR_VILLAGE, reason }, town)).toBe('village.otherTown');
    w.must('lead.reroute', { leadId, villageCode: NEIGHBOUR, reason }, town);
    expect(w.lead()).toMatchObject({ scope: NEIGHBOUR, villageCode: NEIGHBOUR, state: 'reported', handlerId: null, dueAt });
    expect(w.refusal('lead.accept', { leadId }, dispatcher)).toBe('row.notFound');
    w.must('lead.accept', { leadId }, neighbour);
    w.must('lead.reroute', { leadId, villageCode: VILLAGE, reason, platformFault: true }, town);
    expect(w.lead()).toMatchObject({ villageCode: VILLAGE, dueAt: endOf('2026-12-01') });
  });

  it('is asked for by the village and given by the town', () => {
    const w = leadWorld('villageAccepted');
    w.must('lead.propose', { leadId, proposal: { kind: 'reroute', villageCode: NEIGHBOUR }, reason }, dispatcher);
    w.must('lead.decideProposal', { id: w.all(proposalTable)[0]?.id, approved: true }, town);
    expect(w.lead()).toMatchObject({ villageCode: NEIGHBOUR, state: 'reported' });
    expect(w.all(proposalTable)[0]).toMatchObject({ state: 'approved', scope: NEIGHBOUR });
  });

  it('is not proposed twice by different people, nor decided from elsewhere', () => {
    const w = leadWorld('reported');
    w.must('lead.propose', { leadId, proposal: { kind: 'handUp', handUpReason: 'major' }, reason }, chen);
    expect(
      w.refusal('lead.propose', { leadId, proposal: { kind: 'handUp', handUpReason: 'noPower' }, reason }, li),
    ).toBe('proposal.exists');
    expect(w.refusal('lead.decideProposal', { id: w.all(proposalTable)[0]?.id, approved: true }, neighbour)).toBe('row.notFound');
    w.must('lead.decideProposal', { id: w.all(proposalTable)[0]?.id, approved: true }, dispatcher);
    expect(w.lead()).toMatchObject({ state: 'handedUp', handUpReason: 'major' });
  });
});

describe('coming back', () => {
  const closeAgo = (w: World, days: number) => w.put(leadTable, { ...w.lead(), closedAt: w.now - days * 86_400_000 });

  it('a closed lead is reopened within ninety days for whoever settled it', () => {
    const w = leadWorld('closed');
    closeAgo(w, 90);
    w.must('lead.reopen', { leadId, to: 'department', reason }, town);
    expect(w.lead()).toMatchObject({
      state: 'transferred', open: 1, closedAt: null, result: null, reopened: 1, department: 'market', limit: 'department',
    });
    const old = leadWorld('closed');
    closeAgo(old, 91);
    expect(old.refusal('lead.reopen', { leadId, to: 'town', reason }, city)).toBe('lead.tooOld');
    const village = leadWorld('closed');
    village.put(leadTable, { ...village.lead(), department: null, also: null });
    expect(village.refusal('lead.reopen', { leadId, to: 'department', reason }, town)).toBe('lead.noDepartment');
    village.must('lead.reopen', { leadId, to: 'village', reason }, town);
    expect(village.lead()).toMatchObject({ state: 'reported', limit: 'villageDisposal', also: null });
  });

  const again = { villageCode: VILLAGE, category: 'unlicensed', subjectName: '换了名字', address: '某路9号' };
  const newest = (w: World) => w.all(leadTable).find(({ id }) => id !== leadId);

  it('a new lead at the address of one closed within ninety days is its relapse', () => {
    const w = leadWorld('closed');
    closeAgo(w, 89);
    w.must('lead.report', again, chen);
    expect(newest(w)).toMatchObject({ relapseOf: leadId });
    const old = leadWorld('closed');
    closeAgo(old, 91);
    old.must('lead.report', again, chen);
    expect(newest(old)).toMatchObject({ relapseOf: null });
    expect(old.refusal('lead.linkRelapse', { leadId: newest(old)?.id, earlierId: leadId }, dispatcher)).toBe('lead.noRelapse');
  });

  it('an address that says nothing has no neighbours', () => {
    const w = leadWorld('closed');
    w.put(leadTable, { ...w.lead(), addressKey: '' });
    w.must('lead.report', { ...again, address: '（）' }, chen);
    expect(newest(w)).toMatchObject({ addressKey: '', relapseOf: null });
  });

  it('an open or invalid lead at the address is none', () => {
    for (const place of ['reported', 'invalid']) {
      const w = leadWorld(place);
      w.must('lead.report', again, chen);
      expect(newest(w)).toMatchObject({ relapseOf: null });
    }
  });
});

describe('the city', () => {
  it('takes the lead out of the town\'s limits and gives it back with an instruction', () => {
    const w = leadWorld('triaged');
    w.must('lead.reportToCity', { leadId, reason }, town);
    expect(w.lead()).toMatchObject({ step: 'city', dueAt: null });
    w.must('lead.coordinate', { leadId, instruction: '由应急牵头' }, city);
    expect(w.lead()).toMatchObject({ step: 'coordinated', limit: 'triage', dueAt: endOf('2026-11-24') });
    w.must('lead.transfer', { leadId, department: 'emergency' }, town);
    expect(w.lead()).toMatchObject({ step: null, department: 'emergency' });
  });
});

describe('verification at the town', () => {
  it('cannot confirm what a visit found untrue', () => {
    const w = leadWorld('feedback');
    w.must('lead.revisit', { leadId, confirmed: false }, chen);
    expect(w.refusal('lead.verify', { leadId, confirmed: true }, town)).toBe('lead.notVerified');
    w.must('lead.verify', { leadId, confirmed: false }, town);
    expect(w.lead()).toMatchObject({ state: 'transferred', reopened: 1, revisit: null });
  });
});

describe('key industries', () => {
  const industry = (fields: object) => ({
    id: 'gas', cityCode: '441900', name: '燃气', permit: '燃气经营许可', department: 'urban', risk: 2, keywords: ['液化气', '瓶装气'], ...fields,
  });
  const gas = { villageCode: VILLAGE, category: 'noPermit', subjectName: '黑气点', address: '某巷3号', description: '夜间分装液化气' };

  it('without a permit go to the department at once, which has an hour for the highest risk', () => {
    const w = leadWorld('reported');
    w.must('industry.save', industry({}), city);
    w.now = at('2026-11-28 23:30');
    w.must('lead.report', gas, chen);
    const [risk] = w.all(riskTransferTable);
    expect(risk).toMatchObject({ department: 'urban', also: 'dept:441900103:urban', risk: 2, dueAt: w.now + 3_600_000, open: 1 });
    if (risk === undefined) throw new Error('no risk transfer');
    expect(redActionOfRisk(risk, risk.dueAt)).toBeUndefined();
    expect(redActionOfRisk(risk, risk.dueAt + 1)).toBe('phone');
    expect(w.refusal('risk.receive', { id: risk.id }, health)).toBe('row.notFound');
  });

  it('of ordinary risk have a working day, others none, and other categories go their usual way', () => {
    const w = leadWorld('reported');
    w.must('industry.save', industry({ risk: 1 }), city);
    w.now = at('2026-11-27 17:00');
    w.must('lead.report', { ...gas, category: 'addressMismatch' }, chen);
    expect(w.all(riskTransferTable)).toEqual([]);
    w.must('lead.report', gas, chen);
    expect(w.all(riskTransferTable)).toMatchObject([{ risk: 1, dueAt: endOf('2026-11-30') }]);
    w.must('industry.save', industry({ risk: 0 }), city);
    w.must('lead.report', gas, chen);
    expect(w.all(riskTransferTable)).toHaveLength(1);
  });

  it('are found at triage where the report did not say it, once', () => {
    const w = leadWorld('handedUp');
    w.must('industry.save', industry({}), city);
    w.put(leadTable, { ...w.lead(), category: 'noPermit' });
    w.must('lead.triage', { leadId, departments: ['urban'], industry: '液化气分装', hazard: 'low' }, town);
    w.must('lead.triage', { leadId, departments: ['urban'], industry: '液化气分装', hazard: 'low' }, town);
    expect(w.all(riskTransferTable)).toHaveLength(1);
    expect(w.lead()).toMatchObject({ step: 'triaged', major: 1, majorClauses: 'dangerousGoods,hazard', departments: 'urban' });
  });
});

describe('the colleague at the same desk', () => {
  it('may verify what the other handled', () => {
    const w = leadWorld('disposing');
    w.must('lead.resolve', { leadId, result: 'moved' }, colleague);
    expect(w.refusal('lead.revisit', { leadId, confirmed: true }, dispatcher)).toBe('applied');
  });
});
