/**
 * Two cases from their beginning to their end, over all tiers, with desks offline in between: a tobacco shop without its
 * permit, from its registration on, and a gas-bottle den, from a citizen's call to the last look back of a joint action.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { TargetResult } from '#domain/schema/enforcement.ts';
import { CHASHAN, NANSHE, NANSHE_MEMBERS, registration } from '#tests/support/chashan.ts';
import { Program } from '#tests/support/program.ts';
import { shaotaiResult } from '#tests/support/shaotai.ts';
import { Tiers } from '#tests/support/tiers.ts';
import type { Tier } from '#tests/support/tiers.ts';

/** Half a minute on an idle machine with two cores. */
const STORY_LIMIT_MS = 240_000;
const DAY_MS = 86_400_000;

let tiers: Tiers;

afterEach(async () => {
  await tiers.stop();
});

/** The hub's own books are right: rows are what the log says, and nobody touched the audit. */
async function expectTrueBooks(): Promise<void> {
  expect(await shaotaiResult(['audit', 'verify', '--data', tiers.hub.dataDir])).toMatchObject({ ok: true });
}

describe('a tobacco shop', () => {
  it('from its registration to the permit, with village, town and department offline in turn', { timeout: STORY_LIMIT_MS }, async () => {
    tiers = await Tiers.start(['village', 'town', 'tobacco', 'city']);
    const { hub, keys } = tiers;
    const shop = { ...registration(1), name: '东莞市茶山南社烟酒行', businessScope: '卷烟零售；预包装食品销售' };
    expect(await new Program(hub.url, keys.registry).post('/api/v1/registrations', shop)).toMatchObject({ body: { created: 1 } });
    const inbox = await tiers.at('village').untilAnswer('tasks.list', { queue: 'toAssign' }, 'the task', ({ total }) => total === 1);
    const taskId = inbox.rows[0]?.id ?? '';

    await tiers.offline('village');
    await tiers.issue('village', 'task.assign', { taskId, memberId: NANSHE_MEMBERS.wang });
    await tiers.online('village');

    const phone = new Program(hub.url, keys.phones.wang);
    const notice = { number: '责改〔2026〕0001', facts: '销售卷烟，未取得烟草专卖零售许可证' };
    const found = { taskId, result: 'problem', answers: { A1: 'matches' }, problems: ['noPermit'], notice };
    expect(await phone.command('task.submit', found)).toMatchObject({ kind: 'applied' });
    expect(await phone.command('task.signNotice', { taskId, receipt: 'signed', signedBy: '店主' })).toMatchObject({ kind: 'applied' });
    expect(await phone.command('task.recheck', { taskId, result: 'notFixed', note: '仍在售烟' })).toMatchObject({ kind: 'applied' });

    const { id: leadId } = await tiers.lead('village', 'reported');
    // The finder is not the handler: the phone's member may not take the lead, the village may.
    await hub.kill();
    const team = await tiers.issue('village', 'team.save', {
      villageCode: NANSHE,
      name: '联合处置一队',
      leader: '谢队长',
      members: [{ name: '谢队长', unit: '村委会' }],
    });
    await tiers.issue('village', 'lead.accept', { leadId });
    await tiers.issue('village', 'lead.beginDisposal', { leadId, teamId: `${team}.team` });
    await tiers.issue('village', 'lead.visit', { leadId, result: 'refused', note: '拒不整改' });
    await tiers.issue('village', 'lead.handUp', { leadId, reason: 'noPower', note: '无执法权' });
    await hub.start();
    await tiers.settled('village');

    await tiers.lead('town', 'handedUp');
    await tiers.offline('town');
    await tiers.issue('town', 'lead.triage', { leadId, departments: ['tobacco'], industry: '烟草制品零售', hazard: 'low' });
    await tiers.issue('town', 'lead.transfer', { leadId, department: 'tobacco' });
    await tiers.online('town');

    await tiers.lead('tobacco', 'transferred');
    await tiers.offline('tobacco');
    await tiers.issue('tobacco', 'lead.acceptTransfer', { leadId });
    await tiers.issue('tobacco', 'lead.startProcessing', { leadId });
    await tiers.issue('tobacco', 'lead.feedback', { leadId, result: 'permitted', note: '已补办许可证' });
    await tiers.online('tobacco');

    await tiers.lead('village', 'feedback');
    await tiers.decided('village', 'lead.revisit', { leadId, confirmed: true, note: '证照齐全' });
    await tiers.decided('town', 'lead.verify', { leadId, confirmed: true });

    const everywhere: readonly Tier[] = ['village', 'town', 'tobacco', 'city'];
    for (const tier of everywhere) {
      expect(await tiers.lead(tier, 'closed')).toMatchObject({ result: 'permitted', open: 0, reopened: 0 });
    }
    expect(await tiers.course('city', leadId)).toEqual([
      ...['lead.accept', 'lead.beginDisposal', 'lead.visit', 'lead.handUp', 'lead.triage', 'lead.transfer'],
      ...['lead.acceptTransfer', 'lead.startProcessing', 'lead.feedback', 'lead.revisit', 'lead.verify'],
    ]);
    await expectTrueBooks();
  });
});

