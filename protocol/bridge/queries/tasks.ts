/** Queries about tasks (任务). */
import { z } from 'zod';
import type { Department } from '#domain/lead/departments.ts';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { FollowUp, PermitItem } from '#domain/schema/items.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { AnnualReport } from '#domain/schema/patrol.ts';
import type { Member } from '#domain/schema/people.ts';
import { TASK_CAUSES } from '#domain/schema/task.ts';
import type { Inspection, Task, TaskProposal } from '#domain/schema/task.ts';
import type { Grid } from '#domain/schema/territory.ts';
import { id, light, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const TASK_QUEUES = [
  'toAssign', 'assigned', 'onTheWay', 'revisit', 'recheck', 'asked', 'amber', 'overdue', 'open', 'closed', 'all',
] as const;
/** 待派 · 已派未接 · 在办（已接、到场） · 二次上门 · 待复查 · 请求待批 · 临期 · 超期 · 全部在办 · 已办结 · 全部 */
export type TaskQueue = (typeof TASK_QUEUES)[number];

export const TASK_QUERIES = {
  'tasks.list': z.strictObject({
    place,
    queue: z.enum(TASK_QUEUES).default('open'),
    search,
    light,
    gridId: z.string().max(80).default(''),
    assigneeId: z.string().max(80).default(''),
    cause: z.enum(['', ...TASK_CAUSES]).default(''),
    /** The special inspection or the draw (双随机) whose tasks are asked for. */
    campaignId: z.string().max(160).default(''),
    sort: z.enum(['due', 'newest', 'name']).default('due'),
    offset,
    limit,
  }),
  'task.detail': z.strictObject({ id }),
  'task.recommend': z.strictObject({ id, limit: z.int().min(1).max(20).default(3) }),
} as const;

export const TASK_QUERY_SUMMARIES: Readonly<Record<keyof typeof TASK_QUERIES, string>> = {
  'tasks.list': 'Tasks of a queue, filtered, sorted and paged.',
  'task.detail': 'A task with its entity, visits, lead and timeline.',
  'task.recommend': 'The grid members who fit a task best, with the parts of their score.',
};

/** A permit that the scope text calls for (告知执行清单). */
export interface CalledPermit {
  readonly id: string;
  readonly name: string;
  readonly department: Department;
  readonly kind: PermitItem['kind'];
  /** The word of the scope text that called for it. */
  readonly keyword: string;
}

export interface TaskDetail {
  readonly task: Pending<Task>;
  readonly entity: Entity | null;
  readonly grid: Grid | null;
  readonly inspections: readonly Inspection[];
  /** Photographs and other evidence of the visits and of the notice's receipt. */
  readonly evidence: readonly Evidence[];
  readonly lead: Pending<Lead> | null;
  /** The member who holds the task, with the last position. */
  readonly assignee: Member | null;
  /** What was asked for: pauses and moves, the open ones first. */
  readonly proposals: readonly Pending<TaskProposal>[];
  readonly permits: readonly CalledPermit[];
  readonly followUps: readonly FollowUp[];
  /** The entity's annual reports, the latest year first. */
  readonly reports: readonly AnnualReport[];
  readonly timeline: readonly TimelineEntry[];
  /** Other tasks of the same entity, newest first. */
  readonly history: readonly Task[];
}

export interface Recommendation {
  readonly member: Member;
  /** 0–100, the sum of the parts. */
  readonly score: number;
  readonly parts: { readonly grid: number; readonly load: number; readonly distance: number; readonly skill: number };
  readonly openTasks: number;
  /** Metres from the member's last position to the entity; null when one of them is unknown. */
  readonly distanceM: number | null;
  readonly positionAgeMs: number | null;
}

export interface TaskQueryResults {
  'tasks.list': Listing<Pending<Task>>;
  'task.detail': TaskDetail | null;
  'task.recommend': readonly Recommendation[];
}
