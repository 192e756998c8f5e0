/** Two cases over all tiers: a tobacco shop without a permit from its first check on, and a gas-bottle den up to joint enforcement. */
import { describe, expect, it } from 'vitest';
import { riskTransferTable } from '#domain/schema/disposal.ts';
import { eventTable } from '#domain/schema/event.ts';
import { supervisionTable } from '#domain/schema/supervision.ts';
import { actionOf, DAY_MS, targetFor, unitFor } from '../enforcement/places.ts';
import { colleagueOf } from '../people.ts';
import { actor, chen, city, dispatcher, li, TOWN, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const tobacco = actor('deptOfficer', `dept:${TOWN}:tobacco`);
const urban = actor('deptOfficer', `dept:${TOWN}:urban`);
const emergency = actor('deptOfficer', `dept:${TOWN}:emergency`);
const industry = (id: string, name: string, department: string, risk: number, keywords: readonly string[]) => ({
  id, cityCode: '441900', name, permit: '许可', department, risk, keywords,
});

/** What the timeline of the lead says, in order. */
const timeline = (w: World, id: string): readonly string[] => w.all(eventTable).filter(
  ({ subjectId }) => subjectId === id,
).map(({ command }) => command);

describe('a tobacco shop without a permit', () => {
  it('goes from the first check over notice and recheck to the department, is done again once, and is closed', () => {
    const w = world();
    const taskId = 'task';
    w.must('task.assign', { taskId, memberId: 'chen' }, dispatcher);
    w.must('task.accept', { taskId }, chen);
    w.must('task.arrive', { taskId, lon: 113.67, lat: 22.81 }, chen);
    const notice = { number: '虎告〔2026〕1号', facts: '经营卷烟未见烟草专卖零售许可证' };
    w.must('task.submit', { taskId, result: 'problem', problems: ['noPermit'], notice }, chen);
    w.now += 9 * DAY_MS;
    w.must('task.recheck', { taskId, result: 'notFixed', note: '仍在售烟' }, chen);
    const leadId = w.lead().id;
    expect(w.lead()).toMatchObject({ category: 'noPermit', reporterId: 'chen', state: 'reported' });

    w.must('lead.accept', { leadId }, dispatcher);
    w.must('lead.handUp', { leadId, reason: 'noPower' }, dispatcher);
    w.must('lead.triage', { leadId, departments: ['tobacco'], industry: '烟草制品零售', hazard: 'low' }, town);
    expect(w.lead()).toMatchObject({ major: 0, majorClauses: 'hazard', majorScore: 10 });
    w.must('lead.transfer', { leadId, department: 'tobacco' }, town);

    // The department lets its fifteen working days pass and is supervised.
    w.must('lead.acceptTransfer', { leadId }, tobacco);
    w.now = (w.lead().dueAt ?? 0) + DAY_MS;
    w.must('supervision.issue', { subject: 'lead', id: leadId, rung: 'blue', reason: '反馈超期' }, town);
    const id = w.all(supervisionTable)[0]?.id;
    w.must('supervision.answer', { id, text: '本周内办结' }, tobacco);
    w.must('lead.feedback', { leadId, result: 'permitted' }, tobacco);
    w.must('supervision.lift', { id, reason: '已反馈' }, town);
    expect(w.lead()).toMatchObject({ overdues: 1, state: 'feedback' });

    w.must('lead.revisit', { leadId, confirmed: false, note: '许可证未见' }, li);
    w.must('lead.verify', { leadId, confirmed: false }, town);
    w.must('lead.acceptTransfer', { leadId }, tobacco);
    w.must('lead.feedback', { leadId, result: 'prosecuted' }, tobacco);
    w.must('lead.revisit', { leadId, confirmed: true }, li);
    w.must('lead.verify', { leadId, confirmed: true }, town);
    expect(w.lead()).toMatchObject({ state: 'closed', result: 'prosecuted', reopened: 1, overdues: 1 });
    expect(timeline(w, leadId)).toEqual([
      'lead.accept', 'lead.handUp', 'lead.triage', 'lead.transfer', 'lead.acceptTransfer', 'lead.feedback', 'lead.revisit', 'lead.verify',
      'lead.acceptTransfer', 'lead.feedback', 'lead.revisit', 'lead.verify',
    ]);
  });
});

describe('a gas-bottle den', () => {
  it('is acknowledged within the hour, found to be major, cleared by several departments, and looked back at', () => {
    const w = world();
    w.must('industry.save', industry('gas', '燃气', 'urban', 2, ['液化气', '气瓶']), city);
    const den = { villageCode: VILLAGE, category: 'noLicenceNoPermit', subjectName: '出租屋气点', address: '某巷3号', origin: 'patrol' };
    w.must('lead.report', { ...den, description: '出租屋内堆放气瓶并倒灌液化气' }, chen);
    const leadId = w.lead().id;
    w.now += 30 * 60_000;
    w.must('risk.receive', { id: w.all(riskTransferTable)[0]?.id }, urban);
    expect(w.all(riskTransferTable)[0]).toMatchObject({ open: 0, receivedByName: urban.name });

    w.must('lead.handUp', { leadId, reason: 'major' }, dispatcher);
    w.must(
      'lead.triage', { leadId, departments: ['urban', 'emergency', 'police', 'fire'], industry: '液化气', hazard: 'high', people: 30 }, town,
    );
    expect(w.lead()).toMatchObject({ major: 1, majorScore: 65, majorClauses: 'dangerousGoods,manyDepartments,hazard,departments,size' });

    w.must('action.apply', { townCode: TOWN, title: '黑气点清理', application: '城管、应急联合' }, urban);
    const { id } = actionOf(w);
    w.must('action.plan', {
      id, leader: '分管副镇长', place: '某巷', startsAt: w.now + DAY_MS, endsAt: w.now + 2 * DAY_MS, riskPlan: '疏散、断电、消防待命',
      legalBasis: '城镇燃气管理条例',
      units: [{ department: 'urban', liaison: '赵', phone: '' }, { department: 'emergency', liaison: '钱', phone: '' }],
      targets: [{ leadId, subjectName: '出租屋气点', address: '某巷3号', villageCode: VILLAGE }],
    }, town);
    w.must('action.approve', { id }, colleagueOf(town));
    w.must('action.notify', { id }, town);
    w.must('action.checkIn', { id: unitFor(w, 'urban').id, people: 5 }, urban);
    w.must('action.checkIn', { id: unitFor(w, 'emergency').id, people: 2 }, emergency);
    w.must('action.recordResult', { id: targetFor(w, 'emergency').id, result: 'sealed', document: '应急查封1号' }, emergency);
    w.must('action.recordResult', { id: targetFor(w, 'urban').id, result: 'police' }, urban);
    w.must('action.summarise', { id, summary: '查扣气瓶四十只，移送公安' }, town);
    expect(w.lead()).toMatchObject({ state: 'feedback', result: 'police', limit: 'revisit' });
    w.must('lead.revisit', { leadId, confirmed: true }, chen);
    w.must('lead.verify', { leadId, confirmed: true }, town);
    for (const days of [7, 30]) {
      w.now = (actionOf(w).summarisedAt ?? 0) + days * DAY_MS;
      w.must('action.lookBack', { id, targetKey: 't1', days, held: true }, town);
    }
    w.must('action.close', { id }, town);
    expect(w.lead()).toMatchObject({ state: 'closed', result: 'police' });
    expect(actionOf(w)).toMatchObject({ state: 'closed', open: 0 });
  });
});
