/** Queries about supervision (督办) and rectification (整改). */
import { z } from 'zod';
import type { LeadLimit } from '#domain/schema/lead.ts';
import type { Evidence } from '#domain/schema/disposal.ts';
import { RUNGS, SUPERVISED } from '#domain/schema/supervision.ts';
import type {
  Rectification, RectificationProblem, RectificationTask, Rung, Supervised, Supervision,
} from '#domain/schema/supervision.ts';
import type { TaskLimit } from '#domain/schema/task.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const SUPERVISION_QUEUES = ['mine', 'toLift', 'overdue', 'open', 'lifted', 'all'] as const;
/** 待我签收、答复 · 待我解除 · 逾期未答复 · 在办 · 已解除 · 全部 */
export type SupervisionQueue = (typeof SUPERVISION_QUEUES)[number];

export const RECTIFICATION_QUEUES = ['mine', 'toJudge', 'overdue', 'open', 'closed', 'all'] as const;
/** 待我整改 · 待我验收 · 超期 · 整改中 · 已完成 · 全部 */
export type RectificationQueue = (typeof RECTIFICATION_QUEUES)[number];

const unit = z.string().max(60).default('');

export const SUPERVISION_QUERIES = {
  'supervision.counts': z.strictObject({ place }),
  'supervisions.list': z.strictObject({
    place,
    queue: z.enum(SUPERVISION_QUEUES).default('open'),
    rung: z.enum(['', ...RUNGS]).default(''),
    subject: z.enum(['', ...SUPERVISED]).default(''),
    unit,
    search,
    sort: z.enum(['due', 'newest']).default('due'),
    offset,
    limit,
  }),
  'supervision.detail': z.strictObject({ id }),
  'supervision.ladder': z.strictObject({ subject: z.enum(SUPERVISED), id }),
  'supervision.suggested': z.strictObject({ place, rung: z.enum(['', ...RUNGS]).default(''), search, offset, limit }),
  'supervision.units': z.strictObject({ place }),
  'rectifications.list': z.strictObject({
    place,
    queue: z.enum(RECTIFICATION_QUEUES).default('open'),
    unit,
    search,
    offset,
    limit,
  }),
  'rectification.detail': z.strictObject({ id }),
} as const;

export const SUPERVISION_QUERY_SUMMARIES: Readonly<Record<keyof typeof SUPERVISION_QUERIES, string>> = {
  'supervision.counts': 'How many reminders, cards and rectifications stand in each queue of a place.',
  'supervisions.list': 'Reminders, urges and cards of a queue, filtered, sorted and paged.',
  'supervision.detail': 'One card with its case, its ladder, evidence and timeline.',
  'supervision.ladder': 'The rungs one task, lead, joint action or rectification has climbed, and the one that is due.',
  'supervision.suggested': 'Late cases for which the rules call for the next rung.',
  'supervision.units': 'The ladder of every unit: open rungs, answers that are late.',
  'rectifications.list': 'Rectifications of a queue with the state of their lists.',
  'rectification.detail': 'One rectification with its three lists (问题、责任、任务清单), evidence and timeline.',
};

/** A unit in the parts a screen puts into words: 茶山镇 · 上元村 · market. Empty where it has none. */
export interface UnitWords {
  readonly code: string;
  readonly town: string;
  readonly village: string;
  readonly department: string;
}

export interface SupervisionRow extends Pending<Supervision> {
  readonly unitWords: UnitWords;
}

/** What is supervised, as far as the station knows it. */
export interface SupervisedCase {
  readonly subject: Supervised;
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly open: 0 | 1;
  readonly state: string;
  readonly limit: TaskLimit | LeadLimit | null;
  readonly limitFrom: number | null;
  readonly amberAt: number | null;
  readonly dueAt: number | null;
  readonly calendarKnown: 0 | 1;
}

export interface CaseLadder {
  readonly subject: SupervisedCase;
  /** With whom the case lies now. */
  readonly unit: UnitWords;
  /** Oldest first, of all units the case lay with. */
  readonly rungs: readonly SupervisionRow[];
  /** The rung the rules call for now. */
  readonly due: Rung | null;
}

export interface SupervisionDetail {
  readonly supervision: SupervisionRow;
  readonly ladder: CaseLadder | null;
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
}

/** A late case and the rung that is due. Its `id` is the case's. */
export interface SuggestedCase extends SupervisedCase {
  readonly unit: UnitWords;
  readonly highest: Rung | null;
  readonly due: Rung;
}

export interface UnitLadder {
  readonly unit: UnitWords;
  /** Open rungs. */
  readonly open: Readonly<Record<Rung, number>>;
  readonly highest: Rung | null;
  /** Cards whose answer is late. */
  readonly overdue: number;
  /** Since the first of the month. */
  readonly issued: number;
  readonly lifted: number;
}

export interface RectificationRow extends Pending<Rectification> {
  readonly unitWords: UnitWords;
  readonly problems: number;
  readonly struckOff: number;
  readonly longTerm: number;
  readonly submitted: number;
  readonly tasks: number;
  readonly finished: number;
  /** Tasks past their day that are not finished. */
  readonly late: number;
}

export interface ProblemWithTasks extends Pending<RectificationProblem> {
  readonly tasks: readonly Pending<RectificationTask>[];
}

export interface RectificationDetail {
  readonly plan: RectificationRow;
  readonly problems: readonly ProblemWithTasks[];
  readonly evidence: readonly Evidence[];
  readonly rungs: readonly SupervisionRow[];
  readonly timeline: readonly TimelineEntry[];
}

export interface SupervisionCounts {
  readonly cards: Readonly<Record<SupervisionQueue, number>>;
  readonly suggested: number;
  readonly rectifications: Readonly<Record<RectificationQueue, number>>;
}

export interface SupervisionQueryResults {
  'supervision.counts': SupervisionCounts;
  'supervisions.list': Listing<SupervisionRow>;
  'supervision.detail': SupervisionDetail | null;
  'supervision.ladder': CaseLadder | null;
  'supervision.suggested': Listing<SuggestedCase>;
  'supervision.units': readonly UnitLadder[];
  'rectifications.list': Listing<RectificationRow>;
  'rectification.detail': RectificationDetail | null;
}
