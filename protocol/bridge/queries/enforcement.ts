/** Queries about joint enforcement (联合执法). */
import { z } from 'zod';
import type { Action, ActionCheck, ActionState, ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const ACTION_QUEUES = ['applied', 'planned', 'approved', 'toReceive', 'underway', 'lookBack', 'open', 'done', 'all'] as const;
/** 待拟方案 · 待审批 · 待通知 · 待签收 · 行动中 · 待回查 · 全部在办 · 已结束 · 全部 */
export type ActionQueue = (typeof ACTION_QUEUES)[number];

export const ENFORCEMENT_QUERIES = {
  'actions.list': z.strictObject({ place, queue: z.enum(ACTION_QUEUES).default('open'), search, offset, limit }),
  'actions.counts': z.strictObject({ place }),
  'action.detail': z.strictObject({ id }),
} as const;

export const ENFORCEMENT_QUERY_SUMMARIES: Readonly<Record<keyof typeof ENFORCEMENT_QUERIES, string>> = {
  'actions.list': 'Joint actions of a queue: those the station holds, and those its department was notified of.',
  'actions.counts': 'How many joint actions stand in each queue.',
  'action.detail': 'A joint action with its departments, targets, results, look-backs and timeline.',
};

/** A department that only takes part holds no row of the action: it knows that it was notified, and that it is over. */
export type ActionStateSeen = ActionState | 'over';

/** The look-back that is next: 7 or 30 days after the summary. */
export interface NextLookBack {
  readonly days: 7 | 30;
  readonly dueAt: number;
  /** When it should be on somebody's mind, ms since 1970. */
  readonly amberAt: number;
  /** Targets looked back at so far. */
  readonly done: number;
}

export interface ActionSummary {
  /** Key of the action. */
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly townCode: string;
  readonly state: ActionStateSeen;
  readonly open: 0 | 1;
  readonly applicantUnit: string | null;
  readonly place: string;
  readonly leader: string;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  /** Departments planned or notified, and how many of those signed for it and came. */
  readonly departments: number;
  readonly received: number;
  readonly checkedIn: number;
  readonly targets: number;
  /** Targets at which at least one department entered a result. */
  readonly visited: number;
  readonly lookBack: NextLookBack | null;
  /** The notice to the station's own department. */
  readonly own: Pick<ActionUnit, 'id' | 'open' | 'receivedAt' | 'checkedInAt'> | null;
  readonly changedAt: number;
  readonly pending: boolean;
}

/** One target with a row of every department the station sees. */
export interface ActionSheetRow {
  readonly targetKey: string;
  readonly leadId: string | null;
  readonly subjectName: string;
  readonly address: string;
  readonly villageCode: string;
  /** Before the notice there is none. */
  readonly results: readonly Pending<ActionTarget>[];
  readonly checks: readonly Pending<ActionCheck>[];
}

export interface ActionDetail {
  readonly summary: ActionSummary;
  /** Null for a department that only takes part. */
  readonly action: Pending<Action> | null;
  readonly units: readonly Pending<ActionUnit>[];
  readonly sheet: readonly ActionSheetRow[];
  /** The leads among the targets that the station holds. */
  readonly leads: readonly Lead[];
  readonly timeline: readonly TimelineEntry[];
}

export interface EnforcementQueryResults {
  'actions.list': Listing<ActionSummary>;
  'actions.counts': Readonly<Record<ActionQueue, number>>;
  'action.detail': ActionDetail | null;
}
