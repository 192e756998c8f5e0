/** Queries about complaints of the hotlines (12315、12345 投诉). */
import { z } from 'zod';
import type { Complaint } from '#domain/schema/complaint.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const COMPLAINT_QUEUES = ['toPlace', 'toCallBack', 'open', 'done', 'all'] as const;
/** 待定位 · 待回访 · 办理中 · 已办结 · 全部 */
export type ComplaintQueue = (typeof COMPLAINT_QUEUES)[number];

export const COMPLAINT_QUERIES = {
  'complaints.list': z.strictObject({ place, queue: z.enum(COMPLAINT_QUEUES).default('open'), search, offset, limit }),
  'complaints.counts': z.strictObject({ place }),
  'complaint.detail': z.strictObject({ id }),
  'complaint.ofLead': z.strictObject({ leadId: id }),
} as const;

export const COMPLAINT_QUERY_SUMMARIES: Readonly<Record<keyof typeof COMPLAINT_QUERIES, string>> = {
  'complaints.list': 'Complaints of a queue, searched and paged.',
  'complaints.counts': 'How many complaints each queue has.',
  'complaint.detail': 'A complaint with its lead and what was done about it.',
  'complaint.ofLead': 'The complaint a lead came from.',
};

/** The lead is null while the complaint waits for a village. */
export type ComplaintRow = Pending<Complaint> & { readonly lead: Lead | null };

export interface ComplaintDetail {
  readonly complaint: ComplaintRow;
  readonly timeline: readonly TimelineEntry[];
}

export interface ComplaintQueryResults {
  'complaints.list': Listing<ComplaintRow>;
  'complaints.counts': Readonly<Record<ComplaintQueue, number>>;
  'complaint.detail': ComplaintDetail | null;
  'complaint.ofLead': Complaint | null;
}
