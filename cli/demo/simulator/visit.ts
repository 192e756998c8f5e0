/** What a simulated grid member finds and writes down: realistic shares, from a seeded random source. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Random } from '#domain/core/time.ts';
import type { Answers } from '#domain/task/items.ts';
import type { Problem } from '#domain/task/problems.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import type { LeadCategory } from '#domain/schema/lead.ts';
import { between, pick } from '../../random.ts';

/** Shares of first checks; the rest is normal. */
export interface CheckShares { readonly notFound: number; readonly problem: number }
const USUAL_SHARES: CheckShares = { notFound: 0.07, problem: 0.13 };
/** Share of rechecks that find the problem put right. */
const FIXED_SHARE = 0.78;

const COMMON_PROBLEMS: readonly { readonly problem: Problem; readonly facts: string }[] = [
  { problem: 'addressMismatch', facts: '实际经营地址与登记住所不一致，已告知办理变更登记。' },
  { problem: 'noPermit', facts: '从事许可项目经营，现场未能出示许可证件，责令限期办理。' },
  { problem: 'licenceNotShown', facts: '未在经营场所显著位置亮照，责令改正。' },
  { problem: 'permitExpired', facts: '许可证件已过有效期，责令限期换证。' },
  { problem: 'beyondScope', facts: '经营项目超出登记的经营范围，告知办理范围变更。' },
  { problem: 'suspectedDead', facts: '门店长期关闭，水电已停，涉嫌“死火”，需进一步核实。' },
];

interface Find {
  readonly category: LeadCategory;
  readonly subjectName: string;
  readonly industry: string;
  readonly description: string;
}

const PATROL_FINDS: readonly Find[] = [
  { category: 'unlicensed', subjectName: '无名五金加工点', industry: '五金加工', description: '巡查发现沿街铺面开门经营，现场无法出示营业执照。' },
  { category: 'noLicenceNoPermit', subjectName: '无牌小食店', industry: '餐饮服务', description: '现场制售早餐，无营业执照及食品经营许可。' },
  { category: 'noPermit', subjectName: '便民药店', industry: '药品零售', description: '有营业执照，药品经营许可证现场未能出示。' },
  { category: 'unlicensed', subjectName: '临时废品收购点', industry: '再生资源', description: '空地堆放废品，占道经营，经营者称刚开业。' },
  { category: 'other', subjectName: '流动摊档', industry: '其他', description: '学校门口流动摊档，放学时段聚集，已劝离一次。' },
];

/** Arguments of `task.submit`. Near the task's address, where the phone's fix usually is. */
export function firstCheck(task: Task, now: number, random: Random, shares = USUAL_SHARES): Readonly<Record<string, unknown>> {
  const where = positionNear(task, random);
  const draw = random();
  if (draw < shares.notFound) {
    const answers: Answers = { A1: 'noSuchAddress' };
    return { taskId: task.id, result: 'notFound', answers, note: '按登记地址上门，未找到该主体，邻铺称未听说。', ...where };
  }
  if (draw < shares.notFound + shares.problem) {
    const { problem, facts } = pick(COMMON_PROBLEMS, random);
    const notice = { number: noticeNumber(task, now, random), facts };
    return { taskId: task.id, result: 'problem', problems: [problem], answers: answersOf(problem), notice, note: '', ...where };
  }
  const answers: Answers = {
    A1: 'matches', A2: pick(['open', 'open', 'open', 'decorating', 'notOpen'] as const, random),
    A3: pick(['held', 'notNeeded', 'applying'] as const, random), A4: 'nothingFound',
    B2: pick(['shown', 'shown', 'corrected'] as const, random),
  };
  return { taskId: task.id, result: 'normal', answers, note: '', ...where };
}

/** Arguments of `task.recheck`. */
export function recheck(task: Task, random: Random): Readonly<Record<string, unknown>> {
  const fixed = random() < FIXED_SHARE;
  return { taskId: task.id, result: fixed ? 'fixed' : 'notFixed', note: fixed ? '' : '复查时仍未整改，经营者称再等几天。', ...positionNear(task, random) };
}

/** Where something is seen; a house of the demo city is one. */
export interface Spot { readonly address: string; readonly lon: number | null; readonly lat: number | null }

/** Arguments of `lead.report`: something seen on the way. */
export function patrolFind(member: Member, spot: Spot, random: Random): Readonly<Record<string, unknown>> {
  const { address, lon, lat } = spot;
  return { ...pick(PATROL_FINDS, random), villageCode: member.villageCode, gridId: member.gridId, origin: 'patrol', address, lon, lat };
}

function answersOf(problem: Problem): Answers {
  switch (problem) {
    case 'addressMismatch': return { A1: 'notAtAddress', A2: 'movedOut' };
    case 'suspectedDead': return { A1: 'matches', A2: 'suspectedDead' };
    case 'licenceNotShown': return { A1: 'matches', A2: 'open', B2: 'notShown' };
    case 'permitExpired': return { A1: 'matches', A2: 'open', A3: 'expired' };
    default: return { A1: 'matches', A2: 'open', A3: 'none' };
  }
}

function noticeNumber(task: Task, now: number, random: Random): string {
  return `责改〔${dayText(dayNumber(now)).slice(0, 4)}〕${task.villageCode.slice(6)}-${String(between(1000, 9999, random))}`;
}

/** A phone's fix scatters by some ten metres. */
function positionNear(task: Task, random: Random): { lon?: number; lat?: number } {
  const scatter = () => (random() - 0.5) * 0.0004;
  return task.lon === null || task.lat === null ? {} : { lon: task.lon + scatter(), lat: task.lat + scatter() };
}
