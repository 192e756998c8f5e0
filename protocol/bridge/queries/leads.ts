/** Queries about leads (线索). */
import { z } from 'zod';
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Task } from '#domain/schema/task.ts';
import { id, light, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const LEAD_QUEUES = [
  'toAccept', 'disposing', 'handedUp', 'atDepartment', 'toVerify', 'overdue', 'open', 'closed', 'all',
] as const;
/** 待受理 · 村级处置 · 已上报镇 · 部门办理 · 待核实 · 超期 · 全部在办 · 已办结 · 全部 */
export type LeadQueue = (typeof LEAD_QUEUES)[number];

export const LEAD_QUERIES = {
  'leads.list': z.strictObject({
    place,
    queue: z.enum(LEAD_QUEUES).default('open'),
    search,
    light,
    category: z.string().max(40).default(''),
    sort: z.enum(['due', 'newest']).default('due'),
    offset,
    limit,
  }),
  'lead.detail': z.strictObject({ id }),
} as const;

export const LEAD_QUERY_SUMMARIES: Readonly<Record<keyof typeof LEAD_QUERIES, string>> = {
  'leads.list': 'Leads of a queue, filtered, sorted and paged.',
  'lead.detail': 'A lead with its task, entity and timeline.',
};

export interface LeadDetail {
  readonly lead: Pending<Lead>;
  readonly entity: Entity | null;
  readonly task: Task | null;
  readonly timeline: readonly TimelineEntry[];
}

export interface LeadQueryResults {
  'leads.list': Listing<Pending<Lead>>;
  'lead.detail': LeadDetail | null;
}
