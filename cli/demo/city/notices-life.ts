/** Announcements, a shift note, questions and an emergency order in the visitor's town, played by the trade's own commands. */
import type { Actor } from '#domain/core/actor.ts';
import type { RowChange } from '#domain/core/table.ts';
import { departmentScope } from '#domain/core/scope.ts';
import { announcementTable, emergencyCallTable } from '#domain/schema/notices.ts';
import type { EmergencyCall } from '#domain/schema/notices.ts';
import type { Member } from '#domain/schema/people.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import type { Ledger } from './ledger.ts';
import { asActor } from './scene.ts';
import { CITY_CODE } from './staff.ts';
import { WORKING_DAY } from './working-time.ts';
import type { WorkingTime } from './working-time.ts';

export interface NoticesScene {
  readonly town: Town;
  readonly villages: readonly Village[];
  /** Members on duty in the visitor's village and around it. */
  readonly members: readonly Member[];
  readonly townStaff: Actor;
  readonly city: Actor;
  readonly market: Actor;
  /** The two dispatchers of the visitor's village, and those of the others. */
  readonly visitor: Actor;
  readonly colleague: Actor;
  readonly dispatcher: (village: string) => Actor;
  readonly ledger: Ledger;
  readonly time: WorkingTime;
}

/** Members the order calls; of them so many have read it, and so many have arrived. */
const CALLED = { all: 7, received: 5, arrived: 3 } as const;
/** How old the position of the first of them was, and how much older that of each next one. */
const POSITION_AGE_MS = { first: 2 * 60_000, more: 9 * 60_000 } as const;
/** Villages that have signed for the town's announcement. */
const SIGNED = 6;

/** All rows the notices make. */
export function noticesOfTown(scene: NoticesScene): readonly RowChange[] {
  const { ledger, town, villages, members } = scene;
  ledger.know(townTable, [town]);
  ledger.know(villageTable, villages);
  ledger.know(memberTable, members);
  announceInTown(scene);
  announceToAll(scene);
  handOver(scene);
  askExperts(scene);
  callOut(scene);
  return ledger.changes();
}

/** An instant some working days before the present. */
const ago = ({ time }: NoticesScene, days: number): number => time.at(time.end - days * WORKING_DAY);

function announceInTown(scene: NoticesScene): void {
  const { ledger, town, townStaff, villages, dispatcher, visitor } = scene;
  const places = [...villages.map(({ id }) => id), departmentScope(town.id, 'market'), departmentScope(town.id, 'urban')];
  const title = '关于做好冬季燃气安全排查的通知';
  const body = '请各村（社区）本周内完成餐饮场所瓶装燃气使用情况排查：\n一、逐户登记钢瓶数量、存放位置和软管更换日期；\n'
    + '二、地下室、半地下室使用瓶装气的当场责令停用并上报；\n三、周五 17 时前通过系统上报线索。';
  const id = ledger.issue('announcement.publish', { place: town.id, title, body, places, receiptDays: 2 }, townStaff, ago(scene, 1.5));
  const others = villages.filter(({ id: village }) => !visitor.grants.includes(village)).slice(0, SIGNED);
  for (const village of others) {
    ledger.issue('announcement.receive', { id, place: village.id }, dispatcher(village.id), ago(scene, 1));
  }
  const meeting = { place: town.id, title: '网格工作例会改到周五 15 时', body: '地点：镇指挥中心三楼会议室。', places: villages.map((each) => each.id) };
  ledger.issue('announcement.publish', meeting, townStaff, ago(scene, 4));
}

function announceToAll(scene: NoticesScene): void {
  const { ledger, city, townStaff, town } = scene;
  const body = '10 月全市首检及时率 98.71%，线索办结率 97.10%。请各镇街对照通报查找差距，存在问题的单位按整改要求落实三张清单。';
  const args = { place: CITY_CODE, title: '10 月网格化监管情况通报', body, everybody: true, receiptDays: 3 };
  const id = ledger.issue('announcement.publish', args, city, ago(scene, 2.5));
  // The announcement is public: everybody's ledger has it.
  ledger.know(announcementTable, [ledger.row(announcementTable, id)]);
  ledger.issue('announcement.receive', { id, place: town.id }, townStaff, ago(scene, 2));
}

