/** Keys of the lead desk; the same letters in both languages. Actions that share one are never the next step in the same place. */
import type { LeadAction, LeadActions } from './actions.ts';
import { allows, LEAD_ACTIONS } from './actions.ts';

/** Actions without a letter are in the menu. */
export const LEAD_KEYS = {
  accept: 'A', acceptTransfer: 'A', beginDisposal: 'B', startProcessing: 'B', revisit: 'C', close: 'D', resolve: 'D', feedback: 'D',
  reportToCity: 'E', coordinate: 'E', urge: 'G', handUp: 'H', invalidate: 'I', linkRelapse: 'L', remark: 'M', reroute: 'O', askPause: 'P',
  returnTransfer: 'R', sendBack: 'R', visit: 'S', triage: 'T', transfer: 'T', verify: 'V', defer: 'W', reopen: 'Z',
} as const satisfies Partial<Record<LeadAction, string>>;

export type LeadKey = (typeof LEAD_KEYS)[keyof typeof LEAD_KEYS];

export function keyOf(action: LeadAction): LeadKey | undefined {
  return (LEAD_KEYS as Partial<Record<LeadAction, LeadKey>>)[action];
}

/** What a letter does now: the next step if it has that letter, or else the first possible action with it. */
export function actionOfKey(letter: LeadKey, possible: LeadActions): LeadAction | undefined {
  const { primary } = possible;
  if (primary !== undefined && keyOf(primary) === letter) return primary;
  return LEAD_ACTIONS.find((action) => keyOf(action) === letter && allows(possible, action));
}
