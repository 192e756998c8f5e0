/** What operators decided, as labels to learn from and as rules for single pairs. */
import type { LeadPair, Operation } from './cases/operation.ts';
import { pairText } from './cases/operation.ts';
import type { CaseView } from './cases/view.ts';
import { liveOperations } from './cases/view.ts';
import type { LabelledPair } from './learn.ts';
import { learnWeights } from './learn.ts';
import { SUGGEST_FROM } from './score.ts';
import type { Score } from './score.ts';
import type { Weights } from './weights.ts';

/** Levels of a pair as they are now; undefined when one of the leads is gone. */
export type LevelsOfPair = (pair: LeadPair) => LabelledPair['levels'] | undefined;

/** Labels a level needs to move half way from its shipped weight. */
const INERTIA = 50;

/** The shipped weights moved by the live merges and splits. The same decisions give the same weights, whatever their order. */
export function learnFromDecisions(shipped: Weights, operations: Iterable<Operation>, levelsOf: LevelsOfPair): Weights {
  const labels = labelsOf(operations, levelsOf);
  if (labels.length === 0) return shipped;
  return learnWeights(shipped, labels, { version: `${shipped.version}+${String(labels.length)}`, inertia: INERTIA });
}

/** One label a pair. A pair that was merged and split is in conflict and teaches nothing. */
function labelsOf(operations: Iterable<Operation>, levelsOf: LevelsOfPair): LabelledPair[] {
  const merged = new Map<string, LeadPair>();
  const split = new Map<string, { pair: LeadPair; sameShop: boolean | null }>();
  for (const operation of liveOperations(operations)) {
    if (operation.kind === 'merge') for (const pair of operation.pairs) merged.set(pairText(pair), pair);
    if (operation.kind === 'split') for (const pair of operation.pairs) split.set(pairText(pair), { pair, sameShop: operation.sameShop });
  }
  const labels: { text: string; label: LabelledPair }[] = [];
  const add = (text: string, pair: LeadPair, sameShop: boolean | null, sameIncident: boolean) => {
    const levels = levelsOf(pair);
    if (levels !== undefined) labels.push({ text, label: { levels, sameShop, sameIncident } });
  };
  for (const [text, pair] of merged) if (!split.has(text)) add(text, pair, true, true);
  for (const [text, { pair, sameShop }] of split) if (!merged.has(text)) add(text, pair, sameShop, false);
  return labels.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ label }) => label);
}

/** duplicate: perhaps the same incident · related: the same shop with another matter, or another time. */
export type Suggestion<M> = M & { readonly kind: 'duplicate' | 'related' };

/** What to show beside a lead: probable matches that nobody has decided about. "Not a duplicate" is for ever. */
export function suggestionsFor<M extends Score & { readonly id: string }>(
  lead: string, matches: readonly M[], view: CaseView,
): Suggestion<M>[] {
  const undecided = matches.filter(({ id }) => view.caseOf(id) !== view.caseOf(lead) && !splitFrom(lead, id, view));
  return undecided.flatMap((match): Suggestion<M>[] => {
    if (match.sameIncident >= SUGGEST_FROM) return [{ ...match, kind: 'duplicate' }];
    return match.sameShop >= SUGGEST_FROM ? [{ ...match, kind: 'related' }] : [];
  });
}

/** Whether a lead was said to be no duplicate of another, or of one that is in a case with the other. */
export function splitFrom(lead: string, other: string, view: CaseView): boolean {
  if (view.isSplit(lead, other)) return true;
  const members = view.cases.get(view.caseOf(other))?.members ?? [];
  return members.some((member) => view.isSplit(lead, member));
}
