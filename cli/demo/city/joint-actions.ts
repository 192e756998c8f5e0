/**
 * Joint enforcement (联合执法) in the visitor's town: one action in every state worth looking at, played by the trade's own
 * commands. Runs after the villages, because its targets are leads that villages handed up.
 */
import { dayNumber, startOfDay } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { RowChange } from '#domain/core/table.ts';
import { targetKeyOf, targetsOf } from '#domain/enforcement/common.ts';
import type { PlannedTarget } from '#domain/enforcement/common.ts';
import { actionTable, actionTargetTable, actionUnitTable } from '#domain/schema/enforcement.ts';
import type { TargetResult } from '#domain/schema/enforcement.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { townTable } from '#domain/schema/territory.ts';
import templates from '#resources/enforcement/templates.json' with { type: 'json' };
import type { Ledger } from './ledger.ts';
import type { DepartmentDesk } from './logins.ts';
import { WORKING_DAY } from './working-time.ts';
import type { WorkingTime } from './working-time.ts';

export interface JointScene {
  readonly town: Town;
  readonly villages: readonly Village[];
  /** Leads of the town that wait for its triage, as rows nobody has written yet. */
  readonly handedUp: readonly RowChange[];
  readonly townStaff: Actor;
  readonly city: Actor;
  readonly officer: (department: DepartmentDesk) => Actor;
  readonly ledger: Ledger;
  readonly time: WorkingTime;
}

const HOUR_MS = 3_600_000;
/** 9:30 */
const MORNING_MS = 9.5 * HOUR_MS;
/** The planned action takes place so many days from now. */
const DAYS_AHEAD = 5;
/** Leads among the targets of the action under way; the town keeps the others to triage. */
const LEADS_IN_ACTION = 5;
const LIAISONS: Readonly<Record<string, readonly [name: string, phone: string]>> = {
  market: ['梁志强', '0769-86640315'], health: ['黄秀兰', '0769-86640120'], urban: ['陈国栋', '0769-86641101'],
  emergency: ['何伟明', '0769-86640119'], police: ['罗永辉', '0769-86640110'], fire: ['叶建军', '0769-86640911'],
};
/** Streets of the typed targets: places without a lead. */
const STREETS = ['站前路', '茶山大道中', '东岳路', '文化街', '增卢路', '超朗路'];
const SHOPS = ['无名早餐档', '好味道炒粉店', '阿华烧烤', '金碗快餐', '小太阳托管班', '顺发瓶装气站'];

type Unit = 'market' | 'health' | 'urban' | 'emergency' | 'police' | 'fire';

/** All rows the actions make or change. */
export function jointActions(scene: JointScene): readonly RowChange[] {
  const { ledger, town, handedUp } = scene;
  ledger.know(townTable, [town]);
  ledger.apply(handedUp);
  closedAction(scene);
  lookedBackAction(scene);
  runningAction(scene);
  plannedAction(scene);
  scene.ledger.issue('action.apply', {
    townCode: town.id, title: '烟草零售点周边无证经营清理',
    application: '近一个月接到无烟草专卖零售许可经营线索多条，部分与无照经营并存，本部门无权处置无照部分，申请与市场监管、城管联合清理。',
  }, scene.officer('tobacco'), ago(scene, 0.6));
  return ledger.changes();
}

/** An instant some working days before the present. */
const ago = ({ time }: JointScene, days: number): number => time.at(time.end - days * WORKING_DAY);

function typedTargets({ town, villages }: JointScene, from: number, count: number): PlannedTarget[] {
  return Array.from({ length: count }, (_, index) => {
    const place = (from + index) % SHOPS.length;
    const village = villages[(from + index * 2) % villages.length];
    const address = `东莞市${town.name}${village?.name ?? ''}${STREETS[place] ?? ''}${String(12 + place * 7)}号`;
    return { leadId: null, subjectName: SHOPS[place] ?? '', address, villageCode: village?.id ?? '' };
  });
}

