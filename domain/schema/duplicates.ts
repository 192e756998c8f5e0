/** Duplicate leads (重复线索): what operators decided, what the hub suggests, and the weights it suggests by. */
import type { Role } from '../core/actor.ts';
import { code, flag, instant, integer, optionalCode, real, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const CASE_FIELDS = ['category', 'name', 'creditCode', 'address'] as const;
/** What a case shows once and an operator may pick among its members' values. */
export type CaseField = (typeof CASE_FIELDS)[number];

/**
 * One pair of an operation (domain/duplicates/cases), for one audience. Rows are added and never changed; they name leads by
 * their ids and tell nothing else of them. Each is there once for every audience that holds a lead of the case: a station that
 * holds one member knows the whole case, and of members elsewhere only that they exist.
 */
export const caseOperationTable = table('caseOperation', {
  operation: text(), ordinal: integer(), kind: code<'merge' | 'split' | 'retract' | 'pick'>(),
  /** The pair, smaller id first; of a pick the lead, and the lead whose value is taken ('' for a value typed in). */
  leadA: text(), leadB: text(),
  /** Of a retraction: the operation it undoes, whose pair this row repeats; otherwise ''. */
  target: text(),
  /** Of a pick. */
  field: text(), value: text(),
  /** Of a merge: the probability the operator was shown, 1 for a merge by hand; 0 otherwise. */
  score: real(), weightsVersion: text(),
  /** Of a split: whether they are at least one shop; null when the operator did not say. */
  sameShop: optionalCode<'yes' | 'no'>(),
  /** The stamp (stamp.ts). */
  ms: instant(), counter: integer(), node: text(),
  byId: text(), byName: text(), byRole: code<Role>(), at: instant(),
}, [['leadA'], ['leadB'], ['operation'], ['target'], ['at']]);
export type CaseOperation = RowOf<typeof caseOperationTable>;

export const SUGGESTION_STATES = ['open', 'merged', 'split', 'stale'] as const;
/** 待判定 · 已合并 · 已判不重复 · 已失效 (the leads changed and no longer look alike) */
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/**
 * A pair of leads that may be one incident, or at least one shop. Written by the hub only. Scope: the place that has both
 * leads — their village, else their town, else the city — so nobody hears of a lead elsewhere.
 */
export const duplicateSuggestionTable = table('duplicateSuggestion', {
  leadA: text(), leadB: text(), kind: code<'duplicate' | 'related'>(), state: code<SuggestionState>(),
  /** Probabilities, and whether the pair counts as linked already (强关联) until a person decides. */
  sameShop: real(), sameIncident: real(), strong: flag(),
  /** Visits a merge is expected to save; the review queue starts with the most. */
  savedVisits: real(),
  /** JSON array of {question, feature, level, bits}: the bars that add up to the probabilities. */
  reasons: text(),
  /** Metres between the two fixes; -1 when one has none. */
  distanceM: real(),
  weightsVersion: text(), changedAt: instant(),
}, [['leadA'], ['leadB']], [['state', 'kind', 'savedVisits']]);
export type DuplicateSuggestion = RowOf<typeof duplicateSuggestionTable>;

/** The weights suggestions are made with, one row a version; the newest is in force. Written by the hub only, public. */
export const duplicateWeightsTable = table('duplicateWeights', {
  version: text(), weights: text(), labels: integer(), at: instant(),
}, [['at']]);
export type DuplicateWeights = RowOf<typeof duplicateWeightsTable>;
