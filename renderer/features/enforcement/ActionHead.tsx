/** Head of a joint action's detail: what it is, how far it is, and what can be done, the next step first. */
import { Button } from 'antd';
import { CloseOutlined, TableOutlined } from '@ant-design/icons';
import type { ActionDetail, ActionStateSeen } from '#protocol/bridge/queries.ts';
import { openPage } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { MoreActions } from '../desk/MoreActions.tsx';
import type { EnforcementAction, EnforcementActions } from './actions.ts';
import { ActionStateTag, LookBackChip } from './chips.tsx';
import { ACTION_KEYS } from './keys.ts';
import { Progress } from './Progress.tsx';
import type { EnforcementRunner } from './useEnforcementActions.ts';

/** From the notice on there is something to see on the on-site sheet. */
const WITH_SHEET: readonly ActionStateSeen[] = ['noticed', 'summarised', 'closed', 'over'];
/** The rest goes into the menu. */
const MAX_BESIDE = 2;

interface ActionHeadProps {
  readonly detail: ActionDetail;
  readonly possible: EnforcementActions;
  readonly actions: EnforcementRunner;
  readonly now: number;
  readonly onClose: (() => void) | undefined;
}

export function ActionHead({ detail, possible, actions, now, onClose }: ActionHeadProps) {
  const t = useT();
  const { summary } = detail;
  return (
    <header className={detailStyles['detailHead']}>
      <div className={detailStyles['detailTitle']}>
        <h2>{summary.title}</h2>
        {summary.lookBack !== null && <LookBackChip next={summary.lookBack} now={now} />}
        {onClose !== undefined && (
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('desk:detail.close')} onClick={onClose} />
        )}
      </div>
      <div className={detailStyles['number']}>
        {summary.number !== null && <span>{summary.number}</span>}
        <ActionStateTag state={summary.state} />
        <PendingMark on={summary.pending} said />
      </div>
      <Progress summary={summary} />
      {possible.planner && summary.state === 'planned' && <p className={textStyles['hint']}>{t('enforcement:plannerHint')}</p>}
      <Buttons detail={detail} possible={possible} actions={actions} />
    </header>
  );
}

function Buttons({ detail, possible, actions }: Pick<ActionHeadProps, 'detail' | 'possible' | 'actions'>) {
  const t = useT();
  const { primary, others } = possible;
  const { id, state } = detail.summary;
  const beside = others.slice(0, MAX_BESIDE);
  const sheetOpens = primary === 'recordResult' || primary === 'lookBack' || beside.includes('recordResult');
  const labelOf = (action: EnforcementAction): string =>
    action === 'plan' && state === 'planned' ? t('enforcement:plan.revise') : t(`enforcement:action.${action}`);
  const button = (action: EnforcementAction, main: boolean) => (
    <Button key={action} type={main ? 'primary' : 'default'} onClick={() => actions.start(action, detail)} data-action={action}>
      {labelOf(action)} <Kbd on={main}>{ACTION_KEYS[action]}</Kbd>
    </Button>
  );
  return (
    <div className={detailStyles['actions']}>
      {primary !== undefined && button(primary, true)}
      {beside.map((action) => button(action, false))}
      {WITH_SHEET.includes(state) && !sheetOpens && (
        <Button icon={<TableOutlined />} onClick={() => openPage('enforcement', { id, view: 'sheet' })} data-testid="open-sheet">
          {t('enforcement:sheet.open')}
        </Button>
      )}
      <MoreActions
        actions={others.slice(MAX_BESIDE)}
        labelOf={labelOf}
        danger="cancel"
        onStart={(action) => actions.start(action, detail)}
      />
    </div>
  );
}
