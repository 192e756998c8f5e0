/** Carries out the actions of a lead: at once, or through the dialog that asks what is missing. */
import { useState } from 'react';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { usePerform } from '../../app/perform.tsx';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import type { LeadAction } from './actions.ts';
import { asksNothing, commandOf, inverseOf } from './actions.ts';

export interface OpenDialog {
  readonly action: LeadAction;
  readonly detail: LeadDetail;
}

export interface LeadActionRunner {
  readonly dialog: OpenDialog | undefined;
  readonly closeDialog: () => void;
  /** Starts an action; the caller has checked that it is possible (leadActionsOf). */
  readonly start: (action: LeadAction, detail: LeadDetail) => void;
  /** Ends a dialog with the command's arguments besides the lead's id. */
  readonly submit: (args: CommandInput['args']) => void;
  /** Ends a dialog with commands of its own, for example a triage that transfers too. */
  readonly issue: (commands: readonly CommandInput[], done: string) => void;
}

/** `settled` is called before an action that may take the lead out of the list. */
export function useLeadActions(settled: () => void): LeadActionRunner {
  const t = useT();
  const perform = usePerform();
  const [dialog, setDialog] = useState<OpenDialog>();
  const issue = (commands: readonly CommandInput[], done: string, undo: readonly CommandInput[] = []): void => {
    setDialog(undefined);
    settled();
    void perform(commands, { done, undo });
  };
  const carryOut = (action: LeadAction, { id }: Lead, args: CommandInput['args']): void => {
    const inverse = inverseOf(action, id);
    const command = { command: commandOf(action), args: { leadId: id, ...args } };
    issue([command], t(`leads:done.${action}`), inverse === undefined ? [] : [inverse]);
  };
  return {
    dialog,
    closeDialog: () => setDialog(undefined),
    start: (action, detail) => {
      if (asksNothing(action)) carryOut(action, detail.lead, {});
      else setDialog({ action, detail });
    },
    submit: (args) => {
      if (dialog !== undefined) carryOut(dialog.action, dialog.detail.lead, args);
    },
    issue,
  };
}
