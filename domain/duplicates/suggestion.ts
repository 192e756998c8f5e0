/** Suggestions as rows: what the hub tells the stations about a lead and those that look like it. */
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { duplicateSuggestionTable } from '../schema/duplicates.ts';
import type { DuplicateSuggestion, SuggestionState } from '../schema/duplicates.ts';
import type { Lead } from '../schema/lead.ts';
import type { LeadPair } from './cases/operation.ts';
import { pairOf } from './cases/operation.ts';
import { tierToMerge } from './cases/tier.ts';
import type { CaseView } from './cases/view.ts';
import { splitFrom } from './decisions.ts';
import { STRONG_FROM, SUGGEST_FROM } from './score.ts';
import type { Score } from './score.ts';

/** A lead that shares a blocking key with another, scored. */
export interface ScoredLead extends Score {
  readonly id: string;
  readonly levels: { readonly distanceM: number | null };
}

export interface SuggestionInput {
  readonly lead: Lead;
  /** The most probable first. */
  readonly matches: readonly ScoredLead[];
  /** The leads of the matches and of the existing suggestions. */
  readonly leadOf: (id: string) => Lead | undefined;
  /** Suggestions there are that name the lead. */
  readonly existing: readonly DuplicateSuggestion[];
  readonly view: CaseView;
  readonly weightsVersion: string;
  readonly now: number;
}

/** Suggestions of one lead; nobody looks through more. */
const SUGGESTIONS_MAX = 12;
/** A merge with a lead that is closed already spares the visit only when the closed one settled the matter. */
const CLOSED_SAVES = 0.5;
/** Digits that the codes of a city's towns share. */
const CITY_DIGITS = 4;

export const suggestionId = ([a, b]: LeadPair): string => `${a}~${b}`;

/** Visits that merging a pair is expected to save. */
export function savedVisits(sameIncident: number, a: Pick<Lead, 'open'>, b: Pick<Lead, 'open'>): number {
  const open = a.open + b.open;
  return open === 2 ? sameIncident : open === 1 ? CLOSED_SAVES * sameIncident : 0;
}

/** What has to change for the suggestions of a lead to be right. A pair that never was in question is not mentioned. */
export function suggestionChanges(input: SuggestionInput): RowChange[] {
  const before = new Map(input.existing.map((row) => [row.id, row]));
  const now = [...likeIt(input, before), ...unlikeIt(input, before)];
  const changed = now.filter((row) => !sameRow(row, before.get(row.id)));
  return changed.map((row) => put(duplicateSuggestionTable, { ...row, changedAt: input.now }));
}

/** The pairs that look alike: known ones, and the most probable new ones. */
function likeIt(input: SuggestionInput, before: ReadonlyMap<string, DuplicateSuggestion>): DuplicateSuggestion[] {
  const rows = input.matches.flatMap((match) => {
    const other = input.leadOf(match.id);
    return other === undefined ? [] : [rowOf(match, other, input)];
  });
  const fresh = rows.filter((row) => row.state === 'open' && !before.has(row.id)).slice(0, SUGGESTIONS_MAX);
  return [...rows.filter(({ id }) => before.has(id)), ...fresh];
}

/** Known pairs that share nothing any more, or of which one lead is gone. */
function unlikeIt(input: SuggestionInput, before: ReadonlyMap<string, DuplicateSuggestion>): DuplicateSuggestion[] {
  const { matches, lead, leadOf, view } = input;
  const alike = new Set(matches.filter(({ id }) => leadOf(id) !== undefined).map(({ id }) => suggestionId(pairOf(lead.id, id))));
  const others = [...before.values()].filter(({ id }) => !alike.has(id));
  return others.map((row) => ({ ...row, state: decided([row.leadA, row.leadB], view) ?? 'stale' }));
}

function rowOf(match: ScoredLead, other: Lead, { lead, view, weightsVersion, now }: SuggestionInput): DuplicateSuggestion {
  const pair = pairOf(lead.id, other.id);
  const saved = savedVisits(match.sameIncident, lead, other);
  const inQuestion = match.sameShop >= SUGGEST_FROM && saved > 0;
  return {
    id: suggestionId(pair), scope: scopeOfBoth(lead, other), also: null, leadA: pair[0], leadB: pair[1],
    kind: match.sameIncident >= SUGGEST_FROM ? 'duplicate' : 'related',
    state: decided(pair, view) ?? (inQuestion ? 'open' : 'stale'),
    sameShop: match.sameShop, sameIncident: match.sameIncident, strong: match.sameIncident >= STRONG_FROM ? 1 : 0,
    savedVisits: saved, reasons: JSON.stringify(match.reasons), distanceM: match.levels.distanceM ?? UNKNOWN_DISTANCE,
    weightsVersion, changedAt: now,
  };
}

const UNKNOWN_DISTANCE = -1;

/** The smallest place that has both: no station hears of a lead beyond its own. */
function scopeOfBoth(a: Lead, b: Lead): string {
  switch (tierToMerge([a.villageCode, b.villageCode])) {
    case 'village': return a.villageCode;
    case 'town': return a.townCode;
    case 'city': return a.townCode.slice(0, CITY_DIGITS);
  }
}

function decided([a, b]: LeadPair, view: CaseView): SuggestionState | undefined {
  if (splitFrom(a, b, view) || splitFrom(b, a, view)) return 'split';
  return view.caseOf(a) === view.caseOf(b) ? 'merged' : undefined;
}

const COMPARED = (duplicateSuggestionTable.columnNames as readonly (keyof DuplicateSuggestion)[]).filter((name) => name !== 'changedAt');

function sameRow(row: DuplicateSuggestion, other: DuplicateSuggestion | undefined): boolean {
  if (other === undefined) return false;
  return COMPARED.every((name) => row[name] === other[name]);
}
