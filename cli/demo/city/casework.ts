/**
 * Disposal, triage and what is asked for: the steps of a lead beyond accepting and closing it. Ordinary leads take them by chance; in
 * the visitor's village one lead is left at each step, so that no queue is empty.
 */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Random } from '#domain/core/time.ts';
import type { RiskTransfer } from '#domain/schema/disposal.ts';
import { riskTransferTable, teamTable } from '#domain/schema/disposal.ts';
import type { LeadResult } from '#domain/schema/lead.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { between, pick } from '../../random.ts';
import { DEPARTMENT_DESKS } from './logins.ts';
import type { DepartmentDesk } from './logins.ts';
import { asActor, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { anyHouse } from './streets.ts';
import { WORKING_DAY } from './working-time.ts';
import { personName } from './words.ts';

/** Of the leads a village settles, so many need its team. */
const TEAM_SHARE = 0.35;
const RESULTS: readonly LeadResult[] = ['licensed', 'changed', 'stopped', 'moved'];
const VISIT_NOTES = ['现场已告知办理流程，经营者承诺三日内办理。', '经营者已停止营业，铺面清空。', '已协助网上申办营业执照。'] as const;
const UNITS = ['村委会', '派出所', '消防所', '市场监管分局', '网格中心'] as const;

/** 联合处置队: the village's team, there before anything happened. */
export function formTeam(scene: Scene): void {
  const { random, places, dispatcher } = scene;
  const people = UNITS.slice(0, between(3, UNITS.length, random)).map((unit) => ({ name: personName(random).name, unit }));
  const [leader = { name: dispatcher.name }] = people;
  const args = { villageCode: places.village.id, name: `${places.village.shortName}联合处置队`, leader: leader.name, members: people };
  new Story(scene, 0).issue('team.save', args, dispatcher);
}

function teamOf({ ledger, places }: Scene): string {
  const [team] = ledger.find(teamTable, { villageCode: places.village.id }, 1);
  if (team === undefined) throw new Error(`${places.village.name} has no team`);
  return team.id;
}

/** What an accepted lead takes by chance: the team goes there, reports what it reached, and a member verifies it. True when it did. */
export function disposeByTeam(scene: Scene, story: Story, leadId: string): boolean {
  const { random, dispatcher } = scene;
  if (random() >= TEAM_SHARE) return false;
  story.issue('lead.beginDisposal', { leadId, teamId: teamOf(scene) }, dispatcher);
  if (!story.wait(between(30, WORKING_DAY, random))) return true;
  const met = pick(['settled', 'promised'] as const, random);
  story.issue('lead.visit', { leadId, result: met, note: pick(VISIT_NOTES, random) }, dispatcher);
  if (!story.wait(between(30, WORKING_DAY, random))) return true;
  const result = pick(RESULTS, random);
  story.issue('lead.resolve', { leadId, result, note: '' }, dispatcher);
  if (!story.wait(between(60, 2 * WORKING_DAY, random))) return true;
  story.issue('lead.revisit', { leadId, confirmed: true, note: '回访属实。' }, asActor(anyMember(scene)));
  if (story.wait(between(10, WORKING_DAY / 4, random))) story.issue('lead.close', { leadId, result, note: '' }, dispatcher);
  return true;
}

/** 分流: which department, how dangerous. */
export function triage(scene: Scene, story: Story, leadId: string, department: DepartmentDesk): void {
  const { random, townStaff } = scene;
  const hazard = pick(['none', 'low', 'low', 'medium', 'high'] as const, random);
  story.issue('lead.triage', { leadId, departments: [department], hazard, note: '' }, townStaff);
  acknowledgeRisk(scene, leadId, story.minute);
}

const hasDesk = (department: string): department is DepartmentDesk => DEPARTMENT_DESKS.some((desk) => desk === department);

/** 专线移送: a risk lead of a key industry is acknowledged within the morning or the afternoon. */
export function acknowledgeRisk(scene: Scene, leadId: string, minute: number): void {
  const [risk] = scene.ledger.find(riskTransferTable, { leadId }, 1) as unknown as RiskTransfer[];
  if (risk === undefined || risk.open === 0 || !hasDesk(risk.department)) return;
  const story = new Story(scene, minute);
  if (story.wait(between(4, 50, scene.random))) story.issue('risk.receive', { id: risk.id }, scene.officer(risk.department));
}

const anyMember = ({ members, random }: Scene) => pick(members.filter(({ status }) => status === 'onDuty'), random);

/** Facts of a lead told by a citizen, so that the village's own dispatcher may handle it. */
const FINDS = [
  { subjectName: '老陈石油气代销点', industry: '燃气', category: 'noLicenceNoPermit', description: '住宅楼首层存放二十余瓶液化气，无燃气经营许可。' },
  { subjectName: '阿琴早餐档', industry: '餐饮服务', category: 'noLicenceNoPermit', description: '现场制售早餐，无营业执照及食品经营许可。' },
  { subjectName: '红星童装加工坊', industry: '服装加工', category: 'unlicensed', description: '出租屋内十余台衣车，无营业执照。' },
  { subjectName: '小明星午托园', industry: '校外培训', category: 'noPermit', description: '接收学生二十余名，无办学许可。' },
  { subjectName: '康健口腔', industry: '口腔', category: 'noPermit', description: '有营业执照，无医疗机构执业许可。' },
  { subjectName: '顺达汽车维修', industry: '机动车维修', category: 'noPermit', description: '占道维修，未办理备案。' },
  { subjectName: '金叶士多', industry: '烟草制品零售', category: 'noPermit', description: '摆卖卷烟，无烟草专卖零售许可。' },
  { subjectName: '无名五金厂', industry: '五金加工', category: 'addressMismatch', description: '实际经营地址与登记住所不一致。' },
] as const;

type Find = Readonly<Record<keyof (typeof FINDS)[number], string>>;
type Step = readonly [command: string, args: Readonly<Record<string, unknown>>, by: (scene: Scene) => Actor];
/** Steps after which a lead is left; each begins with one that was just reported. */
type Way = readonly Step[];

const village = (scene: Scene): Actor => scene.dispatcher;
const town = (scene: Scene): Actor => scene.townStaff;
const city = (scene: Scene): Actor => scene.citySupervisor;
const market = (scene: Scene): Actor => scene.officer('market');
const memberOf = (scene: Scene): Actor => asActor(anyMember(scene));

const ACCEPT: Step = ['lead.accept', {}, village];
const HAND_UP: Step = ['lead.handUp', { reason: 'noPower', note: '涉及许可事项，村级无执法权。' }, village];
const VISIT: Step = ['lead.visit', { result: 'promised', note: VISIT_NOTES[0] }, village];
const RESOLVE: Step = ['lead.resolve', { result: 'stopped', note: '已劝导停业。' }, village];
const TRIAGE: Step = ['lead.triage', { departments: ['market'], hazard: 'low', note: '' }, town];
const TRANSFER: Step = ['lead.transfer', { department: 'market', note: '' }, town];
const RECEIVE: Step = ['lead.acceptTransfer', {}, market];
const FEED_BACK: Step = ['lead.feedback', { result: 'permitted', note: '已办理食品经营许可。' }, market];
const ask = (proposal: object, reason: string, by: Step[2]): Step => ['lead.propose', { proposal, reason }, by];
const PAUSE = { kind: 'pause', pauseReason: 'appraisal', days: 5 } as const;

function waysOf(teamId: string, today: number): readonly Way[] {
  const begin: Step = ['lead.beginDisposal', { teamId }, village];
  return [
    [ACCEPT, begin],
    [ACCEPT, begin, VISIT],
    [ACCEPT, begin, VISIT, RESOLVE],
    [ACCEPT, begin, VISIT, RESOLVE, ['lead.revisit', { confirmed: true, note: '回访属实。' }, memberOf]],
    [ACCEPT, ['lead.defer', { reason: 'decorating', until: dayText(today + 12), note: '' }, village]],
    [ACCEPT, begin, VISIT, ask(PAUSE, '样品已送检，等检测结果。', village)],
    [ask({ kind: 'handUp', handUpReason: 'noPower' }, '经营者拒绝配合，请上报镇。', memberOf)],
    [ask({ kind: 'major' }, '存放量大，楼上住人。', village)],
    [ACCEPT, ask({ kind: 'transfer', department: 'health' }, '属卫生许可事项。', village)],
    [ACCEPT, HAND_UP],
    [HAND_UP, TRIAGE],
    [HAND_UP, ['lead.triage', {
      departments: ['urban', 'fire', 'police'], hazard: 'high', dangerousGoods: true, people: 26, note: '人员密集，存在燃爆风险。',
    }, town]],
    [HAND_UP, TRIAGE, ask(PAUSE, '等上级部门批复。', town)],
    [HAND_UP, TRIAGE, ['lead.reportToCity', { reason: '跨镇经营，需市级协调。' }, town]],
    [HAND_UP, TRIAGE, ['lead.reportToCity', { reason: '涉及多个镇街。' }, town], ['lead.coordinate', {
      instruction: '由属地镇牵头，市级部门配合，一周内反馈。',
    }, city]],
    [HAND_UP, TRIAGE, TRANSFER],
    [HAND_UP, TRIAGE, TRANSFER, RECEIVE, ['lead.startProcessing', { note: '已约谈经营者。' }, market]],
    [HAND_UP, TRIAGE, TRANSFER, RECEIVE, ask(PAUSE, '产品抽检中。', market)],
    [HAND_UP, TRANSFER, RECEIVE, FEED_BACK],
    [HAND_UP, TRANSFER, RECEIVE, FEED_BACK, ['lead.verify', { confirmed: false, note: '现场仍在经营。' }, town]],
    [HAND_UP, TRANSFER, ['lead.returnTransfer', { code: 'otherDepartment', reason: '经营项目不属本部门许可事项。' }, market]],
  ];
}

/** Shops of other owners from the second round on: leads that share a name would look like one incident. */
function findOf(index: number, random: Random): Find {
  const facts = FINDS[index % FINDS.length] ?? FINDS[0];
  return index < FINDS.length ? facts : { ...facts, subjectName: `${personName(random).name}${facts.industry}店` };
}

/** Working minutes between a report and the last step that is shown; each step takes some of them. */
const SHOWN_MINUTES = 0.9 * WORKING_DAY;

/** One lead left at each step, one that came back after it was closed, and risk leads that wait for their receipt. */
export function showCasework(scene: Scene): void {
  const { random, time } = scene;
  const today = dayNumber(time.at(time.end));
  for (const [index, way] of waysOf(teamOf(scene), today).entries()) {
    const minute = time.end - SHOWN_MINUTES * (0.7 + 0.6 * random());
    const leadId = reportFind(scene, minute, findOf(index, random));
    acknowledgeRisk(scene, leadId, minute);
    playWay(scene, leadId, minute, way);
  }
  showRelapse(scene);
  for (const minutes of [8, 95]) reportFind(scene, time.end - minutes, findOf(FINDS.length, random));
}

function playWay(scene: Scene, leadId: string, minute: number, way: Way): void {
  const story = new Story(scene, minute);
  const pause = SHOWN_MINUTES / (2 * way.length);
  for (const [command, args, by] of way) {
    if (story.wait(pause * (0.5 + 0.5 * scene.random()))) story.issue(command, { leadId, ...args }, by(scene));
  }
}

/** 回潮: closed two weeks ago, found again at the same address. */
function showRelapse(scene: Scene): void {
  const { time, ledger } = scene;
  const minute = time.end - 12 * WORKING_DAY;
  const [, , facts = FINDS[0]] = FINDS;
  const leadId = reportFind(scene, minute, facts);
  playWay(scene, leadId, minute, [ACCEPT, ['lead.close', { result: 'stopped', note: '' }, village]]);
  const { address } = ledger.row(leadTable, leadId);
  reportFind(scene, time.end - WORKING_DAY / 3, facts, address);
}

function reportFind(scene: Scene, minute: number, facts: Find, address?: string): string {
  const { places, streets, random, dispatcher } = scene;
  const house = anyHouse(streets, places, random);
  const { lon, lat, gridId } = house;
  const args = { ...facts, villageCode: places.village.id, gridId, lon, lat, address: address ?? house.address, origin: 'complaint' };
  return new Story(scene, minute).issue('lead.report', args, dispatcher);
}