function handOver(scene: NoticesScene): void {
  const { ledger, visitor, colleague } = scene;
  const [place = ''] = visitor.grants;
  const before = ledger.issue('shift.handOver', {
    place, text: '上午新推送已全部分派。燃气排查已完成 40 户，剩余在第二、第四网格。', openItems: ['第二网格燃气排查 18 户', '第四网格燃气排查 11 户'],
  }, visitor, ago(scene, 2));
  ledger.issue('shift.takeOver', { id: before, note: '已看，下午跟进第四网格' }, colleague, ago(scene, 1.9));
  ledger.issue('shift.handOver', {
    place, text: '两户超期任务已电话约定明早上门；一条烧烤店线索等处置队回访。镇里催燃气排查签收，请留意。',
    openItems: ['超期首检 2 户，明早 9 时上门', '烧烤店线索待回访', '燃气排查通知待签收'],
  }, colleague, ago(scene, 0.2));
}

function askExperts(scene: NoticesScene): void {
  const { ledger, members, market, townStaff, visitor } = scene;
  const [place = ''] = visitor.grants;
  const member = members.find(({ villageCode }) => villageCode === place);
  if (member === undefined) return;
  const asker = asActor(member);
  const ask = (text: string, department: string | null, days: number) =>
    ledger.issue('question.ask', { villageCode: place, department, text }, asker, ago(scene, days));
  const bakery = ask('小作坊在自家一楼现烤现卖蛋挞，没有堂食，要办食品经营许可还是小作坊登记证？', 'market', 3);
  const advice = '现场制售属小餐饮或小作坊，以登记证管理，不需食品经营许可。先责令停止对外供货，指导其到政务服务中心办理登记，材料为身份证、场所平面图、健康证。';
  ledger.issue('question.answer', { id: bakery, text: advice }, market, ago(scene, 2.7));
  ledger.issue('question.settle', { id: bakery, note: '已按答复指导办理' }, asker, ago(scene, 2));
  ledger.issue('question.keep', {
    id: bakery, title: '现场制售小作坊办什么证', question: '自家一楼现烤现卖、没有堂食的小作坊办什么证？', answer: advice,
  }, townStaff, ago(scene, 1.8));
  const gas = ask('餐饮店后厨放 4 个 50 公斤气瓶，没有单独气瓶间，现场怎么处理？', null, 1.2);
  ledger.issue('question.answer', { id: gas, text: '存瓶总重超过 100 公斤须设专用气瓶间。先责令减瓶至两瓶并拍照，同时上报燃气安全线索，由镇移交城管。' }, townStaff, ago(scene, 1));
  ask('教培机构在住宅楼内招生，门口无招牌，拒绝出示办学许可，现场能否拍照取证？', 'market', 0.3);
  ask('店铺转让后新经营者沿用旧执照，首检应填“主体不存在”还是“地址不符”？', null, 0.15);
}

/** A gas leak near the market: members around it are called, the nearest are there already. */
function callOut(scene: NoticesScene): void {
  const { ledger, town, townStaff, members } = scene;
  const at = ago(scene, 0.12);
  const here = members.filter(({ lon, lat, status }) => lon !== null && lat !== null && status === 'onDuty').slice(0, CALLED.all)
    .map((member, index): Member => ({ ...member, positionAt: at - POSITION_AGE_MS.first - index * POSITION_AGE_MS.more }));
  ledger.know(memberTable, here);
  const [first] = here;
  if (first?.lon === undefined || first.lon === null || first.lat === null) return;
  const { lon, lat } = first;
  const half = 0.006;
  const area = [[lon - half, lat - half], [lon + half, lat - half], [lon + half, lat + half], [lon - half, lat + half]];
  const order = ledger.issue('order.issue', {
    place: town.id, text: '茶山圩市场东门疑似燃气泄漏，请立即到场，疏散周边商户，拉好警戒线，等候消防和燃气公司。',
    lon, lat, area, memberIds: here.map(({ id }) => id),
  }, townStaff, at);
  const calls = ledger.find(emergencyCallTable, { orderId: order }, CALLED.all) as unknown as EmergencyCall[];
  for (const [index, call] of calls.entries()) {
    const member = here.find(({ id }) => id === call.memberId);
    if (member === undefined || index >= CALLED.received) continue;
    ledger.issue('order.receive', { id: call.id }, asActor(member), ago(scene, 0.11 - index * 0.002));
    if (index < CALLED.arrived) ledger.issue('order.arrive', { id: call.id, lon, lat }, asActor(member), ago(scene, 0.09 - index * 0.01));
  }
}
