/** Queries about leads (线索). */
import { z } from 'zod';
import type { Recurrence } from '#domain/lead/triage.ts';
import type { Evidence, Industry, LeadVisit, Proposal, RiskTransfer, Team } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Task } from '#domain/schema/task.ts';
import { id, light, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const LEAD_QUEUES = [
  'toAccept', 'disposing', 'resolved',
  'handedUp', 'toTriage', 'toTransfer', 'returned', 'city', 'joint',
  'toReceive', 'processing', 'atDepartment', 'toVerify',
  'decisions', 'asked', 'major', 'relapsed', 'overdue', 'open', 'closed', 'all',
] as const;
/**
 * 待受理 · 处置中 · 处置待核 — 已上报镇 · 待分流 · 待移交 · 部门退回 · 已报市 · 联合执法中 — 待签收 · 办理中 · 部门办理 · 待核实 —
 * 待审批 (requests the role decides) · 已申请 (requests the role made) · 重大 · 回潮 · 超期 · 全部在办 · 已办结 · 全部
 */
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
  'lead.triageFacts': z.strictObject({ id, industry: z.string().max(80).default('') }),
  'leads.risks': z.strictObject({ place, open: z.boolean().default(true), offset, limit }),
  'teams.list': z.strictObject({ place }),
} as const;

export const LEAD_QUERY_SUMMARIES: Readonly<Record<keyof typeof LEAD_QUERIES, string>> = {
  'leads.list': 'Leads of a queue, filtered, sorted and paged.',
  'lead.detail': 'A lead with its task, entity, visits, evidence, requests, risk transfers, relatives and timeline.',
  'lead.triageFacts': 'What the triage of a lead is decided by besides what the town enters: industries and how often it came up before.',
  'leads.risks': 'Risk leads of key industries that went directly to a department: without a receipt, first due first, or with one.',
  'teams.list': 'The disposal teams of a village, or of all villages of a place.',
};

export interface LeadDetail {
  readonly lead: Pending<Lead>;
  readonly entity: Entity | null;
  readonly task: Task | null;
  /** The village's active disposal teams, and the lead's own even if it is active no longer. */
  readonly teams: readonly Team[];
  /** Disposal and verification visits, oldest first. */
  readonly visits: readonly LeadVisit[];
  /** What proves the lead, its visits and its feedback, oldest first. */
  readonly evidence: readonly Evidence[];
  /** Newest first. */
  readonly proposals: readonly Pending<Proposal>[];
  readonly risks: readonly RiskTransfer[];
  /** Other leads at the address or of the entity, newest first. */
  readonly related: readonly Lead[];
  /** The closed lead this one is a relapse of (回潮), as far as this replica holds it. */
  readonly earlier: Lead | null;
  /** The closed lead this one may be a relapse of although nobody has linked it; null when linked or when there is none. */
  readonly relapse: Lead | null;
  readonly timeline: readonly TimelineEntry[];
}

export interface TriageFacts extends Recurrence {
  readonly industries: readonly Industry[];
  readonly businessScope: string;
}

export interface LeadQueryResults {
  'leads.list': Listing<Pending<Lead>>;
  'lead.detail': LeadDetail | null;
  'lead.triageFacts': TriageFacts | null;
  'leads.risks': Listing<Pending<RiskTransfer>>;
  'teams.list': readonly Pending<Team>[];
}
