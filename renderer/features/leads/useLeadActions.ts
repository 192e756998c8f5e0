/** Carries out the actions of a lead: at once, or through the dialog that asks what is missing. */
import { useState } from 'react';
import type { Lead } from '#domain/schema/lead.ts';
import { usePerform } from '../../app/perform.tsx';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import type { LeadAction } from './actions.ts';

export type LeadDialogAction = Exclude<LeadAction, 'accept' | 'acceptTransfer'>;

export interface LeadActionRunner {
  readonly dialog: { readonly action: LeadDialogAction; readonly lead: Lead } | undefined;
  readonly closeDialog: () => void;
  /** Starts an action; the caller has checked that it is possible (leadActionsOf). */
  readonly start: (action: LeadAction, lead: Lead) => void;
  /** Ends a dialog with the command's arguments besides the lead's id. */
  readonly submit: (args: CommandInput['args']) => void;
}

/** `settled` is called before an action that may take the lead out of the list. */
export function useLeadActions(settled: () => void): LeadActionRunner {
  const t = useT();
  const perform = usePerform();
  const [dialog, setDialog] = useState<LeadActionRunner['dialog']>();
  const carryOut = (action: LeadAction, lead: Lead, args: CommandInput['args']): void => {
    setDialog(undefined);
    settled();
    void perform([{ command: `lead.${action}`, args: { leadId: lead.id, ...args } }], { done: t(`leads:done.${action}`) });
  };
  return {
    dialog,
    closeDialog: () => setDialog(undefined),
    start: (action, lead) => {
      if (action === 'accept' || action === 'acceptTransfer') carryOut(action, lead, {});
      else setDialog({ action, lead });
    },
    submit: (args) => {
      if (dialog !== undefined) carryOut(dialog.action, dialog.lead, args);
    },
  };
}