interface Planned {
  readonly units: readonly Unit[];
  readonly targets: readonly PlannedTarget[];
  readonly startsAt: number;
}

function plan(scene: JointScene, id: string, { units, targets, startsAt }: Planned, at: number): void {
  const bases = [templates.legalBases[0], templates.legalBases[1], templates.legalBases[9]];
  scene.ledger.issue('action.plan', {
    id, leader: '副镇长 袁文彬', place: '茶山镇政府一号停车场', startsAt, endsAt: startsAt + 3 * HOUR_MS, vehicles: '执法车 3 辆',
    legalBasis: bases.map((base) => base?.text ?? '').join('\n'),
    riskPlan: [templates.riskPlans[0], templates.riskPlans[2]].map((each) => each?.text ?? '').join('\n'),
    units: units.map((department) => ({ department, liaison: LIAISONS[department]?.[0] ?? '', phone: LIAISONS[department]?.[1] ?? '' })),
    targets,
  }, scene.townStaff, at);
}

/** Applied, planned, approved and notified some days before it starts; answers its key. */
function notified(
  scene: JointScene, title: string, by: Actor, units: readonly Unit[], targets: readonly PlannedTarget[], startsDaysAgo: number,
): string {
  const { ledger, town } = scene;
  const fitting = templates.applications.find(({ name }) => title.startsWith(name.slice(0, 2))) ?? templates.applications[3];
  const id = ledger.issue('action.apply', { townCode: town.id, title, application: fitting?.text }, by, ago(scene, startsDaysAgo + 4));
  plan(scene, id, { units, targets, startsAt: ago(scene, startsDaysAgo) }, ago(scene, startsDaysAgo + 3));
  ledger.issue('action.approve', { id, note: '同意，注意安全，全程记录。' }, scene.city, ago(scene, startsDaysAgo + 2));
  ledger.issue('action.notify', { id }, scene.townStaff, ago(scene, startsDaysAgo + 1.5));
  return id;
}

const DESKS: readonly string[] = ['market', 'health', 'urban', 'emergency'] satisfies readonly DepartmentDesk[];
/** Whoever acts for a department: its officer where it has a desk in the demo, else the town by telephone. */
const actorFor = (scene: JointScene, department: string): Actor =>
  (DESKS.includes(department) ? scene.officer(department as DepartmentDesk) : scene.townStaff);

function attend(scene: JointScene, actionId: string, department: Unit, people: number, at: number): void {
  const unit = scene.ledger.find(actionUnitTable, { actionId, department }, 1)[0];
  if (unit !== undefined) scene.ledger.issue('action.checkIn', { id: unit.id, people }, actorFor(scene, department), at);
}

function record(scene: JointScene, actionId: string, department: Unit, target: number, result: TargetResult, at: number, note = ''): void {
  const row = scene.ledger.find(actionTargetTable, { actionId, department, targetKey: targetKeyOf(target) }, 1)[0];
  const document = result === 'ordered' ? `茶责改〔2026〕${String(300 + target)}号` : '';
  if (row !== undefined) scene.ledger.issue('action.recordResult', { id: row.id, result, document, note }, actorFor(scene, department), at);
}

/** Everybody came and every target has a result of the first department, some of the second. */
function visitAll(
  scene: JointScene, actionId: string, units: readonly Unit[], results: readonly TargetResult[], startsDaysAgo: number,
): void {
  const start = ago(scene, startsDaysAgo);
  units.forEach((unit, index) => attend(scene, actionId, unit, 3 + index, start + index * 60_000));
  const [first, second] = units;
  results.forEach((result, target) => {
    const at = start + (target + 1) * 12 * 60_000;
    if (first !== undefined) record(scene, actionId, first, target, result, at);
    if (second !== undefined && target % 2 === 0) record(scene, actionId, second, target, 'ordered', at + 60_000, '消毒设施不全');
  });
}

