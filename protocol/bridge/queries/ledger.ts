/** Queries about the ledger of unlicensed businesses (无证无照台账). */
import { z } from 'zod';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { LEDGER_SOURCES } from '#domain/schema/ledger.ts';
import type { LedgerEntry, LedgerState } from '#domain/schema/ledger.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const LEDGER_QUEUES = ['found', 'urged', 'late', 'notified', 'prosecuted', 'toVerify', 'open', 'settled', 'all'] as const;
/** 新发现 · 督促办照中 · 逾期未办 · 已抄告 · 立案 · 待回访 · 全部未了 · 已了 · 全部 */
export type LedgerQueue = (typeof LEDGER_QUEUES)[number];

export const LEDGER_QUERIES = {
  'ledger.list': z.strictObject({
    place,
    queue: z.enum(LEDGER_QUEUES).default('open'),
    source: z.enum(['', ...LEDGER_SOURCES]).default(''),
    kind: z.enum(['', 'noLicence', 'noPermit', 'neither']).default(''),
    search,
    offset,
    limit,
  }),
  'ledger.counts': z.strictObject({ place }),
  'ledger.detail': z.strictObject({ id }),
  'ledger.ofLead': z.strictObject({ leadId: id }),
  'ledger.glance': z.strictObject({ villageCode: z.string().regex(/^\d{12}$/) }),
} as const;

export const LEDGER_QUERY_SUMMARIES: Readonly<Record<keyof typeof LEDGER_QUERIES, string>> = {
  'ledger.list': 'Unlicensed businesses of a place, by what waits.',
  'ledger.counts': 'How many entries stand in each queue.',
  'ledger.detail': 'One entry with its lead, its entity, what stood at the address before, and its timeline.',
  'ledger.ofLead': 'The entries that a lead led to, the newest first.',
  'ledger.glance': 'A village at a glance: its open entries on the map, and how many were settled this year.',
};

export interface LedgerDetail {
  readonly entry: Pending<LedgerEntry>;
  readonly lead: Lead | null;
  readonly entity: Entity | null;
  /** Other entries at the same address, newest first. */
  readonly sameAddress: readonly LedgerEntry[];
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
}

export interface LedgerPoint {
  readonly id: string;
  readonly subjectName: string;
  readonly state: LedgerState;
  readonly lon: number;
  readonly lat: number;
}

export interface LedgerGlance {
  readonly states: Readonly<Partial<Record<LedgerState, number>>>;
  readonly kinds: Readonly<Partial<Record<LedgerEntry['kind'], number>>>;
  readonly industries: readonly { readonly industry: string; readonly entries: number }[];
  /** Settled since the year began, and of these confirmed by a revisit. */
  readonly settled: number;
  readonly verified: number;
  readonly relapses: number;
  /** Open entries whose place is known through their lead or entity. */
  readonly points: readonly LedgerPoint[];
}

export interface LedgerQueryResults {
  'ledger.list': Listing<Pending<LedgerEntry>>;
  'ledger.counts': Readonly<Record<LedgerQueue, number>>;
  'ledger.detail': LedgerDetail | null;
  'ledger.ofLead': readonly LedgerEntry[];
  'ledger.glance': LedgerGlance;
}
