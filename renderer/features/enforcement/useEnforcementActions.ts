/** Carries out the steps of a joint action: at once, on a page of their own, or through the dialog that asks what is missing. */
import { useState } from 'react';
import type { ActionDetail } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { openPage } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import type { EnforcementAction } from './actions.ts';

/** Steps with a page of their own: the plan, and what is entered into the on-site sheet. */
const PAGES: Partial<Record<EnforcementAction, 'plan' | 'sheet'>> = {
  plan: 'plan',
  recordResult: 'sheet',
  lookBack: 'sheet',
  checkIn: 'sheet',
};

export type AskedAction = 'approve' | 'refuse' | 'cancel' | 'summarise' | 'close' | 'notify';

export interface EnforcementRunner {
  readonly asking: { readonly action: AskedAction; readonly detail: ActionDetail } | undefined;
  readonly stopAsking: () => void;
  /** The caller has checked that it is possible (enforcementActionsOf). */
  readonly start: (action: EnforcementAction, detail: ActionDetail) => void;
  /** Ends a dialog with the command's arguments besides the action's id. */
  readonly submit: (args: Readonly<Record<string, unknown>>) => void;
}

/** `settled` is called before a step that may take the action out of the list. */
export function useEnforcementActions(settled: () => void): EnforcementRunner {
  const t = useT();
  const perform = usePerform();
  const [asking, setAsking] = useState<EnforcementRunner['asking']>();
  const carryOut = (action: EnforcementAction, id: string, args: Readonly<Record<string, unknown>>): void => {
    setAsking(undefined);
    settled();
    void perform([{ command: `action.${action}`, args: { id, ...args } }], { done: t(`enforcement:done.${action}`) });
  };
  return {
    asking,
    stopAsking: () => setAsking(undefined),
    start: (action, detail) => {
      const page = PAGES[action];
      const { id, own } = detail.summary;
      if (action === 'receive') {
        if (own !== null) carryOut('receive', own.id, {});
      } else if (page !== undefined) {
        openPage('enforcement', { id, view: page });
      } else {
        setAsking({ action: action as AskedAction, detail });
      }
    },
    submit: (args) => {
      if (asking !== undefined) carryOut(asking.action, asking.detail.summary.id, args);
    },
  };
}
