/** Which member's value a case shows in each field, unless an operator picked one. The other values stay visible. */
import type { Point } from '../../dispatch/distance.ts';
import { distanceM } from '../../dispatch/distance.ts';
import { creditCodeChecks } from '../../registration/credit-code.ts';
import type { Case } from './view.ts';

/** Who knows best, first: the registry its register, an officer what was seen, the public what was heard. */
export const SOURCE_RANKS = ['registry', 'officer', 'operator', 'citizen'] as const;
export type SourceRank = (typeof SOURCE_RANKS)[number];

export interface MemberValues {
  readonly lead: string;
  readonly rank: SourceRank;
  readonly category: string;
  readonly name: string;
  /** 'registered': the name in the register, 'sign': what stands over the door. */
  readonly nameKind: 'registered' | 'sign';
  readonly creditCode: string;
  readonly address: string;
  readonly phone: string;
  readonly fix: (Point & { readonly accuracyM: number | null }) | null;
}

export interface ShownValue {
  readonly value: string;
  /** The lead it comes from; null when an operator typed it. */
  readonly from: string | null;
  readonly picked: boolean;
  /** Other values members have, each once. */
  readonly others: readonly string[];
}

export interface CaseValues {
  readonly category: ShownValue;
  readonly name: ShownValue;
  readonly creditCode: ShownValue;
  readonly address: ShownValue;
  /** All of them, the one of the most members first. */
  readonly phones: readonly string[];
  /** The fix of one member, never a mean: the mean of two doors is in the street. */
  readonly fix: { readonly lead: string; readonly point: Point } | null;
}

type TextField = 'category' | 'name' | 'creditCode' | 'address';
type Better = (a: MemberValues, b: MemberValues) => number;

const byRank: Better = (a, b) => SOURCE_RANKS.indexOf(a.rank) - SOURCE_RANKS.indexOf(b.rank);
/** An officer's category counts for more than the registry's guess. */
const CATEGORY_RANKS: readonly SourceRank[] = ['officer', 'operator', 'registry', 'citizen'];

const BETTER: Readonly<Record<TextField, Better>> = {
  category: (a, b) => CATEGORY_RANKS.indexOf(a.rank) - CATEGORY_RANKS.indexOf(b.rank),
  name: (a, b) => Number(b.nameKind === 'registered') - Number(a.nameKind === 'registered') || byRank(a, b),
  creditCode: (a, b) => Number(creditCodeChecks(b.creditCode)) - Number(creditCodeChecks(a.creditCode)) || byRank(a, b),
  // The most complete one: a longer address names more of town, village, road, number and unit.
  address: (a, b) => b.address.length - a.address.length || byRank(a, b),
};

/** `members` are those of `of`, in any order. */
export function valuesOf(of: Case, members: readonly MemberValues[]): CaseValues {
  const sorted = [...members].sort((a, b) => (a.lead < b.lead ? -1 : 1));
  return {
    category: shown('category', of, sorted), name: shown('name', of, sorted), creditCode: shown('creditCode', of, sorted),
    address: shown('address', of, sorted), phones: phonesOf(sorted), fix: medoid(sorted),
  };
}

function shown(field: TextField, { picks }: Case, members: readonly MemberValues[]): ShownValue {
  const filled = members.filter((member) => member[field] !== '').sort(BETTER[field]);
  const pick = picks.get(field)?.source;
  const source = pick !== undefined && 'lead' in pick ? members.find(({ lead }) => lead === pick.lead) : filled[0];
  const value = pick !== undefined && 'value' in pick ? pick.value : source?.[field] ?? '';
  const from = pick !== undefined && 'value' in pick ? null : source?.lead ?? null;
  const others = [...new Set(filled.map((member) => member[field]))].filter((other) => other !== value);
  return { value, from, picked: pick !== undefined, others };
}

function phonesOf(members: readonly MemberValues[]): string[] {
  const counts = new Map<string, number>();
  for (const { phone } of members) if (phone !== '') counts.set(phone, (counts.get(phone) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([phone]) => phone);
}

/** The fix nearest to all others; among equals the more accurate. */
function medoid(members: readonly MemberValues[]): CaseValues['fix'] {
  const fixes = members.flatMap(({ lead, fix }) => (fix === null ? [] : [{ lead, fix }]));
  const best = fixes
    .map(({ lead, fix }) => ({ lead, fix, apart: fixes.reduce((sum, other) => sum + distanceM(fix, other.fix), 0) }))
    .sort((a, b) => a.apart - b.apart || (a.fix.accuracyM ?? Infinity) - (b.fix.accuracyM ?? Infinity))[0];
  return best === undefined ? null : { lead: best.lead, point: { lon: best.fix.lon, lat: best.fix.lat } };
}