function summarise(scene: JointScene, id: string, summary: string, daysAgo: number): void {
  scene.ledger.issue('action.summarise', { id, summary }, scene.townStaff, ago(scene, daysAgo));
}

function lookBack(scene: JointScene, id: string, days: 7 | 30, daysAgo: number, only?: number): void {
  const targets = targetsOf(scene.ledger.row(actionTable, id));
  targets.slice(0, only).forEach((_target, index) => {
    const held = !(days === 30 && index === 1);
    scene.ledger.issue('action.lookBack', {
      id, targetKey: targetKeyOf(index), days, held, note: held ? '' : '夜间重新摆卖，已重新立线索',
    }, scene.townStaff, ago(scene, daysAgo) + index * 5 * 60_000);
  });
}

/** 已销号: five weeks ago, both look-backs done. */
function closedAction(scene: JointScene): void {
  const units = ['market', 'urban'] as const;
  const id = notified(scene, '校园周边食品摊店整治', scene.townStaff, units, typedTargets(scene, 0, 3), 28);
  visitAll(scene, id, units, ['ordered', 'shutDown', 'stopped'], 28);
  summarise(scene, id, '出动执法人员7人，检查摊店3家，取缔1家，1家自行停业，1家责令改正并当场整改。\n学校门前两侧一百米内已无无证摊档。', 27);
  lookBack(scene, id, 7, 21);
  lookBack(scene, id, 30, 1);
  scene.ledger.issue('action.close', { id, note: '30日回查反弹1家，已另立线索跟进。' }, scene.townStaff, ago(scene, 0.8));
}

/** 待回查: summed up last week, the first look-back half done. */
function lookedBackAction(scene: JointScene): void {
  const units = ['emergency', 'urban', 'fire'] as const;
  const id = notified(scene, '瓶装燃气经营整治', scene.officer('emergency'), units, typedTargets(scene, 3, 3), 7);
  visitAll(scene, id, units, ['sealed', 'ordered', 'prosecuted'], 7);
  summarise(scene, id, '查封无证储存瓶装燃气点1处，立案1宗，责令改正1家，转运气瓶46只。\n遗留问题：1家整改未完成，回查时重点核实。', 6);
  lookBack(scene, id, 7, 0.5, 1);
}

/** 行动中: leads that villages handed up, two departments on site, one still on the way. */
function runningAction(scene: JointScene): void {
  const units = ['market', 'health', 'urban', 'police'] as const;
  const leads = scene.ledger.find(leadTable, { state: 'handedUp' }, LEADS_IN_ACTION) as unknown as readonly Lead[];
  const fromLeads = leads.map(({ id: leadId, subjectName, address, villageCode }) => ({ leadId, subjectName, address, villageCode }));
  const id = notified(scene, '无证餐饮集中整治', scene.officer('market'), units, [...fromLeads, ...typedTargets(scene, 1, 3)], 0.3);
  const start = ago(scene, 0.3);
  attend(scene, id, 'market', 4, start);
  attend(scene, id, 'health', 2, start + 4 * 60_000);
  record(scene, id, 'market', 0, 'ordered', start + 15 * 60_000);
  record(scene, id, 'health', 0, 'ordered', start + 18 * 60_000, '从业人员无健康证');
  record(scene, id, 'market', 1, 'shutDown', start + 40 * 60_000, '无证照且拒不整改，当场取缔');
}

/** 待审批: the plan lies with whoever did not draw it up. */
function plannedAction(scene: JointScene): void {
  const application = templates.applications[3]?.text;
  const title = '出租屋“三合一”场所整治';
  const id = scene.ledger.issue('action.apply', { townCode: scene.town.id, title, application }, scene.townStaff, ago(scene, 2));
  const startsAt = startOfDay(dayNumber(scene.time.at(scene.time.end)) + DAYS_AHEAD) + MORNING_MS;
  plan(scene, id, { units: ['fire', 'emergency', 'police', 'market'], targets: typedTargets(scene, 2, 4), startsAt }, ago(scene, 1));
}
