/**
 * Supervision (督办) and rectification (整改) in the visitor's town: a card of every colour, answered, late and lifted, and
 * rectifications with problems in every state, played by the trade's own commands about work that is overdue there.
 */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { RowChange } from '#domain/core/table.ts';
import { holderOf } from '#domain/lead/on-red.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { rectificationProblemTable, rectificationTaskTable } from '#domain/schema/supervision.ts';
import type { RectificationProblem, RectificationTask, Rung, Supervised } from '#domain/schema/supervision.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import type { Ledger } from './ledger.ts';
import { WORKING_DAY } from './working-time.ts';
import type { WorkingTime } from './working-time.ts';

export interface SupervisionScene {
  readonly town: Town;
  readonly villages: readonly Village[];
  /** Overdue tasks and leads of the town, as rows that are written already. */
  readonly late: readonly RowChange[];
  readonly townStaff: Actor;
  readonly city: Actor;
  /** Whoever answers for a unit: a village's code or a department's scope. */
  readonly unitActor: (unit: string) => Actor | undefined;
  readonly ledger: Ledger;
  readonly time: WorkingTime;
}

interface Case {
  readonly subject: Supervised;
  readonly id: string;
  readonly unit: string;
  readonly dueAt: number;
}

const DAY_MS = 86_400_000;
const REASONS = ['首检超期未办，催办无果', '部门反馈超期，未说明原因', '同类问题连续两月出现'];
const ANSWERS = ['已派专人今日上门，明日提交首检记录', '已约谈经办人，三日内反馈处理结果'];

/** All rows the cards and rectifications make or change. */
export function superviseTown(scene: SupervisionScene): readonly RowChange[] {
  const { ledger, town, villages, late } = scene;
  ledger.know(townTable, [town]);
  ledger.know(villageTable, villages);
  const tasks = rowsOf<Task>(late, taskTable.name);
  const leads = rowsOf<Lead>(late, leadTable.name);
  ledger.know(taskTable, tasks);
  ledger.know(leadTable, leads);
  climb(scene, casesOf(tasks, leads));
  rectifyVillage(scene);
  rectifyTown(scene);
  return ledger.changes();
}

function rowsOf<R>(changes: readonly RowChange[], table: string): R[] {
  return changes.flatMap((change) => (change.op === 'put' && change.table === table ? [change.row as unknown as R] : []));
}

/** The oldest of each unit, of what lies with somebody other than the town. */
function casesOf(tasks: readonly Task[], leads: readonly Lead[]): readonly Case[] {
  const all: Case[] = [
    ...tasks.map(({ id, villageCode, dueAt }): Case => ({ subject: 'task', id, unit: villageCode, dueAt: dueAt ?? 0 })),
    ...leads.filter((lead) => holderOf(lead) !== lead.townCode)
      .map((lead): Case => ({ subject: 'lead', id: lead.id, unit: holderOf(lead), dueAt: lead.dueAt ?? 0 })),
  ].sort((a, b) => a.dueAt - b.dueAt);
  const seen = new Map<string, number>();
  return all.filter(({ unit }) => {
    seen.set(unit, (seen.get(unit) ?? 0) + 1);
    return (seen.get(unit) ?? 0) <= 2;
  });
}

/** What is done with each case: the rungs with the working days ago they were issued, and how the last one ended. */
interface Course {
  readonly rungs: readonly (readonly [rung: Rung, daysAgo: number])[];
  readonly end: 'open' | 'received' | 'answered' | 'lifted';
}

const COURSES: readonly Course[] = [
  { rungs: [['blue', 12], ['yellow', 8], ['red', 4], ['bulletin', 2], ['talk', 0.5]], end: 'received' },
  { rungs: [['urge', 5], ['blue', 3.4]], end: 'open' },
  { rungs: [['blue', 9], ['yellow', 5], ['red', 1]], end: 'answered' },
  { rungs: [['blue', 6], ['yellow', 2]], end: 'received' },
  { rungs: [['blue', 2]], end: 'answered' },
  { rungs: [['urge', 3], ['blue', 1]], end: 'open' },
  { rungs: [['blue', 8], ['yellow', 5]], end: 'lifted' },
  { rungs: [['blue', 4]], end: 'lifted' },
];
/** Rungs the town does not issue. */
const OF_CITY: readonly Rung[] = ['red', 'bulletin', 'talk'];

function climb(scene: SupervisionScene, cases: readonly Case[]): void {
  for (const [index, course] of COURSES.entries()) {
    const found = cases[index];
    if (found !== undefined) play(scene, found, course, index);
  }
}

function play(scene: SupervisionScene, { subject, id, unit }: Case, { rungs, end }: Course, index: number): void {
  const { ledger, townStaff, city, unitActor } = scene;
  const holder = unitActor(unit);
  let card = '';
  let issuer = townStaff;
  let daysAgo = 0;
  for (const [rung, days] of rungs) {
    issuer = OF_CITY.includes(rung) ? city : townStaff;
    daysAgo = days;
    card = ledger.issue('supervision.issue', { subject, id, rung, reason: REASONS[index % REASONS.length] }, issuer, ago(scene, days));
  }
  if (end === 'open' || holder === undefined) return;
  ledger.issue('supervision.receive', { id: card }, holder, ago(scene, daysAgo * 0.9));
  if (end === 'received') return;
  ledger.issue('supervision.answer', { id: card, text: ANSWERS[index % ANSWERS.length] }, holder, ago(scene, daysAgo * 0.5));
  if (end === 'lifted') ledger.issue('supervision.lift', { id: card, reason: '经核查已整改到位' }, issuer, ago(scene, daysAgo * 0.2));
}