describe('a gas-bottle den', () => {
  const DEPARTMENTS = ['urban', 'emergency', 'police'] as const;

  it('from a citizen’s call over a joint action to the look back after thirty days', { timeout: STORY_LIMIT_MS }, async () => {
    tiers = await Tiers.start(['village', 'town', 'leader', 'city', ...DEPARTMENTS]);
    const { hub } = tiers;
    await tiers.offline('village');
    await tiers.issue('village', 'lead.report', {
      villageCode: NANSHE,
      category: 'noLicenceNoPermit',
      origin: 'complaint',
      subjectName: '无名瓶装气点',
      address: '翠竹路9号后巷',
      industry: '燃气',
      description: '出租屋内囤放液化气瓶，约二十瓶',
    });
    await tiers.online('village');
    const { id: leadId } = await tiers.lead('village', 'reported');
    // The highest risk: the department has its copy at once, while the village path goes on.
    const risks = hub.rows<{ id: string; department: string; risk: number }>('SELECT id, department, risk FROM riskTransfer');
    expect(risks).toMatchObject([{ department: 'urban', risk: 2 }]);
    await tiers.decided('urban', 'risk.receive', { id: risks[0]?.id });
    await tiers.decided('village', 'lead.handUp', { leadId, reason: 'major', note: '二十余瓶，毗邻出租屋' });

    await tiers.lead('town', 'handedUp');
    await tiers.decided('town', 'lead.triage', { leadId, departments: [...DEPARTMENTS], industry: '燃气', hazard: 'high' });
    const triaged = await tiers.lead('town', 'handedUp', 'triaged');
    expect(triaged.major).toBe(1);
    expect(triaged.majorClauses.split(',')).toContain('dangerousGoods');
    const applied = await tiers.decided('town', 'action.apply', {
      townCode: CHASHAN,
      title: '瓶装燃气黑点清理',
      application: '群众举报，需多部门联合处置',
    });
    const action = `${applied}.action`;
    const now = Date.now();
    await tiers.decided('town', 'action.plan', {
      id: action,
      leader: '李副镇长',
      place: '南社村',
      startsAt: now,
      endsAt: now + 3 * 3_600_000,
      riskPlan: '疏散后搬运，消防车待命',
      legalBasis: '《城镇燃气管理条例》第十五条',
      units: DEPARTMENTS.map((department) => ({ department, liaison: `${department} 联络员`, phone: '13800000000' })),
      targets: [{ leadId, subjectName: '无名瓶装气点', address: '翠竹路9号后巷', villageCode: NANSHE }],
    });
    await tiers.at('leader').untilAnswer('action.detail', { id: action }, 'the plan', (detail) => detail?.summary.state === 'planned');
    await tiers.decided('leader', 'action.approve', { id: action });
    await tiers.at('town').untilAnswer('action.detail', { id: action }, 'approval', (detail) => detail?.summary.state === 'approved');
    await tiers.decided('town', 'action.notify', { id: action });

    // All departments are on site without a network, each with its own rows of the one target.
    const results: Record<(typeof DEPARTMENTS)[number], TargetResult> = { urban: 'shutDown', emergency: 'sealed', police: 'police' };
    const own = hub.rows<{ id: string; department: (typeof DEPARTMENTS)[number]; unit: string }>(
      `SELECT target.id, target.department, unit.id AS unit FROM actionTarget AS target
       JOIN actionUnit AS unit ON unit.actionId = target.actionId AND unit.department = target.department`,
    );
    expect(own).toHaveLength(DEPARTMENTS.length);
    for (const { department, unit } of own) {
      await tiers.at(department).untilAnswer('action.detail', { id: action }, 'the notice', (detail) => detail !== null);
      await tiers.offline(department);
      await tiers.issue(department, 'action.checkIn', { id: unit, people: 4 });
    }
    await Promise.all(
      own.map(({ id, department }) =>
        tiers.issue(department, 'action.recordResult', { id, result: results[department], note: department }),
      ),
    );
    await hub.kill();
    await hub.start();
    await Promise.all(DEPARTMENTS.map((department) => tiers.online(department)));
    const sheetOf = async (): Promise<Record<string, TargetResult | null>> => {
      const all = await tiers.at('town').untilAnswer('action.detail', { id: action }, 'the results of all departments', (detail) =>
        (detail?.sheet[0]?.results ?? []).every(({ result }) => result !== null),
      );
      return Object.fromEntries((all?.sheet[0]?.results ?? []).map(({ department, result }) => [department, result]));
    };
    expect(await sheetOf(), 'nothing of what several entered offline is lost').toEqual(results);

    await tiers.decided('town', 'action.summarise', { id: action, summary: '查封气瓶二十二只，移送公安一人' });
    expect(await tiers.lead('town', 'feedback')).toMatchObject({ result: 'police', actionId: action });
    await tiers.lead('village', 'feedback');
    await tiers.decided('village', 'lead.revisit', { leadId, confirmed: true, note: '人去楼空' });
    await tiers.decided('town', 'lead.verify', { leadId, confirmed: true });
    for (const tier of ['village', 'town', 'city'] as const) {
      expect(await tiers.lead(tier, 'closed')).toMatchObject({ result: 'police', major: 1 });
    }

    for (const days of [7, 30]) {
      await tiers.offline('town');
      await hub.kill();
      await hub.start(days * DAY_MS);
      await tiers.online('town');
      await tiers.decided('town', 'action.lookBack', { id: action, targetKey: 't1', days, held: true });
    }
    await tiers.decided('town', 'action.close', { id: action });
    await tiers.at('city').untilAnswer('action.detail', { id: action }, 'the end', (detail) => detail?.summary.state === 'closed');
    await expectTrueBooks();
  });
});
