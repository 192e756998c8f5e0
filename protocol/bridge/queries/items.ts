/** Queries about forms, permits, industries (事项、许可、行业) and the departments' follow-ups (部门后续监管). */
import { z } from 'zod';
import type { Evidence, Industry } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { FollowUp, ItemSet, PermitItem } from '#domain/schema/items.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import { id, light, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const FOLLOW_UP_QUEUES = ['toReceive', 'toAnswer', 'applying', 'overdue', 'open', 'answered', 'all'] as const;
/** 待签收 · 待答复 · 在办 · 超期 · 全部未了 · 已答复 · 全部 */
export type FollowUpQueue = (typeof FOLLOW_UP_QUEUES)[number];

export const ITEM_QUERIES = {
  'items.sets': z.strictObject({}),
  'items.permits': z.strictObject({}),
  'items.industries': z.strictObject({}),
  'followups.list': z.strictObject({
    place,
    queue: z.enum(FOLLOW_UP_QUEUES).default('open'),
    department: z.string().max(40).default(''),
    search,
    light,
    offset,
    limit,
  }),
  'followups.counts': z.strictObject({ place }),
  'followup.detail': z.strictObject({ id }),
} as const;

export const ITEM_QUERY_SUMMARIES: Readonly<Record<keyof typeof ITEM_QUERIES, string>> = {
  'items.sets': 'Every version of the items of every form, the active ones first.',
  'items.permits': 'The permit items (告知执行清单) with the words that call for them.',
  'items.industries': 'The industries that route leads to departments.',
  'followups.list': 'Entities whose permits a department follows up, by what waits.',
  'followups.counts': 'How many follow-ups stand in each queue.',
  'followup.detail': 'One follow-up with its entity, the check that led to it, and its timeline.',
};

export interface FollowUpDetail {
  readonly followUp: Pending<FollowUp>;
  readonly entity: Entity | null;
  readonly task: Task | null;
  readonly inspections: readonly Inspection[];
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
}

export interface ItemQueryResults {
  'items.sets': readonly Pending<ItemSet>[];
  'items.permits': readonly Pending<PermitItem>[];
  'items.industries': readonly Pending<Industry>[];
  'followups.list': Listing<Pending<FollowUp>>;
  'followups.counts': Readonly<Record<FollowUpQueue, number>>;
  'followup.detail': FollowUpDetail | null;
}
