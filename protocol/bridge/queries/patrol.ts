/** Queries about patrols, special and random inspections, annual reports and co-governed markets. */
import { z } from 'zod';
import type { DrawCheck } from '#domain/patrol/draw.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { PATROL_CLASSES } from '#domain/schema/patrol.ts';
import type {
  AnnualReport, Campaign, Draw, Market, MarketCheck, PatrolChange, PatrolClass,
} from '#domain/schema/patrol.ts';
import type { Task } from '#domain/schema/task.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';
import type { ClassOfEntity } from './entities.ts';

export const PATROL_QUEUES = ['due', 'amber', 'onTheWay', 'met', 'all'] as const;
/** 未达标 · 将到期未巡 · 已派单 · 已达标 · 全部 */
export type PatrolQueue = (typeof PATROL_QUEUES)[number];

export const CAMPAIGN_QUEUES = ['special', 'random', 'closed', 'all'] as const;
/** 专项检查 · 双随机 · 已结束 · 全部 */
export type CampaignQueue = (typeof CAMPAIGN_QUEUES)[number];

export const MARKET_QUEUES = ['due', 'toSample', 'active', 'closed', 'all'] as const;
/** 应自检 · 本月抽查 · 在册 · 停用 · 全部 */
export type MarketQueue = (typeof MARKET_QUEUES)[number];

export const REPORT_QUEUES = ['unreported', 'notUrged', 'reported', 'all'] as const;
/** 未年报 · 未督促 · 已年报 · 全部 */
export type ReportQueue = (typeof REPORT_QUEUES)[number];

const targetWords = z.array(z.string().max(40)).max(50).default([]);

export const PATROL_QUERIES = {
  'patrol.board': z.strictObject({ place }),
  'patrol.entities': z.strictObject({
    place,
    queue: z.enum(PATROL_QUEUES).default('due'),
    patrolClass: z.enum(['', ...PATROL_CLASSES]).default(''),
    reason: z.string().max(40).default(''),
    search,
    offset,
    limit,
  }),
  'patrol.changes': z.strictObject({ place, offset, limit }),
  'patrol.roll': z.strictObject({ villageCode: z.string().regex(/^\d{12}$/) }),
  'campaigns.list': z.strictObject({ place, queue: z.enum(CAMPAIGN_QUEUES).default('all'), search, offset, limit }),
  'campaign.detail': z.strictObject({ id }),
  'draw.check': z.strictObject({ id }),
  'campaign.preview': z.strictObject({
    /** A village, or a town whose villages are counted one by one. */
    place: z.string().regex(/^(\d{9}|\d{12})$/),
    words: targetWords,
    kinds: targetWords,
    registeredFrom: z.string().max(10).default(''),
    registeredTo: z.string().max(10).default(''),
  }),
  'markets.list': z.strictObject({ place, queue: z.enum(MARKET_QUEUES).default('active'), search, offset, limit }),
  'market.detail': z.strictObject({ id }),
  'reports.list': z.strictObject({ place, queue: z.enum(REPORT_QUEUES).default('unreported'), search, offset, limit }),
  'patrol.counts': z.strictObject({ place }),
} as const;

export const PATROL_QUERY_SUMMARIES: Readonly<Record<keyof typeof PATROL_QUERIES, string>> = {
  'patrol.board': 'How each patrol class of a place keeps its frequency, with the reasons and how far the monthly round has come.',
  'patrol.entities': 'Entities with their class, its reasons, and the visits of the period.',
  'patrol.changes': 'The change log of the patrol classes, newest first.',
  'patrol.roll': 'The keys of the active entities of a village, in the order in which a classification goes through them.',
  'campaigns.list': 'Special and random inspections with their progress.',
  'campaign.detail': 'An inspection: its filter, its progress by village, and the records of its draws.',
  'draw.check': 'Repeats a draw from its record, with the entities the replica holds now.',
  'campaign.preview': 'How many entities of each village a filter would catch.',
  'markets.list': 'Co-governed markets with their next self-check.',
  'market.detail': 'A market with its self-checks, samples and timeline.',
  'reports.list': 'Entities on the register\'s list of annual reports.',
  'patrol.counts': 'How many inspections, markets and reports stand in each queue.',
};

