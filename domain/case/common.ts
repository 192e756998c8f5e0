/** What the commands about cases of duplicate leads share. */
import { z } from 'zod';
import type { Actor, Role } from '../core/actor.ts';
import { rowId } from '../core/arguments.ts';
import { one, rejected } from '../core/command.ts';
import type { Outcome, ReadOne } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { pairOf } from '../duplicates/cases/operation.ts';
import type { LeadPair } from '../duplicates/cases/operation.ts';
import { audiencesOf, rowsFor } from '../duplicates/cases/rows.ts';
import type { OperationPart } from '../duplicates/cases/rows.ts';
import { nextStamp } from '../duplicates/cases/stamp.ts';
import type { Stamp } from '../duplicates/cases/stamp.ts';
import { tierToMerge } from '../duplicates/cases/tier.ts';
import type { MergeTier } from '../duplicates/cases/tier.ts';
import { caseOperationTable } from '../schema/duplicates.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';

/** Who decides about duplicates: whoever keeps the inbox of a place. */
export const CASE_ROLES = ['villageDispatcher', 'townStaff', 'citySupervisor'] as const satisfies readonly Role[];

/** Pairs of one command; no cluster an operator looks through is larger. */
export const PAIRS_MAX = 50;

const TIERS: readonly MergeTier[] = ['village', 'town', 'city'];
const TIER_OF_ROLE: Readonly<Partial<Record<Role, MergeTier>>> = {
  villageDispatcher: 'village', townStaff: 'town', citySupervisor: 'city',
};

export const leadPairs = z.array(z.tuple([rowId, rowId])).min(1).max(PAIRS_MAX).superRefine((pairs, issues) => {
  pairs.forEach(([a, b], index) => {
    if (a === b) issues.addIssue({ code: 'custom', path: [index], message: 'a lead is no pair with itself' });
  });
});

/** Leads among the rows of a command, by `lead:` and their id. */
export type LeadKey = `lead:${string}`;
export type LeadRows = Readonly<Record<LeadKey, Lead | undefined>>;

const keyOf = (id: string): LeadKey => `lead:${id}`;
const isLeadKey = (key: string): key is LeadKey => key.startsWith('lead:');

/** The leads of pairs; '' stands for none. */
export function readsOf(ids: readonly string[]): Readonly<Record<LeadKey, ReadOne<typeof leadTable>>> {
  return Object.fromEntries(ids.filter((id) => id !== '').map((id) => [keyOf(id), one(leadTable, id)]));
}

export const leadOf = (rows: LeadRows, id: string): Lead | undefined => rows[keyOf(id)];

const keysOf = (rows: LeadRows): LeadKey[] => Object.keys(rows).filter(isLeadKey);
const presentOf = (rows: LeadRows): Lead[] => keysOf(rows).map((key) => rows[key]).filter((lead) => lead !== undefined);

export const scopesOf = (rows: LeadRows): readonly string[] => presentOf(rows).map(({ scope }) => scope);

export type Within =
  | { readonly ok: true; readonly leads: readonly Lead[]; readonly first: Lead }
  | { readonly ok: false; readonly refusal: Outcome };

/** The leads, unless one is not there or all together are beyond the tier of the role. */
export function within(rows: LeadRows, { role }: Actor): Within {
  const leads = presentOf(rows);
  const [first] = leads;
  if (first === undefined || leads.length < keysOf(rows).length) {
    return { ok: false, refusal: rejected('row.notFound', { table: leadTable.name }) };
  }
  const needed = tierToMerge(leads.map(({ villageCode }) => villageCode));
  const own = TIER_OF_ROLE[role];
  if (own !== undefined && TIERS.indexOf(needed) <= TIERS.indexOf(own)) return { ok: true, leads, first };
  return { ok: false, refusal: rejected('case.beyondTier', { tier: needed }) };
}

export function sortedPairs(pairs: readonly (readonly [string, string])[]): LeadPair[] {
  const once = new Map(pairs.map(([a, b]) => pairOf(a, b)).map((pair) => [pair.join(' '), pair]));
  return [...once.values()];
}

/**
 * The stamp of what is decided now: never ahead of the hub's clock, and after everything it builds upon, however the clocks
 * of the stations stand.
 */
export function stampNow({ commandId, issuedAt, now }: Context, after: readonly Stamp[] = []): Stamp {
  return nextStamp(commandId, Math.min(issuedAt, now), newest(after), undefined);
}

const newest = (stamps: readonly Stamp[]): Stamp | undefined => [...stamps].sort((a, b) => a.ms - b.ms || a.counter - b.counter).at(-1);

type Part = Pick<OperationPart, 'kind' | 'leadA' | 'leadB'> & Partial<OperationPart>;

/** The operation that a command makes. */
export const operationOfCommand = (commandId: string): string => createdId({ commandId }, 'op');

/** The rows of one operation for everybody who holds one of its leads. The hub adds whoever holds others of the case. */
export function operationRows(parts: readonly Part[], stamp: Stamp, leads: LeadRows, context: Context): RowChange[] {
  const { actor, now } = context;
  const operation = operationOfCommand(context.commandId);
  return parts.flatMap((part, ordinal) => {
    const pair = [leadOf(leads, part.leadA), leadOf(leads, part.leadB)].filter((lead) => lead !== undefined);
    const row: OperationPart = {
      target: '', field: '', value: '', score: 0, weightsVersion: '', sameShop: null, ...part, ...stamp, operation, ordinal,
      byId: actor.accountId, byName: actor.name, byRole: actor.role, at: now,
    };
    return rowsFor(row, audiencesOf(pair)).map((each) => put(caseOperationTable, each));
  });
}
