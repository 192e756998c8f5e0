import type { Translated } from '../shape.ts';
import type * as zh from '../zh/duplicates.ts';

export const caseCommands: Translated<typeof zh.caseCommands> = {
  merge: 'Merge leads', split: 'Not a duplicate', pick: 'Choose a value', retract: 'Undo a decision',
};

export const caseDeeds: Translated<typeof zh.caseDeeds> = {
  merge: 'merged {{leads}} leads',
  split: 'said that {{leads}} leads are no duplicates',
  pick: 'chose the value of {{field}}',
  retract: 'undid: {{undone}}',
};

export const caseCodes: Translated<typeof zh.caseCodes> = {
  caseOperation: { merge: 'Merge', split: 'Not the same', pick: 'Choice of a value', retract: 'Undo' },
  caseField: { category: 'Category', name: 'Name', creditCode: 'Credit code', address: 'Address' },
};

export const caseRefusals: Translated<typeof zh.caseRefusals> = {
  beyondTier: 'These leads do not lie in one village: the next tier decides about them',
  alreadyUndone: '{{by}} undid this already',
  notUndoable: 'An undoing cannot be undone: merge or split anew',
};
