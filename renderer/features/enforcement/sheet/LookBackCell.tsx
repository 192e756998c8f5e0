/** One look-back at a target: done, due, overdue, or too early. */
import type { Action, ActionCheck } from '#domain/schema/enforcement.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LookBackChip } from '../chips.tsx';
import styles from './sheet.module.css';

interface LookBackCellProps {
  readonly action: Action | null;
  readonly check: Pending<ActionCheck> | undefined;
  readonly days: 7 | 30;
  readonly open: boolean;
  readonly now: number;
  readonly onOpen: () => void;
}

export function LookBackCell({ action, check, days, open, now, onOpen }: LookBackCellProps) {
  const t = useT();
  const format = useFormat();
  if (check !== undefined) {
    return (
      <div className={styles['cell']}>
        <span className={styles['found']}>
          <Chip tone={check.held === 1 ? 'green' : 'red'} mark>
            {t(check.held === 1 ? 'trade:decision.held' : 'trade:decision.cameBack')}
          </Chip>
          {check.pending && <b className={styles['up']}>⇡</b>}
        </span>
        {check.note !== '' && <small title={check.note}>{check.note}</small>}
        <small className={styles['by']}>
          {check.byName} {format.date(check.at)}
        </small>
      </div>
    );
  }
  const dueAt = days === 7 ? action?.firstCheckDueAt : action?.secondCheckDueAt;
  const due = typeof dueAt === 'number' ? <LookBackChip next={{ days, dueAt }} now={now} /> : '—';
  if (!open) return <div className={styles['cell']}>{due}</div>;
  return (
    <button type="button" className={`${styles['cell']} ${styles['open']}`} onClick={onOpen} data-look-back={days}>
      {due}
      <span className={styles['enter']}>{t('enforcement:action.lookBack')}</span>
    </button>
  );
}
