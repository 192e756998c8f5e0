/** 分级巡查、年报、共治市场、专项与双随机 of the demo, and what members and dispatchers ask for on the way. */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import { put } from '#domain/core/table.ts';
import { stretchesOf } from '#domain/patrol/round.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { marketTable } from '#domain/schema/patrol.ts';
import type { Market } from '#domain/schema/patrol.ts';
import { accountTable } from '#domain/schema/people.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task, TaskState } from '#domain/schema/task.ts';
import { between, pick } from '../../random.ts';
import { FOCUS_TOWN } from '../focus.ts';
import { MARKET_LOGIN } from './logins.ts';
import { asActor, minuteOf, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { actorOf, deskAccount } from './staff.ts';
import { playTask } from './task-life.ts';
import { WORKING_DAY } from './working-time.ts';
import { BRANDS, personName } from './words.ts';

const ROWS_MAX = 20_000;
/** What one command of the register's list takes here. */
const ENTITIES_A_COMMAND = 200;
/** Share of entities that were registered before this year and have not filed its report. */
const UNREPORTED_SHARE = 0.07;
const MARKET_SHARE = 0.15;
/** Patrols of the visitor's village: so many at once, on so many days. */
const PATROL_ROUNDS = 3;
const PATROLS_A_ROUND = 30;
const WEEK = 5 * WORKING_DAY;

const entitiesOf = ({ ledger }: Scene): readonly Entity[] => ledger.find(entityTable, {}, ROWS_MAX) as unknown as Entity[];

function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / ENTITIES_A_COMMAND) }, (_, part) => (
    ids.slice(part * ENTITIES_A_COMMAND, (part + 1) * ENTITIES_A_COMMAND)
  ));
}

/** Everything but registrations that brings checks about; classes only in the visitor's town, patrols and inspections in its village. */
export function playPatrols(scene: Scene, focus: boolean): void {
  listAnnualReports(scene);
  if (focus || scene.random() < MARKET_SHARE) keepMarkets(scene, focus ? 3 : 1);
  if (scene.places.town.id !== FOCUS_TOWN) return;
  classify(scene, 0.2 * WORKING_DAY);
  if (focus) {
    for (let round = 0; round < PATROL_ROUNDS; round += 1) patrolSome(scene, scene.time.end - (18 - 6 * round) * WORKING_DAY);
    inspect(scene);
    askForThings(scene);
  }
  classify(scene, startOfMonth(scene));
}

/** The first working minute of the month that the demo ends in. */
function startOfMonth({ time }: Scene): number {
  const today = dayText(dayNumber(time.at(time.end)));
  return Math.min(time.end, minuteOf(time, startOfDay(parseDay(`${today.slice(0, 7)}-01`) ?? 0)) + 10);
}

function classify(scene: Scene, minute: number): void {
  const { places, citySupervisor } = scene;
  const story = new Story(scene, minute);
  const month = dayText(dayNumber(story.now())).slice(0, 7);
  for (const portion of stretchesOf(entitiesOf(scene).map(({ id }) => id).toSorted())) {
    story.issue('patrol.classify', { villageCode: places.village.id, month, ...portion }, citySupervisor);
  }
}

/** A round of patrols among those who had too few visits. */
function patrolSome(scene: Scene, minute: number): void {
  const { places, dispatcher, random, ledger } = scene;
  const story = new Story(scene, minute);
  const entities = entitiesOf(scene);
  const entityIds = Array.from({ length: PATROLS_A_ROUND }, () => pick(entities, random).id);
  story.issue('patrol.plan', { villageCode: places.village.id, entityIds: [...new Set(entityIds)] }, dispatcher);
  const planned = ledger.find(taskTable, { cause: 'patrol', state: 'pushed' }, ROWS_MAX) as unknown as Task[];
  for (const { id } of planned) playTask(scene, id, story.minute);
}

