/** The running time limit from its start to its end, with a mark for now. */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Limit } from '#domain/calendar/limits.ts';
import { lightOf } from '#domain/calendar/limits.ts';
import { useT } from '../../i18n/useT.ts';
import { LimitChip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { limitShare } from '../../ui/limits.ts';
import type { LimitColumns } from '../../ui/limits.ts';
import styles from './limitBar.module.css';

export interface LimitedRow extends LimitColumns {
  readonly limit: Limit | null;
  readonly limitFrom: number | null;
}

interface LimitBarProps {
  readonly row: LimitedRow;
  readonly now: number;
}

/** Nothing for a row whose limit has ended. */
export function LimitBar({ row, now }: LimitBarProps) {
  const t = useT();
  const format = useFormat();
  if (row.limit === null || row.limitFrom === null || row.dueAt === null) return null;
  const share = `${(100 * limitShare(row.limitFrom, row.dueAt, now)).toFixed(1)}%`;
  return (
    <div className={styles['limitBar']}>
      <div className={styles['limitTrack']}>
        <i style={{ width: share }} data-light={lightOf(row, now)} />
        <u style={{ left: `calc(${share} - 1px)` }} title={t('desk:limit.now')} />
      </div>
      <div className={styles['limitWords']}>
        <span>{t('desk:limit.start', { time: format.dateTime(row.limitFrom) })}</span>
        <span>{t('ui:limit.dueAt', { limit: t(`trade:limit.${row.limit}`), time: format.dateTime(row.dueAt) })}</span>
      </div>
    </div>
  );
}

/** The chip of a row that is still open. */
export function OpenLimit({ row, calendar, now }: LimitBarProps & { readonly calendar: WorkCalendar }) {
  return row.limit === null ? null : <LimitChip row={row} calendar={calendar} now={now} />;
}
