/** Head of a lead's detail: what it is, how much time is left, and what can be done, the next step first. */
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { holderOf, redActionOf } from '#domain/lead/on-red.ts';
import type { RedAction } from '#domain/lead/on-red.ts';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { LimitBar } from '../desk/LimitBar.tsx';
import { MoreActions } from '../desk/MoreActions.tsx';
import { PresenceLine } from '../desk/PresenceLine.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import type { LeadAction, LeadActions } from './actions.ts';
import { allows, mayStartJoint } from './actions.ts';
import { actionOfKey, keyOf } from './keys.ts';
import styles from './leads.module.css';
import { LeadLimit, LeadMarks, WhereTag } from './marks.tsx';
import type { LeadActionRunner } from './useLeadActions.ts';

const MAX_BESIDE = 2;

interface LeadHeadProps {
  readonly detail: LeadDetail;
  readonly now: number;
  readonly possible: LeadActions;
  readonly actions: LeadActionRunner;
  readonly onClose: (() => void) | undefined;
}

export function LeadHead({ detail, now, possible, actions, onClose }: LeadHeadProps) {
  const t = useT();
  const calendar = useCalendar();
  const { lead } = detail;
  return (
    <header className={detailStyles['detailHead']}>
      <div className={detailStyles['detailTitle']}>
        <h2>{lead.subjectName}</h2>
        <LeadLimit lead={lead} calendar={calendar} now={now} />
        {onClose !== undefined && (
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('desk:detail.close')} onClick={onClose} />
        )}
      </div>
      <div className={detailStyles['number']}>
        <span>{lead.number}</span>
        <WhereTag lead={lead} />
        <LeadMarks lead={lead} />
        <span>{t(`trade:leadCategory.${lead.category}`)}</span>
        <span>{t(`trade:leadOrigin.${lead.origin}`)}</span>
        <PendingMark on={lead.pending} said />
        <PresenceLine table="lead" id={lead.id} />
      </div>
      <LimitBar row={lead} now={now} />
      {possible.finder && lead.open === 1 && <p className={textStyles['hint']}>{t('leads:finderHint')}</p>}
      {lead.step === 'resolved' && possible.primary === undefined && <p className={textStyles['hint']}>{t('leads:verifierHint')}</p>}
      <OnRed detail={detail} now={now} possible={possible} actions={actions} />
      <Relapse detail={detail} possible={possible} actions={actions} />
      <Buttons detail={detail} possible={possible} actions={actions} />
    </header>
  );
}

/** What a missed limit calls for (domain catalogue 1.6, "on red"), one click away for whoever may do it. */
function OnRed({ detail, now, possible, actions }: Omit<LeadHeadProps, 'onClose'>) {
  const t = useT();
  const { lead } = detail;
  const { place } = useAccount();
  const called = redActionOf(lead, now);
  if (called === undefined) return null;
  const handsUp = called === 'proposeHandUp' && allows(possible, 'handUp');
  // Nobody urges oneself: what is late here is done here.
  const mine = !handsUp && holderOf(lead) === place;
  const text = mine ? 'mine' : called === 'proposeHandUp' && !handsUp ? 'urge' : called;
  return (
    <p className={styles['onRed']} data-testid="on-red" data-red={called}>
      <span>{t(`leads:red.${text}`)}</span>
      {!mine && <RedButton called={called} detail={detail} possible={possible} actions={actions} />}
    </p>
  );
}

type OfLead = Pick<LeadHeadProps, 'detail' | 'possible' | 'actions'>;

function RedButton({ called, detail, possible, actions }: OfLead & { called: RedAction }) {
  const t = useT();
  const button = (text: string, run: () => void) => (
    <Button size="small" danger onClick={run} data-action="onRed">
      {text}
    </Button>
  );
  if (called === 'proposeHandUp' && allows(possible, 'handUp')) {
    return button(t('leads:red.doHandUp'), () => actions.start('handUp', detail));
  }
  // Whoever may urge may also issue a supervision notice.
  if (!allows(possible, 'urge')) return null;
  if (called === 'supervise') return button(t('leads:red.doSupervise'), () => openPage('supervision', { lead: detail.lead.id }));
  return button(t('leads:red.doUrge'), () => actions.start('urge', detail));
}

/** 回潮: the closed lead it is a relapse of, or may be. */
function Relapse({ detail, possible, actions }: OfLead) {
  const t = useT();
  const format = useFormat();
  const earlier = detail.earlier ?? detail.relapse;
  if (earlier === null || earlier.closedAt === null) return null;
  const day = format.date(earlier.closedAt);
  const linked = detail.earlier !== null;
  const { number } = earlier;
  const result = earlier.result === null ? '—' : t(`trade:leadResult.${earlier.result}`);
  return (
    <p className={styles['relapse']} data-testid="relapse">
      <span>
        {linked ? t('leads:relapse.is', { number, day }) : t('leads:relapse.hint', { number, day, result })}{' '}
        <RecordLink page="leads" id={earlier.id} text={earlier.subjectName} />
      </span>
      {!linked && allows(possible, 'linkRelapse') && (
        <Button size="small" onClick={() => actions.start('linkRelapse', detail)} data-action="linkRelapse">
          {t('leads:relapse.link')}
        </Button>
      )}
    </p>
  );
}

function Buttons({ detail, possible, actions }: OfLead) {
  const t = useT();
  const { role } = useAccount();
  const { lead } = detail;
  const { primary, others } = possible;
  const beside = others.slice(0, MAX_BESIDE);
  const more = [...(mayStartJoint(lead, role) ? (['joint'] as const) : []), ...others.slice(MAX_BESIDE)];
  const start = (action: LeadAction | 'joint'): void => {
    if (action === 'joint') openPage('enforcement', { lead: lead.id });
    else actions.start(action, detail);
  };
  const button = (action: LeadAction, main: boolean) => {
    const letter = keyOf(action);
    // Two possible actions may share a letter: it stands beside the one it starts.
    const key = letter !== undefined && actionOfKey(letter, possible) === action ? letter : undefined;
    return (
      <Button key={action} type={main ? 'primary' : 'default'} onClick={() => start(action)} data-action={action}>
        {t(`leads:action.${action}`)} {key !== undefined && <Kbd on={main}>{key}</Kbd>}
      </Button>
    );
  };
  return (
    <div className={detailStyles['actions']}>
      {primary !== undefined && button(primary, true)}
      {beside.map((action) => button(action, false))}
      <MoreActions
        actions={more}
        labelOf={(action) => t(`leads:action.${action}`)}
        danger="invalidate"
        onStart={start}
      />
    </div>
  );
}
