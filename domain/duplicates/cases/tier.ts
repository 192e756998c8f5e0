/** Who may merge: leads of several villages are the town's, of several towns the city's. */
import { townOf } from '../../core/scope.ts';

export type MergeTier = 'village' | 'town' | 'city';

/** `villageCodes` of all leads the case will have. */
export function tierToMerge(villageCodes: readonly string[]): MergeTier {
  if (new Set(villageCodes).size <= 1) return 'village';
  return new Set(villageCodes.map(townOf)).size <= 1 ? 'town' : 'city';
}
