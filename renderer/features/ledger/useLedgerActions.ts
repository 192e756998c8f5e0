/** Carries out the steps of an entry, each through the dialog that asks what is missing. */
import { useState } from 'react';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import { usePerform } from '../../app/perform.tsx';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import type { LedgerAction } from './rules.ts';
import { LEDGER_RULES } from './rules.ts';

export interface LedgerActionRunner {
  readonly dialog: { readonly action: LedgerAction; readonly entry: LedgerEntry } | undefined;
  readonly closeDialog: () => void;
  readonly start: (action: LedgerAction, entry: LedgerEntry) => void;
  /** Ends a dialog with the command's arguments besides the entry's key. */
  readonly submit: (args: CommandInput['args']) => void;
}

/** `settled` is called before a step that may take the entry out of the list. */
export function useLedgerActions(settled: () => void): LedgerActionRunner {
  const t = useT();
  const perform = usePerform();
  const [dialog, setDialog] = useState<LedgerActionRunner['dialog']>();
  return {
    dialog,
    closeDialog: () => setDialog(undefined),
    start: (action, entry) => setDialog({ action, entry }),
    submit: (args) => {
      if (dialog === undefined) return;
      const { action, entry } = dialog;
      setDialog(undefined);
      settled();
      void perform([{ command: LEDGER_RULES[action].command, args: { id: entry.id, ...args } }], { done: t(`ledger:done.${action}`) });
    },
  };
}