function listAnnualReports(scene: Scene): void {
  const { places, citySupervisor, dispatcher, random, time } = scene;
  const year = Number(dayText(dayNumber(time.at(time.end))).slice(0, 4)) - 1;
  const due = entitiesOf(scene).filter(({ registeredOn }) => registeredOn < `${String(year)}-07-01` && random() < UNREPORTED_SHARE);
  if (due.length === 0) return;
  const story = new Story(scene, 30);
  const list = (state: 'unreported' | 'reported', entities: readonly Entity[]): void => {
    for (const entityIds of chunks(entities.map(({ id }) => id))) {
      story.issue('annualreport.list', { villageCode: places.village.id, year, state, entityIds }, citySupervisor);
    }
  };
  list('unreported', due);
  for (const { id } of due.filter(() => random() < 0.4)) {
    if (story.wait(between(20, WORKING_DAY / 4, random))) {
      const answer = pick(['told', 'told', 'helped', 'unreachable'] as const, random);
      story.issue('annualreport.urge', { entityId: id, answer }, dispatcher);
    }
  }
  const filed = due.filter(() => random() < 0.2);
  if (filed.length > 0 && story.wait(WEEK)) list('reported', filed);
}

function keepMarkets(scene: Scene, count: number): void {
  const { places, dispatcher, random, time, members, ledger } = scene;
  for (let index = 0; index < count; index += 1) {
    const story = new Story(scene, between(5, WORKING_DAY, random));
    const id = story.issue('market.save', {
      villageCode: places.village.id, name: `${places.village.shortName}${pick(BRANDS, random)}市场`,
      operator: `${pick(BRANDS, random)}市场管理有限公司`, manager: personName(random).name,
      stalls: between(24, 160, random), cadence: 'weekly', itemSet: 'market-self-1',
    }, dispatcher);
    const market = ledger.row(marketTable, id);
    const { stalls } = market;
    // The first market of the visitor's village has an operator of its own; the others tell the village.
    const by = index === 0 && count > 1 ? operatorOf(scene, market) : dispatcher;
    // The first of the visitor's markets is late with its self-check.
    const until = index === 0 && count > 1 ? 1.5 * WEEK : 0;
    while (story.wait((0.7 + 0.5 * random()) * WEEK) && story.minute < time.end - until) {
      const answers = { S1: 'fine', S2: 'fine', S3: random() < 0.2 ? 'corrected' : 'fine', S4: 'fine' };
      const hazards = found(random() < 0.4 ? between(1, 4, random) : 0);
      story.issue('market.selfCheck', { id, ...hazards, stallsChecked: stalls, answers: knownAnswers(scene, answers) }, by);
    }
    const sample = new Story(scene, time.end - between(60, 2 * WEEK, random));
    const member = pick(members.filter(({ status }) => status === 'onDuty'), random);
    if (index === 1 || random() < 0.3) {
      const hazards = found(between(0, 2, random));
      sample.issue('market.sample', { id, ...hazards, stallsChecked: Math.ceil(stalls / 5) }, asActor(member));
    }
  }
}

/** Opens the operator's account, still without a password. */
function operatorOf({ ledger, time }: Scene, { also, manager, operator }: Market): Actor {
  const place = also ?? '';
  const name = `${operator} ${manager}`;
  const account = deskAccount({ login: MARKET_LOGIN, role: 'marketOperator', place, name, createdAt: time.at(0) });
  ledger.apply([put(accountTable, account)]);
  return actorOf(account);
}

const found = (ordinary: number) => ({ ordinary, major: 0, note: ordinary > 0 ? '个别档口台账不全，当场补登。' : '' });

/** Answers as far as the form offers them. */
function knownAnswers({ items }: Scene, answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const form = items.sets.find(({ id }) => id === 'market-self-1');
  const offered = form === undefined ? [] : (JSON.parse(form.items) as { code: string; answers: { code: string }[] }[]);
  return Object.fromEntries(Object.entries(answers).flatMap(([code, answer]) => {
    const item = offered.find((each) => each.code === code);
    const first = item?.answers[0];
    if (item === undefined || first === undefined) return [];
    return [[code, item.answers.some((each) => each.code === answer) ? answer : first.code]];
  }));
}

