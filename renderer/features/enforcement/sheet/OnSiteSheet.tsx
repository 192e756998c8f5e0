/** 现场表: targets × departments with large cells; who is there, what each did, and the look-backs afterwards. */
import { useState } from 'react';
import { Button } from 'antd';
import type { ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { ActionDetail, ActionSheetRow } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../../app/perform.tsx';
import { useAccount } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { Kbd } from '../../../ui/chips.tsx';
import type { Hotkey } from '../../../ui/hotkeys.ts';
import type { EnforcementAction } from '../actions.ts';
import { enforcementActionsOf } from '../actions.ts';
import { ActionStateTag, LookBackChip } from '../chips.tsx';
import { EnforcementDialogs } from '../EnforcementDialogs.tsx';
import { FullPage } from '../FullPage.tsx';
import { ACTION_KEYS } from '../keys.ts';
import { Progress } from '../Progress.tsx';
import { useEnforcementActions } from '../useEnforcementActions.ts';
import { CheckInForm } from './CheckInForm.tsx';
import { LookBackForm } from './LookBackForm.tsx';
import { Matrix } from './Matrix.tsx';
import { ResultForm } from './ResultForm.tsx';

type Asked =
  | { readonly kind: 'result'; readonly target: ActionTarget }
  | { readonly kind: 'checkIn'; readonly unit: ActionUnit }
  | { readonly kind: 'lookBack'; readonly row: ActionSheetRow; readonly days: 7 | 30 };

/** Steps the sheet's head offers: the rest is entered in its cells, or belongs to the desk. */
const HEAD_ACTIONS: readonly EnforcementAction[] = ['receive', 'checkIn', 'summarise', 'close'];
/** Due dates are renewed this often, ms. */
const TICK_MS = 30_000;

export function OnSiteSheet({ detail, onLeave }: { detail: ActionDetail; onLeave: () => void }) {
  const t = useT();
  const account = useAccount();
  const now = useNow(TICK_MS);
  const perform = usePerform();
  const [asked, setAsked] = useState<Asked>();
  const actions = useEnforcementActions(() => undefined);
  const { summary, units } = detail;
  const { primary } = enforcementActionsOf(detail, account, now);
  const next = primary !== undefined && HEAD_ACTIONS.includes(primary) ? primary : undefined;
  const start = (): void => {
    const [own] = units;
    if (next === 'checkIn') {
      if (own !== undefined) setAsked({ kind: 'checkIn', unit: own });
    } else if (next !== undefined) {
      actions.start(next, detail);
    }
  };
  const issue = (step: EnforcementAction, args: Readonly<Record<string, unknown>>): void => {
    setAsked(undefined);
    void perform([{ command: `action.${step}`, args }], { done: t(`enforcement:done.${step}`) });
  };
  const keys: readonly Hotkey[] =
    next === undefined
      ? []
      : [{ keys: [ACTION_KEYS[next].toLowerCase(), 'enter'], help: t(`enforcement:action.${next}`), run: start }];
  return (
    <FullPage
      title={`${t('enforcement:sheet.title')} · ${summary.title}`}
      note={
        <>
          {summary.number} <ActionStateTag state={summary.state} />
          {summary.lookBack !== null && <LookBackChip next={summary.lookBack} now={now} />}
        </>
      }
      tools={
        next !== undefined && (
          <Button type="primary" onClick={start} data-action={next}>
            {t(`enforcement:action.${next}`)} <Kbd on>{ACTION_KEYS[next]}</Kbd>
          </Button>
        )
      }
      hotkeys={keys}
      onLeave={onLeave}
    >
      <Progress summary={summary} />
      <Matrix
        detail={detail}
        viewer={account}
        now={now}
        onResult={(target) => setAsked({ kind: 'result', target })}
        onCheckIn={(unit) => setAsked({ kind: 'checkIn', unit })}
        onLookBack={(row, days) => setAsked({ kind: 'lookBack', row, days })}
      />
      <EnforcementDialogs actions={actions} />
      {asked?.kind === 'result' && (
        <ResultForm target={asked.target} onCancel={() => setAsked(undefined)} onSubmit={(args) => issue('recordResult', args)} />
      )}
      {asked?.kind === 'checkIn' && (
        <CheckInForm unit={asked.unit} onCancel={() => setAsked(undefined)} onSubmit={(args) => issue('checkIn', args)} />
      )}
      {asked?.kind === 'lookBack' && (
        <LookBackForm
          actionId={summary.id}
          row={asked.row}
          days={asked.days}
          onCancel={() => setAsked(undefined)}
          onSubmit={(args) => issue('lookBack', args)}
        />
      )}
    </FullPage>
  );
}
