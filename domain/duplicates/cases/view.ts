/**
 * The cases that follow from a set of operations. A pure function of the set: whatever the order in which they arrived, and
 * however often, every station and the hub show the same cases and the same conflicts.
 */
import { Groups } from './groups.ts';
import type { LeadPair, Merge, Operation, Pick, Split } from './operation.ts';
import { pairText } from './operation.ts';
import { compareStamps } from './stamp.ts';

export interface Case {
  /** The earliest lead; the case goes by its number, the others' numbers lead here. */
  readonly master: string;
  /** In order of their ids, the master first. */
  readonly members: readonly string[];
  /** The lowest score among the links that hold it together: a weak one deserves a second look. */
  readonly weakestScore: number;
  /** Field → the pick that decides it. Picks whose source lead is not in the case wait for its return. */
  readonly picks: ReadonlyMap<string, Pick>;
}

/** A merge that cannot hold beside a split. Goes away when either is retracted. */
export interface Conflict {
  /** split: both are about this very pair · blocked: joining would bring together leads that a split keeps apart. */
  readonly kind: 'split' | 'blocked';
  readonly pair: LeadPair;
  readonly merges: readonly string[];
  readonly splits: readonly string[];
}

export interface CaseView {
  /** The number a lead goes by now: its case's master, or the lead itself. */
  caseOf(lead: string): string;
  /** Cases of two leads and more, by master. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly conflicts: readonly Conflict[];
  /** Said to be no duplicates: never suggested again. */
  isSplit(a: string, b: string): boolean;
}

export function viewOf(operations: Iterable<Operation>): CaseView {
  const live = liveOperations(operations);
  const splits = splitsByPair(live);
  const { links, conflicts } = linksOf(live, splits);
  const groups = new Groups(splits.keys());
  const blocked: Conflict[] = [];
  for (const link of links) {
    const between = groups.join(link.pair, link.score);
    if (between.length === 0) continue;
    const inTheWay = between.flatMap((pair) => splits.get(pair) ?? []).map(({ id }) => id);
    blocked.push({ kind: 'blocked', pair: link.pair, merges: link.merges, splits: [...new Set(inTheWay)].sort() });
  }
  const cases = casesOf(groups, live);
  const masterOf = new Map([...cases.values()].flatMap(({ master, members }) => members.map((lead) => [lead, master] as const)));
  return {
    caseOf: (lead) => masterOf.get(lead) ?? lead,
    cases,
    conflicts: [...conflicts, ...blocked].sort((a, b) => (conflictText(a) < conflictText(b) ? -1 : 1)),
    isSplit: (a, b) => splits.has(pairText([a, b])),
  };
}

/** The operations that no live retraction names, oldest first, each once. */
export function liveOperations(operations: Iterable<Operation>): Operation[] {
  const once = [...new Map([...operations].map((operation) => [operation.id, operation])).values()];
  const newestFirst = once.sort((a, b) => -compareOperations(a, b));
  const retracted = new Set<string>();
  const live: Operation[] = [];
  // A retraction names what was there before it, so going back in time nothing is retracted after it was looked at.
  for (const operation of newestFirst) {
    if (retracted.has(operation.id)) continue;
    live.push(operation);
    if (operation.kind === 'retract') for (const id of operation.operations) retracted.add(id);
  }
  return live.reverse();
}

function compareOperations(a: Operation, b: Operation): number {
  return compareStamps(a.at, b.at) || (a.id < b.id ? -1 : 1);
}

function splitsByPair(live: readonly Operation[]): Map<string, Split[]> {
  const splits = new Map<string, Split[]>();
  for (const operation of live) {
    if (operation.kind !== 'split') continue;
    for (const pair of operation.pairs) splits.set(pairText(pair), [...(splits.get(pairText(pair)) ?? []), operation]);
  }
  return splits;
}

/** All merges of one pair as one link, by its best score. */
interface Link {
  readonly pair: LeadPair;
  readonly score: number;
  readonly oldest: Merge;
  readonly merges: readonly string[];
}

/** A wrong merge hides a case, a missed one costs a visit: on the same pair the split holds, and a person is asked. */
function linksOf(live: readonly Operation[], splits: ReadonlyMap<string, readonly Split[]>): { links: Link[]; conflicts: Conflict[] } {
  const links = new Map<string, Link>();
  for (const operation of live) {
    if (operation.kind !== 'merge') continue;
    for (const pair of operation.pairs) {
      const known = links.get(pairText(pair));
      links.set(pairText(pair), {
        pair: known?.pair ?? pair, oldest: known?.oldest ?? operation,
        score: Math.max(known?.score ?? 0, operation.score), merges: [...(known?.merges ?? []), operation.id].sort(),
      });
    }
  }
  const conflicts: Conflict[] = [];
  for (const [text, { pair, merges }] of links) {
    const against = splits.get(text);
    if (against === undefined) continue;
    conflicts.push({ kind: 'split', pair, merges, splits: against.map(({ id }) => id).sort() });
    links.delete(text);
  }
  return { links: [...links.values()].sort(strongestFirst), conflicts };
}

function strongestFirst(a: Link, b: Link): number {
  return b.score - a.score || compareOperations(a.oldest, b.oldest) || (pairText(a.pair) < pairText(b.pair) ? -1 : 1);
}

function casesOf(groups: Groups, live: readonly Operation[]): Map<string, Case> {
  const picks = picksByLead(live);
  const cases = groups.all().filter(({ members }) => members.length > 1).map(({ members, weakestScore }): Case => {
    const sorted = [...members].sort();
    return { master: sorted[0] ?? '', members: sorted, weakestScore, picks: picksOf(sorted, picks) };
  });
  return new Map(cases.sort((a, b) => (a.master < b.master ? -1 : 1)).map((each) => [each.master, each]));
}

function picksByLead(live: readonly Operation[]): Map<string, Pick[]> {
  const picks = new Map<string, Pick[]>();
  for (const operation of live) {
    if (operation.kind === 'pick') picks.set(operation.lead, [...(picks.get(operation.lead) ?? []), operation]);
  }
  return picks;
}

/** The newest pick of each field whose source is still in the case. */
function picksOf(members: readonly string[], picks: ReadonlyMap<string, readonly Pick[]>): Map<string, Pick> {
  const inCase = new Set(members);
  const mine = members.flatMap((lead) => picks.get(lead) ?? [])
    .filter(({ source }) => !('lead' in source) || inCase.has(source.lead))
    .sort(compareOperations);
  return new Map(mine.map((pick) => [pick.field, pick]));
}

const conflictText = ({ kind, pair }: Conflict): string => `${pairText(pair)} ${kind}`;