/** One special inspection and one random one of the town, in the visitor's village. */
function inspect(scene: Scene): void {
  const { places, townStaff, time, ledger } = scene;
  const day = (offset: number): string => dayText(dayNumber(time.at(time.end)) + offset);
  const story = new Story(scene, time.end - 8 * WORKING_DAY);
  const open = (kind: 'special' | 'random', title: string, words: readonly string[]): string => story.issue('campaign.open', {
    place: places.town.id, kind, title, filter: { words }, startsOn: day(-12), endsOn: day(18),
  }, townStaff);
  const special = open('special', '校园周边食品安全专项检查', ['餐饮', '小吃', '饮品']);
  const drawn = open('random', '四季度公示信息双随机抽查', []);
  story.wait(30);
  story.issue('campaign.addTargets', { id: special, villageCode: places.village.id }, townStaff);
  const seed = `${day(-8)} 彩票第2026135期 07 12 19 23 28`;
  story.issue('campaign.draw', { id: drawn, villageCode: places.village.id, seed, count: 12 }, townStaff);
  const tasks = ledger.find(taskTable, { cause: 'special', state: 'pushed' }, ROWS_MAX) as unknown as Task[];
  for (const { id } of tasks) playTask(scene, id, story.minute);
  const lots = ledger.find(taskTable, { cause: 'random', state: 'assigned' }, ROWS_MAX) as unknown as Task[];
  for (const { id, assigneeId } of lots.slice(0, 5)) acceptDrawn(scene, id, assigneeId, story.minute);
}

/** A drawn inspection goes its way without being assigned: the draw has done that. */
function acceptDrawn(scene: Scene, taskId: string, assigneeId: string | null, minute: number): void {
  const { members, random } = scene;
  const member = members.find(({ id }) => id === assigneeId);
  const story = new Story(scene, minute);
  if (member === undefined || !story.wait(between(20, WORKING_DAY, random))) return;
  story.issue('task.accept', { taskId }, asActor(member));
  if (!story.wait(between(60, 3 * WORKING_DAY, random))) return;
  story.issue('task.arrive', { taskId }, asActor(member));
  story.issue('task.submit', { taskId, result: 'normal', answers: { A1: 'matches', A2: 'open', B2: 'shown' }, note: '' }, asActor(member));
}

/** Deferrals, calls, receipts and requests of the visitor's village, so that no such queue is empty. */
function askForThings(scene: Scene): void {
  const { ledger, dispatcher, time, random } = scene;
  const now = time.at(time.end);
  const inState = (state: TaskState): readonly Task[] => ledger.find(taskTable, { state }, ROWS_MAX) as unknown as Task[];
  const running = inState('assigned').filter(({ firstCheckDueAt }) => firstCheckDueAt > now);
  const at = (task: Task): number => Math.min(now, task.changedAt + 600_000);
  const ask = (task: Task | undefined, name: string, args: Readonly<Record<string, unknown>>): void => {
    if (task !== undefined) ledger.issue(name, { taskId: task.id, ...args }, dispatcher, at(task));
  };
  const [decorating, notOpen, paused, appraised, elsewhere, wrong] = running;
  ask(decorating, 'task.defer', { reason: 'decorating', until: dayText(dayNumber(now) + 14), note: '围挡装修，预计两周后开业。' });
  ask(notOpen, 'task.defer', { reason: 'notOpen', until: dayText(dayNumber(now) + 21), note: '' });
  ask(paused, 'task.propose', { proposal: { kind: 'pause', pauseReason: 'decorating', days: 10 }, reason: '停业装修，经营者请求延后核查。' });
  ask(appraised, 'task.propose', { proposal: { kind: 'pause', pauseReason: 'applicantExtension', days: 5 }, reason: '经营者外出，申请延期五个工作日。' });
  const neighbour = scene.neighbour;
  if (neighbour !== undefined) {
    ask(elsewhere, 'task.propose', { proposal: { kind: 'move', villageCode: neighbour }, reason: '门牌属邻村辖区，经现场核对。' });
    ask(wrong, 'task.propose', { proposal: { kind: 'move', villageCode: neighbour }, reason: '地址匹配有误。' });
  }
  for (const task of inState('revisit').slice(0, 4)) ask(task, 'task.logCall', { answered: false, note: '两次拨打均无人接听。' });
  for (const task of inState('noticeServed').filter(() => random() < 0.6)) {
    ask(task, 'task.signNotice', { receipt: 'signed', signedBy: personName(random).name });
  }
}
