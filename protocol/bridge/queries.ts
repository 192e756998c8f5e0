/**
 * Named queries a screen may ask: the schema of the arguments and the shape of the answer. All read the local replica.
 * Each subject has its file under queries/; a new one adds its three lines here.
 */
import type { z } from 'zod';
import { COMPLAINT_QUERIES, COMPLAINT_QUERY_SUMMARIES } from './queries/complaints.ts';
import type { ComplaintQueryResults } from './queries/complaints.ts';
import { DESK_QUERIES, DESK_QUERY_SUMMARIES } from './queries/desk.ts';
import type { DeskQueryResults } from './queries/desk.ts';
import { DOCUMENT_QUERIES, DOCUMENT_QUERY_SUMMARIES } from './queries/documents.ts';
import type { DocumentQueryResults } from './queries/documents.ts';
import { DUPLICATE_QUERIES, DUPLICATE_QUERY_SUMMARIES } from './queries/duplicates.ts';
import type { DuplicateQueryResults } from './queries/duplicates.ts';
import { ENFORCEMENT_QUERIES, ENFORCEMENT_QUERY_SUMMARIES } from './queries/enforcement.ts';
import type { EnforcementQueryResults } from './queries/enforcement.ts';
import { ENTITY_QUERIES, ENTITY_QUERY_SUMMARIES } from './queries/entities.ts';
import type { EntityQueryResults } from './queries/entities.ts';
import { ITEM_QUERIES, ITEM_QUERY_SUMMARIES } from './queries/items.ts';
import type { ItemQueryResults } from './queries/items.ts';
import { LEAD_QUERIES, LEAD_QUERY_SUMMARIES } from './queries/leads.ts';
import type { LeadQueryResults } from './queries/leads.ts';
import { NOTICE_QUERIES, NOTICE_QUERY_SUMMARIES } from './queries/notices.ts';
import type { NoticeQueryResults } from './queries/notices.ts';
import { LEDGER_QUERIES, LEDGER_QUERY_SUMMARIES } from './queries/ledger.ts';
import type { LedgerQueryResults } from './queries/ledger.ts';
import { PATROL_QUERIES, PATROL_QUERY_SUMMARIES } from './queries/patrol.ts';
import type { PatrolQueryResults } from './queries/patrol.ts';
import { PLACE_QUERIES, PLACE_QUERY_SUMMARIES } from './queries/places.ts';
import type { PlaceQueryResults } from './queries/places.ts';
import { SUPERVISION_QUERIES, SUPERVISION_QUERY_SUMMARIES } from './queries/supervision.ts';
import type { SupervisionQueryResults } from './queries/supervision.ts';
import { TASK_QUERIES, TASK_QUERY_SUMMARIES } from './queries/tasks.ts';
import type { TaskQueryResults } from './queries/tasks.ts';

export type * from './queries/common.ts';
export * from './queries/tasks.ts';
export * from './queries/leads.ts';
export * from './queries/complaints.ts';
export type * from './queries/desk.ts';
export type * from './queries/documents.ts';
export * from './queries/duplicates.ts';
export * from './queries/enforcement.ts';
export type * from './queries/entities.ts';
export * from './queries/items.ts';
export * from './queries/ledger.ts';
export * from './queries/patrol.ts';
export * from './queries/notices.ts';
export type * from './queries/places.ts';
export * from './queries/supervision.ts';

export const QUERY_ARGS = {
  ...DESK_QUERIES,
  ...TASK_QUERIES,
  ...LEAD_QUERIES,
  ...DUPLICATE_QUERIES,
  ...ENTITY_QUERIES,
  ...ITEM_QUERIES,
  ...LEDGER_QUERIES,
  ...PATROL_QUERIES,
  ...PLACE_QUERIES,
  ...ENFORCEMENT_QUERIES,
  ...SUPERVISION_QUERIES,
  ...NOTICE_QUERIES,
  ...DOCUMENT_QUERIES,
  ...COMPLAINT_QUERIES,
} as const;

export type QueryName = keyof typeof QUERY_ARGS;
export type QueryArgs<Q extends QueryName> = z.input<(typeof QUERY_ARGS)[Q]>;

/** One sentence each, for `describe`. */
export const QUERY_SUMMARIES: Readonly<Record<QueryName, string>> = {
  ...DESK_QUERY_SUMMARIES,
  ...TASK_QUERY_SUMMARIES,
  ...LEAD_QUERY_SUMMARIES,
  ...DUPLICATE_QUERY_SUMMARIES,
  ...ENTITY_QUERY_SUMMARIES,
  ...ITEM_QUERY_SUMMARIES,
  ...LEDGER_QUERY_SUMMARIES,
  ...PATROL_QUERY_SUMMARIES,
  ...PLACE_QUERY_SUMMARIES,
  ...ENFORCEMENT_QUERY_SUMMARIES,
  ...SUPERVISION_QUERY_SUMMARIES,
  ...NOTICE_QUERY_SUMMARIES,
  ...DOCUMENT_QUERY_SUMMARIES,
  ...COMPLAINT_QUERY_SUMMARIES,
};

export interface QueryResults extends
  DeskQueryResults,
  TaskQueryResults,
  LeadQueryResults,
  DuplicateQueryResults,
  EnforcementQueryResults,
  SupervisionQueryResults,
  NoticeQueryResults,
  DocumentQueryResults,
  EntityQueryResults,
  PlaceQueryResults,
  ItemQueryResults,
  LedgerQueryResults,
  PatrolQueryResults,
  ComplaintQueryResults {}
