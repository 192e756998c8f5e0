/** 权重夜间重估: every night the weights are learnt anew from what operators decided; a new version is sent to the stations. */
import { put } from '#domain/core/table.ts';
import { operationsOf } from '#domain/duplicates/cases/rows.ts';
import { learnFromDecisions } from '#domain/duplicates/decisions.ts';
import { weightsMark } from '#domain/duplicates/weights.ts';
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { caseOperationTable, duplicateWeightsTable } from '#domain/schema/duplicates.ts';
import type { CaseOperation } from '#domain/schema/duplicates.ts';
import { everyDay } from '../schedule/rhythm.ts';
import type { Job } from '../schedule/schedule.ts';
import type { HubStore } from '../store/store.ts';
import { builtInWeights } from './built-in.ts';
import { LeadIndex, newestWeights } from './lead-index.ts';

/** Minutes after midnight: nobody waits for a suggestion then. */
const AT_MINUTE = 2 * 60;

export function duplicateLearning({ store }: { readonly store: HubStore }): Job {
  return { name: 'duplicates.learning', rhythm: everyDay(AT_MINUTE), run: ({ now }) => { learnAnew(store, now); } };
}

/** Writes a new version when the decisions lead to other weights than those in force. Returns whether it did. */
export function learnAnew(store: HubStore, now: number): boolean {
  const rows = store.database.prepare<[], CaseOperation>(`SELECT * FROM "${caseOperationTable.name}"`).all();
  const index = new LeadIndex(store);
  const weights = learnFromDecisions(builtInWeights(), operationsOf(rows), ([a, b]) => index.levelsOf(a, b));
  const mark = weightsMark(weights);
  if (mark === weightsMark(newestWeights(store) ?? builtInWeights())) return false;
  const [, labels = '0'] = weights.version.split('+');
  store.commit((transaction) => transaction.apply([put(duplicateWeightsTable, {
    id: `${mark}@${String(now)}`, scope: PUBLIC_SCOPE, also: null, version: mark, weights: JSON.stringify(weights),
    labels: Number(labels), at: now,
  })]));
  return true;
}