/** T12 of one class. */
export interface ClassFrequency {
  readonly patrolClass: PatrolClass;
  readonly entities: number;
  /** With as many visits in the period as the class asks for (I21). */
  readonly met: number;
  /** Without them, but with a task under way. */
  readonly onTheWay: number;
  /** Three quarters of the period gone and nobody came. */
  readonly amber: number;
  readonly from: number;
  readonly to: number;
}

/** How far the newest monthly round has come in the villages of a place. */
export interface RoundProgress {
  /** YYYY-MM; null before the first round. */
  readonly month: string | null;
  /** Villages of the place, and those of them where the round is over. */
  readonly villages: number;
  readonly done: number;
  /** Active entities it has looked at. */
  readonly entities: number;
}

export interface PatrolBoard {
  readonly classes: readonly ClassFrequency[];
  readonly round: RoundProgress;
  readonly reasons: readonly { readonly reasons: string; readonly patrolClass: PatrolClass; readonly entities: number }[];
  /** Changes of this month: how many rose and fell. */
  readonly closer: number;
  readonly farther: number;
}

export interface PatrolRow extends ClassOfEntity {
  readonly id: string;
  readonly townCode: string;
  readonly villageCode: string;
  readonly name: string;
  readonly address: string;
  readonly visits: number;
  readonly needed: number;
  readonly openTaskId: string | null;
  readonly lastVisitAt: number | null;
}

export interface CampaignRow extends Pending<Campaign> {
  readonly done: number;
  readonly problems: number;
  readonly overdue: number;
}

export interface CampaignVillage {
  readonly villageCode: string;
  readonly villageName: string;
  readonly targets: number;
  readonly done: number;
  readonly problems: number;
  readonly overdue: number;
}

export interface CampaignDetail {
  readonly campaign: CampaignRow;
  readonly villages: readonly CampaignVillage[];
  readonly draws: readonly Draw[];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  /** Whoever was drawn to inspect. */
  readonly inspectors: readonly { readonly id: string; readonly name: string }[];
  /** The names of the entities of its tasks, by key, so that a draw can be read. */
  readonly tasks: readonly Pick<Task, 'id' | 'number' | 'entityId' | 'entityName' | 'villageCode' | 'state' | 'assigneeName' | 'result'>[];
  readonly timeline: readonly TimelineEntry[];
}

export interface MarketRow extends Pending<Market> {
  /** Self-checks of the last thirty days and how many of them were in time. */
  readonly checks: number;
  readonly onTime: number;
  /** To be sampled this month, and whether it was. */
  readonly toSample: boolean;
  readonly sampledAt: number | null;
}

export interface MarketDetail {
  readonly market: MarketRow;
  readonly checks: readonly MarketCheck[];
  readonly timeline: readonly TimelineEntry[];
}

export interface ReportRow extends AnnualReport {
  readonly entity: Pick<Entity, 'name' | 'address' | 'creditCode' | 'villageCode' | 'townCode' | 'gridId'> | null;
}

export interface PatrolQueryResults {
  'patrol.board': PatrolBoard;
  'patrol.entities': Listing<PatrolRow>;
  'patrol.changes': Listing<PatrolChange & { readonly name: string }>;
  'patrol.roll': readonly string[];
  'campaigns.list': Listing<CampaignRow>;
  'campaign.detail': CampaignDetail | null;
  'draw.check': (DrawCheck & { readonly poolSize: number; readonly poolDigest: string }) | null;
  'campaign.preview': readonly { readonly villageCode: string; readonly villageName: string; readonly entities: number }[];
  'markets.list': Listing<MarketRow>;
  'market.detail': MarketDetail | null;
  'reports.list': Listing<ReportRow>;
  'patrol.counts': {
    readonly campaigns: Readonly<Record<CampaignQueue, number>>;
    readonly markets: Readonly<Record<MarketQueue, number>>;
    readonly reports: Readonly<Record<ReportQueue, number>>;
  };
}
