/** 批量办理: accept, receive, begin, urge and triage all selected leads, with their progress and what was refused. */
import { useMemo, useState } from 'react';
import { App, Button } from 'antd';
import type { Lead } from '#domain/schema/lead.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { systemClock } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import { BatchBar } from '../../ui/pieces.tsx';
import { able, BATCH_ACTIONS, batchSteps } from './batch.ts';
import type { BatchAction } from './batch.ts';
import { BulkTriage } from './BulkTriage.tsx';
import { keyOf } from './keys.ts';
import type { LeadKey } from './keys.ts';
import type { RefusedLead } from './RefusedLeads.tsx';
import { RefusedLeads } from './RefusedLeads.tsx';

type Sheet =
  | { readonly kind: 'triage'; readonly leads: readonly Lead[]; readonly skipped: number }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedLead[] };

export interface LeadBatch {
  readonly selected: readonly Lead[];
  /** Actions that apply to some of the selection, with how many. */
  readonly possible: readonly { readonly action: BatchAction | 'triage'; readonly count: number }[];
  readonly start: (action: BatchAction | 'triage') => void;
  /** Does what a letter means for the selection; false when it means nothing for it. */
  readonly press: (letter: LeadKey) => boolean;
  readonly clear: () => void;
  readonly sheet: Sheet | undefined;
  readonly show: (sheet: Sheet | undefined) => void;
}

const ACTIONS = [...BATCH_ACTIONS, 'triage'] as const;

/** `chosen`: the selection of the list, the same map until it changes: what applies to two thousand leads is found out once. */
export function useLeadBatch(chosen: ReadonlyMap<string, Lead>, clear: () => void): LeadBatch {
  const t = useT();
  const { message } = App.useApp();
  const account = useAccount();
  const calendar = useCalendar();
  const perform = usePerform();
  const [sheet, show] = useState<Sheet>();
  const selected = useMemo(() => [...chosen.values()], [chosen]);
  const fitting = useMemo(() => {
    const circumstances = { now: systemClock.now(), calendar, visited: false, asked: [], relapse: false };
    return new Map(ACTIONS.map((action) => [action, able(action, selected, account, circumstances)]));
  }, [selected, account, calendar]);
  const fit = (action: BatchAction | 'triage'): readonly Lead[] => fitting.get(action) ?? [];
  const possible = ACTIONS.map((action) => ({ action, count: fit(action).length })).filter(({ count }) => count > 0);

  const issue = (action: BatchAction, leads: readonly Lead[]): void => {
    const steps = batchSteps(action, leads);
    const refused: RefusedLead[] = [];
    void perform(steps.map(({ command }) => command), {
      done: (count) => t('leads:batch.did', { action: t(`leads:batch.${action}`), count }),
      undo: steps.flatMap(({ undo }) => undo ?? []),
      onRefused: (refusals) => {
        refused.push(...refusals.flatMap(({ index, error }) => (steps[index] === undefined ? [] : [{ lead: steps[index].lead, error }])));
      },
    }).then((saved) => {
      if (saved > 0) clear();
      if (refused.length > 0) show({ kind: 'refused', refused });
    });
  };
  const start = (action: BatchAction | 'triage'): void => {
    const leads = fit(action);
    if (leads.length === 0) message.info(t('leads:batch.nothing', { action: t(`leads:batch.${action}`) }));
    else if (action === 'triage') show({ kind: 'triage', leads, skipped: selected.length - leads.length });
    else issue(action, leads);
  };
  const press = (letter: LeadKey): boolean => {
    const meant = ACTIONS.filter((action) => keyOf(action) === letter);
    const [first] = meant;
    if (first === undefined) return false;
    // Of two actions with the letter the one that applies; with none of them, `start` says so.
    start(meant.find((action) => fit(action).length > 0) ?? first);
    return true;
  };
  return { selected, possible, start, press, clear, sheet, show };
}

export function LeadBatchBar({ batch, onSelectAll }: { batch: LeadBatch; onSelectAll: () => void }) {
  const t = useT();
  const { selected, possible, start, clear } = batch;
  return (
    <BatchBar count={selected.length} onClear={clear}>
      <Button ghost onClick={onSelectAll} data-testid="select-all">
        {t('desk:keys.all')}
      </Button>
      {possible.map(({ action, count }) => (
        <Button
          key={action}
          ghost={action !== 'triage'}
          {...(action === 'triage' ? { type: 'primary' as const } : {})}
          onClick={() => start(action)}
          data-batch={action}
        >
          {t(`leads:batch.${action}`)} {count < selected.length ? `(${String(count)}) ` : ''}
          <Kbd on>{keyOf(action)}</Kbd>
        </Button>
      ))}
    </BatchBar>
  );
}

export function BatchDialogs({ batch: { sheet, show, clear } }: { batch: LeadBatch }) {
  if (sheet?.kind === 'refused') return <RefusedLeads refused={sheet.refused} onClose={() => show(undefined)} />;
  if (sheet?.kind !== 'triage') return null;
  return (
    <BulkTriage
      leads={sheet.leads}
      skipped={sheet.skipped}
      onCancel={() => show(undefined)}
      onDone={(refused) => {
        clear();
        show(refused.length === 0 ? undefined : { kind: 'refused', refused });
      }}
    />
  );
}