/** An instant some working days before the present. */
const ago = ({ time }: SupervisionScene, days: number): number => time.at(time.end - days * WORKING_DAY);
/** A calendar day from the present. */
const dayAfter = ({ time }: SupervisionScene, days: number): string => dayText(dayNumber(time.at(time.end) + days * DAY_MS));

/** Four problems of a village, at every step of the way. */
function rectifyVillage(scene: SupervisionScene): void {
  const { ledger, townStaff, villages, unitActor } = scene;
  const village = villages.find(({ id }) => unitActor(id) !== undefined);
  const dispatcher = village === undefined ? undefined : unitActor(village.id);
  if (village === undefined || dispatcher === undefined) return;
  const plan = ledger.issue('rectification.open', {
    unit: village.id, title: '首检及时率连续两月低于全镇平均', source: 'bulletin', dueOn: dayAfter(scene, 18),
    problems: [
      { category: '首检滞后', fact: '10 月应首检 214 户，超期 23 户，集中在第三、第五网格。' },
      { category: '告知书不规范', fact: '抽查 20 份告知书，6 份没有当事人签收或留置说明。', immediate: true },
      { category: '线索分派慢', fact: '8 条线索受理后超过 5 个工作日没有上门。' },
      { category: '网格空岗', fact: '第五网格两名网格员请假期间没有顶岗安排。' },
    ],
  }, townStaff, ago(scene, 11));
  const [slow, notices, leads, posts] = problemsOf(ledger, plan);
  if (slow === undefined || notices === undefined || leads === undefined || posts === undefined) return;
  const assign = (id: string, person: string, days: number) =>
    ledger.issue('rectification.assign', { id, leader: '叶国强', unitName: `${village.name}调度站`, person }, dispatcher, ago(scene, days));
  const plan1 = (id: string, measure: string, dueOn: string, days: number): string => {
    ledger.issue('rectification.addTask', { id, measure, dueOn }, dispatcher, ago(scene, days));
    return tasksOf(ledger, id).at(-1) ?? '';
  };
  assign(notices, '黎小燕', 10);
  const redo = plan1(notices, '补齐 6 份告知书的签收或留置说明', dayAfter(scene, -3), 9.8);
  ledger.issue('rectification.finishTask', { id: redo, text: '6 份已补签，扫描件归档' }, dispatcher, ago(scene, 7));
  ledger.issue('rectification.submit', { id: notices, institution: '告知书送达“三查”清单' }, dispatcher, ago(scene, 6.5));
  ledger.issue('rectification.strikeOff', { id: notices, accepted: true, reason: '抽查 10 份，全部规范' }, townStaff, ago(scene, 5));
  ledger.issue('rectification.lookBack', { id: notices, held: true, note: '再抽 5 份，没有反弹' }, townStaff, ago(scene, 1));
  assign(leads, '叶志坚', 9);
  const daily = plan1(leads, '线索当日分派、次日上门，调度员每日 17 时核对', dayAfter(scene, 2), 8.5);
  ledger.issue('rectification.finishTask', { id: daily, text: '8 条已全部上门，4 条办结' }, dispatcher, ago(scene, 2));
  ledger.issue('rectification.submit', { id: leads }, dispatcher, ago(scene, 1.5));
  assign(slow, '黎小燕', 9);
  plan1(slow, '23 户超期任务逐户清零', dayAfter(scene, 4), 8);
  plan1(slow, '第三、第五网格各增派一名网格员', dayAfter(scene, -1), 8);
  assign(posts, '叶国强', 9);
}

/** The city's look at the town: one problem kept up for the long term. */
function rectifyTown(scene: SupervisionScene): void {
  const { ledger, city, town, townStaff } = scene;
  const plan = ledger.issue('rectification.open', {
    unit: town.id, title: '无证无照经营排查整治', source: 'inspection', dueOn: dayAfter(scene, 40),
    problems: [
      { category: '底数不清', fact: '三个村（社区）台账与现场不一致，漏登 17 户。' },
      { category: '流动摊档反复', fact: '校园周边流动食品摊档取缔后一周内回潮。' },
    ],
  }, city, ago(scene, 15));
  const [counts, stalls] = problemsOf(ledger, plan);
  if (counts === undefined || stalls === undefined) return;
  for (const id of [counts, stalls]) {
    ledger.issue('rectification.assign', { id, leader: '陈锦堂', unitName: `${town.name}指挥中心`, person: '梁志强' }, townStaff, ago(scene, 14));
  }
  ledger.issue('rectification.addTask', {
    id: counts, measure: '各村（社区）重新摸底，台账逐户核对', milestone: '先完成圩镇片区', dueOn: dayAfter(scene, 6),
  }, townStaff, ago(scene, 13));
  ledger.issue('rectification.keepUp', { id: stalls, reason: '须长期管控，每季度回头看' }, city, ago(scene, 3));
}

function problemsOf(ledger: Ledger, rectificationId: string): readonly string[] {
  return (ledger.find(rectificationProblemTable, { rectificationId }, 50) as unknown as RectificationProblem[]).map(({ id }) => id);
}

function tasksOf(ledger: Ledger, problemId: string): readonly string[] {
  return (ledger.find(rectificationTaskTable, { problemId }, 50) as unknown as RectificationTask[]).map(({ id }) => id);
}
