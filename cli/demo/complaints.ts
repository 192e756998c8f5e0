/** Complaints of the demo city: behind the leads that came from the public, and some whose address says too little. */
import type { Random } from '#domain/core/time.ts';
import type { RowChange } from '#domain/core/table.ts';
import { put } from '#domain/core/table.ts';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { CallBackResult, Complaint } from '#domain/schema/complaint.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { HubServices } from '#hub/http/services.ts';
import { between, pick, seededRandom, seedOf } from '../random.ts';
import { mobileNumber, personName } from './city/words.ts';
import { FOCUS_TOWN } from './focus.ts';

const HOTLINES = ['12345', '12345', '12315'] as const;
const LEADS_MAX = 5000;
/** Share of callers who want to be told the outcome. */
const CALL_BACK_SHARE = 0.6;
/** Share of those who were told it, once their lead was settled. */
const CALLED_SHARE = 0.75;
const RESULTS: readonly CallBackResult[] = ['satisfied', 'satisfied', 'satisfied', 'notSatisfied', 'unreachable'];
const NOTES: Readonly<Record<CallBackResult, string>> = {
  satisfied: '已告知处理结果，投诉人表示认可。', notSatisfied: '投诉人认为仍有噪声和油烟，已说明后续巡查安排。', unreachable: '两次拨打无人接听。',
};
const HOUR_MS = 3_600_000;

/** What somebody on the telephone knows of a place: too little for a village. */
const VAGUE: readonly { readonly subjectName: string; readonly address: string; readonly description: string }[] = [
  { subjectName: '夜宵档', address: '茶山镇东岳路口夜市', description: '每晚十一点后占道经营，油烟扰民。' },
  { subjectName: '无名废品站', address: '茶山镇工业区后面空地', description: '焚烧电线，气味刺鼻，没有看到执照。' },
  { subjectName: '某美容店', address: '茶山镇商业街', description: '办卡后关门，要求退款，店内未见营业执照。' },
  { subjectName: '小诊所', address: '茶山镇菜市场附近二楼', description: '疑似无证行医。' },
];

/** Writes the complaints of the leads that are there already. */
export function seedComplaints({ store, clock }: HubServices, seed: string): void {
  const random = seededRandom(seedOf(`${seed}:complaints`));
  const now = clock.now();
  const leads = (store.reader.find(leadTable, { origin: 'complaint' }, LEADS_MAX) as unknown as Lead[]);
  const placed = leads.map((lead, index) => complaintOf(lead, index, now, random));
  const unplaced = VAGUE.map((said, index) => put(complaintTable, {
    ...said, ...caller(random), ...ticket(leads.length + index, now, random), ...UNTOLD, scope: FOCUS_TOWN, also: null, category: 'other',
    addressKey: '', industry: '', lon: null, lat: null, receivedAt: now - between(1, 20, random) * HOUR_MS, occurredAt: now - 24 * HOUR_MS,
    leadId: null, townCode: FOCUS_TOWN, villageCode: null, wantsCallBack: 1, changedBy: '12345', changedAt: now,
  }));
  store.commit((transaction) => transaction.apply([...placed, ...unplaced]));
}

const UNTOLD = { callBacks: 0, callBackResult: null, callBackNote: '', calledBackAt: null, calledBackBy: null } as const;

function complaintOf(lead: Lead, index: number, now: number, random: Random): RowChange {
  const {
    id, scope, category, subjectName, address, addressKey, description, industry, lon, lat, townCode, villageCode, reportedAt,
  } = lead;
  const wantsCallBack = random() < CALL_BACK_SHARE ? 1 : 0;
  const complaint: Complaint = {
    ...caller(random), ...ticket(index, reportedAt, random), ...UNTOLD,
    scope, also: null, category, subjectName, address, addressKey, description,
    industry, lon, lat, receivedAt: reportedAt, occurredAt: lead.occurredAt, leadId: id, townCode, villageCode, wantsCallBack,
    changedBy: 'intake', changedAt: reportedAt,
  };
  const told = wantsCallBack === 1 && lead.closedAt !== null && random() < CALLED_SHARE;
  return put(complaintTable, told ? calledBack(complaint, lead, now, random) : complaint);
}

function calledBack(complaint: Complaint, lead: Lead, now: number, random: Random): Complaint {
  const result = pick(RESULTS, random);
  // A day or more later, at the time of day at which somebody was at the desk.
  const at = Math.min(now, (lead.closedAt ?? now) + between(1, 5, random) * 24 * HOUR_MS);
  return {
    ...complaint, callBacks: result === 'unreachable' ? 2 : 1, callBackResult: result, callBackNote: NOTES[result], calledBackAt: at,
    calledBackBy: lead.changedBy, changedBy: lead.changedBy, changedAt: at,
  };
}

function caller(random: Random): Pick<Complaint, 'callerName' | 'callerPhone'> {
  return { callerName: personName(random).name, callerPhone: mobileNumber(random) };
}

/** A work order of a hotline; the number tells the day. */
function ticket(index: number, at: number, random: Random): Pick<Complaint, 'id' | 'source' | 'number'> {
  const source = pick(HOTLINES, random);
  const number = `DG${new Date(at).toISOString().slice(2, 10).replaceAll('-', '')}${String(index).padStart(4, '0')}`;
  return { id: `complaint-${source}-${number}`, source, number };
}
