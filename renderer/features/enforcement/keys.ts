/** Keys of the desk; the same letters in both languages. Steps that share a letter are never possible together. */
import type { EnforcementAction } from './actions.ts';

export const ACTION_KEYS: Readonly<Record<EnforcementAction, string>> = {
  receive: 'A',
  approve: 'A',
  checkIn: 'I',
  recordResult: 'S',
  plan: 'P',
  notify: 'T',
  summarise: 'D',
  lookBack: 'L',
  close: 'C',
  refuse: 'R',
  cancel: 'X',
};
