/** Head of a lead's detail: what it is, how much time is left, and what can be done, the next step first. */
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import type { Lead } from '#domain/schema/lead.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useT } from '../../i18n/useT.ts';
import { Kbd, LeadStateTag } from '../../ui/chips.tsx';
import styles from '../desk.module.css';
import { LimitBar, OpenLimit } from '../desk/LimitBar.tsx';
import { MoreActions } from '../desk/MoreActions.tsx';
import type { LeadAction, LeadActions } from './actions.ts';
import type { LeadActionRunner } from './useLeadActions.ts';

/** Keys of the desk; the same letters in both languages. */
export const LEAD_KEYS: Readonly<Record<LeadAction, string>> = {
  accept: 'A',
  acceptTransfer: 'A',
  close: 'D',
  feedback: 'D',
  handUp: 'H',
  transfer: 'T',
  verify: 'V',
  returnTransfer: 'R',
  urge: 'G',
  remark: 'M',
  invalidate: 'I',
};
const MAX_BESIDE = 2;

interface LeadHeadProps {
  readonly lead: Pending<Lead>;
  readonly now: number;
  readonly possible: LeadActions;
  readonly actions: LeadActionRunner;
  readonly onClose: (() => void) | undefined;
}

export function LeadHead({ lead, now, possible, actions, onClose }: LeadHeadProps) {
  const t = useT();
  const calendar = useCalendar();
  return (
    <header className={styles['detailHead']}>
      <div className={styles['detailTitle']}>
        <h2>{lead.subjectName}</h2>
        <OpenLimit row={lead} calendar={calendar} now={now} />
        {onClose !== undefined && (
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('desk:detail.close')} onClick={onClose} />
        )}
      </div>
      <div className={styles['number']}>
        <span>{lead.number}</span>
        <LeadStateTag state={lead.state} />
        <span>{t(`trade:leadCategory.${lead.category}`)}</span>
        <span>{t(`trade:leadOrigin.${lead.origin}`)}</span>
        {lead.pending && (
          <span className={styles['up']} title={t('desk:row.pending')} data-testid="pending">
            ⇡ {t('desk:row.pending')}
          </span>
        )}
      </div>
      <LimitBar row={lead} now={now} />
      {possible.finder && lead.open === 1 && <p className={styles['hint']}>{t('leads:finderHint')}</p>}
      <Buttons lead={lead} possible={possible} actions={actions} />
    </header>
  );
}

function Buttons({ lead, possible, actions }: Pick<LeadHeadProps, 'lead' | 'possible' | 'actions'>) {
  const t = useT();
  const { primary, others } = possible;
  const beside = others.slice(0, MAX_BESIDE);
  const more = others.slice(MAX_BESIDE);
  const button = (action: LeadAction, main: boolean) => (
    <Button key={action} type={main ? 'primary' : 'default'} onClick={() => actions.start(action, lead)} data-action={action}>
      {t(`leads:action.${action}`)} <Kbd on={main}>{LEAD_KEYS[action]}</Kbd>
    </Button>
  );
  return (
    <div className={styles['actions']}>
      {primary !== undefined && button(primary, true)}
      {beside.map((action) => button(action, false))}
      <MoreActions
        actions={more}
        labelOf={(action) => t(`leads:action.${action}`)}
        danger="invalidate"
        onStart={(action) => actions.start(action, lead)}
      />
    </div>
  );
}
