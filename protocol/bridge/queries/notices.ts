/** Queries about announcements, shifts, the expert help line, emergency orders, and what is new for whoever sits here. */
import { z } from 'zod';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { EmergencyCall, Knowledge, Question, ShiftNote } from '#domain/schema/notices.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Grid, Village } from '#domain/schema/territory.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';
import type { UnitWords } from './supervision.ts';

export const ANNOUNCEMENT_QUEUES = ['toReceive', 'received', 'published', 'outstanding'] as const;
/** 待签收 · 收到的 · 已发布 · 未签齐 */
export type AnnouncementQueue = (typeof ANNOUNCEMENT_QUEUES)[number];
export const SHIFT_QUEUES = ['own', 'below'] as const;
/** 本单位交接 · 下级交接 */
export type ShiftQueue = (typeof SHIFT_QUEUES)[number];
export const QUESTION_QUEUES = ['toAnswer', 'toSettle', 'answered', 'all'] as const;
/** 待解答 · 已解答待确认 · 已解答 · 全部 */
export type QuestionQueue = (typeof QUESTION_QUEUES)[number];
export const ORDER_QUEUES = ['open', 'ended'] as const;
/** 进行中 · 已结束 */
export type OrderQueue = (typeof ORDER_QUEUES)[number];

export const NEWS_KINDS = [
  'order', 'supervision', 'announcement', 'majorLead', 'overdue', 'question', 'shift', 'registration', 'unplaced',
] as const;
/** 应急指令 · 督办 · 公告 · 重大线索 · 新超期 · 专家热线 · 交接班 · 新登记 · 推送超时未定位 (T1), the most urgent first. */
export type NewsKind = (typeof NEWS_KINDS)[number];

export const NOTICE_QUERIES = {
  'notices.counts': z.strictObject({ place }),
  /** What happened since an instant that concerns this station. */
  'notices.news': z.strictObject({ place, since: z.int().min(0) }),
  'announcements.list': z.strictObject({ queue: z.enum(ANNOUNCEMENT_QUEUES).default('received'), search, offset, limit }),
  'announcement.detail': z.strictObject({ id }),
  'shifts.list': z.strictObject({ queue: z.enum(SHIFT_QUEUES).default('own'), search, offset, limit }),
  'questions.list': z.strictObject({ place, queue: z.enum(QUESTION_QUEUES).default('all'), search, offset, limit }),
  'question.detail': z.strictObject({ id }),
  'knowledge.list': z.strictObject({ department: z.string().max(40).default(''), search, offset, limit }),
  'orders.list': z.strictObject({ place, queue: z.enum(ORDER_QUEUES).default('open'), search, offset, limit }),
  'order.detail': z.strictObject({ id }),
  'map.members': z.strictObject({ place: z.string().regex(/^(\d{9}|\d{12})$/) }),
} as const;

export const NOTICE_QUERY_SUMMARIES: Readonly<Record<keyof typeof NOTICE_QUERIES, string>> = {
  'notices.counts': 'How many announcements, shift notes, questions and orders wait for this station.',
  'notices.news': 'What happened since an instant that concerns this station, newest first.',
  'announcements.list': 'Announcements to this station, or published by it, with their receipts.',
  'announcement.detail': 'One announcement; for its publisher with every place that has signed or not.',
  'shifts.list': 'Shift notes (交接班记录) of this place or of the places below it, newest first.',
  'questions.list': 'Questions to the expert help line (专家热线).',
  'question.detail': 'One question with its photos, what it is about, and its timeline.',
  'knowledge.list': 'Answers kept for everybody (知识库).',
  'orders.list': 'Emergency orders (应急指令) with receipts and arrivals.',
  'order.detail': 'One emergency order with every member called.',
  'map.members': 'Villages, grids and members with their positions, for picking an area.',
};

export interface AnnouncementRow {
  /** The announcement's. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly at: number;
  readonly byName: string;
  readonly by: UnitWords;
  readonly everybody: 0 | 1;
  readonly receiptDueAt: number | null;
  readonly withdrawn: 0 | 1;
  /** Published by this station's place. */
  readonly own: 0 | 1;
  readonly receivedAt: number | null;
  readonly receivedByName: string | null;
  readonly urgedAt: number | null;
  /** Of one's own: places it went to and receipts given. */
  readonly places: number;
  readonly received: number;
  readonly pending: boolean;
}

export interface PlaceReceipt {
  readonly unit: UnitWords;
  readonly receivedAt: number | null;
  readonly receivedByName: string | null;
  readonly urgedAt: number | null;
  readonly urges: number;
}

export interface AnnouncementDetail {
  readonly announcement: AnnouncementRow;
  /** Of one's own: those without a receipt first. */
  readonly receipts: readonly PlaceReceipt[];
  readonly timeline: readonly TimelineEntry[];
}

export interface ShiftRow extends Pending<ShiftNote> {
  readonly unit: UnitWords;
}

export interface QuestionRow extends Pending<Question> {
  readonly unit: UnitWords;
}

export interface QuestionDetail {
  readonly question: QuestionRow;
  readonly subject: { readonly kind: 'task' | 'lead'; readonly id: string; readonly number: string; readonly name: string } | null;
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
}

export interface OrderRow {
  readonly id: string;
  /** '' where only the calls of one's own members are known. */
  readonly number: string;
  readonly body: string;
  readonly by: UnitWords | null;
  readonly byName: string;
  readonly at: number;
  readonly endedAt: number | null;
  readonly report: string;
  readonly open: 0 | 1;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly area: string;
  readonly members: number;
  readonly received: number;
  readonly arrived: number;
  readonly pending: boolean;
}

export interface CallRow extends Pending<EmergencyCall> {
  readonly villageName: string;
  /** Where the member is now, as far as known. */
  readonly seen: Pick<Member, 'lon' | 'lat' | 'positionAt'> | null;
}

export interface OrderDetail {
  readonly order: OrderRow;
  readonly calls: readonly CallRow[];
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
}

export interface MembersMap {
  readonly villages: readonly Pick<Village, 'id' | 'name' | 'lon' | 'lat'>[];
  readonly grids: readonly Pick<Grid, 'id' | 'villageCode' | 'outline'>[];
  readonly members: readonly Pick<Member, 'id' | 'name' | 'villageCode' | 'lon' | 'lat' | 'positionAt'>[];
}

export interface NewsItem {
  /** The same for the same thing, however often it is asked for. */
  readonly key: string;
  readonly kind: NewsKind;
  /** Key of the row it is about. */
  readonly id: string;
  readonly at: number;
  readonly title: string;
}

export interface NoticeCounts {
  readonly announcements: Readonly<Record<AnnouncementQueue, number>>;
  readonly shifts: number;
  readonly questions: Readonly<Record<QuestionQueue, number>>;
  readonly knowledge: number;
  readonly orders: Readonly<Record<OrderQueue, number>>;
}

export interface NoticeQueryResults {
  'notices.counts': NoticeCounts;
  'notices.news': readonly NewsItem[];
  'announcements.list': Listing<AnnouncementRow>;
  'announcement.detail': AnnouncementDetail | null;
  'shifts.list': Listing<ShiftRow>;
  'questions.list': Listing<QuestionRow>;
  'question.detail': QuestionDetail | null;
  'knowledge.list': Listing<Pending<Knowledge>>;
  'orders.list': Listing<OrderRow>;
  'order.detail': OrderDetail | null;
  'map.members': MembersMap | null;
}
