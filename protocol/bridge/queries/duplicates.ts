/** Queries about duplicate leads (重复线索): what resembles a lead, the review queue, a pair side by side, a case. */
import { z } from 'zod';
import type { Conflict } from '#domain/duplicates/cases/view.ts';
import type { CaseValues } from '#domain/duplicates/cases/survivors.ts';
import type { Reason } from '#domain/duplicates/score.ts';
import type { CaseField, CaseOperation, SuggestionState } from '#domain/schema/duplicates.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { id, limit, offset, place } from './common.ts';
import type { Listing, Pending } from './common.ts';

export const DUPLICATE_KINDS = ['duplicate', 'related'] as const;
/** 疑似重复 (perhaps one incident) · 相关 (one shop, another matter or time) */
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

export const DUPLICATE_QUERIES = {
  /** What has been typed so far; all of it may be empty. */
  'leads.similar': z.strictObject({
    villageCode: z.string().regex(/^(\d{12})?$/).default(''), category: z.string().max(40).default(''),
    subjectName: z.string().max(200).default(''), address: z.string().max(300).default(''),
    description: z.string().max(2000).default(''), phone: z.string().max(40).default(''),
    lon: z.number().min(-180).max(180).nullable().default(null), lat: z.number().min(-90).max(90).nullable().default(null),
    entityId: id.nullable().default(null), limit: z.int().min(1).max(20).default(5),
  }),
  'duplicates.queue': z.strictObject({
    place, kind: z.enum(DUPLICATE_KINDS).default('duplicate'), strong: z.boolean().default(false), offset, limit,
  }),
  'duplicates.conflicts': z.strictObject({}),
  'duplicates.pair': z.strictObject({ a: id, b: id }),
  'case.detail': z.strictObject({ id }),
} as const;

export const DUPLICATE_QUERY_SUMMARIES: Readonly<Record<keyof typeof DUPLICATE_QUERIES, string>> = {
  'leads.similar': 'Leads that resemble the one being typed in, the most probable first.',
  'duplicates.queue': 'Pairs of leads to be decided about; those that save the most visits first.',
  'duplicates.conflicts': 'Pairs that one operator merged and another split, or that a split keeps out of a case.',
  'duplicates.pair': 'Two leads side by side with the evidence for and against them being one.',
  'case.detail': 'The case a lead is in: members, values, conflicts and the decisions that led to it; and what else resembles it.',
};

/** How much two leads resemble each other, and why. */
export interface Likeness {
  readonly kind: DuplicateKind;
  /** Probabilities. */
  readonly sameShop: number;
  readonly sameIncident: number;
  readonly strong: boolean;
  readonly reasons: readonly Reason[];
  /** Metres between the fixes; null when one has none. */
  readonly distanceM: number | null;
  readonly weightsVersion: string;
}

export interface SimilarLead extends Likeness {
  readonly lead: Pending<Lead>;
  /** The number of the case it is in, when that is not its own. */
  readonly caseNumber: string | null;
}

export interface DuplicatePairRow extends Likeness {
  /** Of the suggestion. */
  readonly id: string;
  readonly a: Pending<Lead>;
  readonly b: Pending<Lead>;
  /** Visits a merge is expected to save. */
  readonly savedVisits: number;
}

/** Leads of a conflict that this station does not hold are null. */
export interface ConflictCard {
  readonly kind: Conflict['kind'];
  readonly pair: readonly [string, string];
  readonly leads: readonly [Lead | null, Lead | null];
  readonly merges: readonly CaseEntry[];
  readonly splits: readonly CaseEntry[];
}

/** 'possible' · 'undone' · 'superseded': a later decision says the same, undoing this one alone changes nothing · 'beyond' this desk */
export type Undoing = 'possible' | 'undone' | 'superseded' | 'beyond';

/** One decision, as the history tells it. */
export interface CaseEntry {
  readonly operation: string;
  readonly kind: CaseOperation['kind'];
  readonly at: number;
  readonly byName: string;
  readonly byRole: CaseOperation['byRole'];
  readonly pending: boolean;
  /** Numbers of the leads it names; null for those this station does not hold. */
  readonly numbers: readonly (string | null)[];
  readonly score: number;
  readonly sameShop: 'yes' | 'no' | null;
  readonly field: CaseField | null;
  readonly value: string;
  readonly undoneBy: { readonly name: string; readonly at: number } | null;
  readonly undoing: Undoing;
}

export interface CaseMember {
  readonly id: string;
  /** Null for a lead outside what this station holds. */
  readonly lead: Pending<Lead> | null;
  readonly task: { readonly id: string; readonly number: string; readonly state: string } | null;
  /** Of the entity the lead is about; '' when none is known. */
  readonly creditCode: string;
  /** Photos and other evidence of the lead. */
  readonly evidence: number;
  /** Told by the public, who is called back about it whatever becomes of the case (回访): still owed, or done. */
  readonly callBack: 'owed' | 'done' | null;
}

export interface CaseDetail {
  /** The lead the case goes by. */
  readonly master: string;
  readonly members: readonly CaseMember[];
  /** The lowest probability among the links that hold it together; 1 for a lead alone. */
  readonly weakestScore: number;
  readonly values: CaseValues;
  readonly conflicts: readonly ConflictCard[];
  /** Newest first. */
  readonly history: readonly CaseEntry[];
  /** What else resembles one of the members and is not decided: the most probable first. */
  readonly suggestions: readonly DuplicatePairRow[];
}

export interface DuplicatePair extends Likeness {
  readonly a: CaseMember & { readonly lead: Pending<Lead> };
  readonly b: CaseMember & { readonly lead: Pending<Lead> };
  readonly state: SuggestionState;
  /** All leads that open suggestions or cases tie to the two, themselves included: the whole cluster. */
  readonly cluster: readonly Pending<Lead>[];
  readonly history: readonly CaseEntry[];
}

export interface DuplicateQueryResults {
  'leads.similar': readonly SimilarLead[];
  'duplicates.queue': Listing<DuplicatePairRow>;
  'duplicates.conflicts': readonly ConflictCard[];
  'duplicates.pair': DuplicatePair | null;
  'case.detail': CaseDetail | null;
}
