/** One lead in the list, two lines. */
import { memo } from 'react';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { LeadStateTag, LimitChip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import styles from '../desk.module.css';
import type { RowClick } from '../desk/DeskList.tsx';
import { holderOf } from './holder.ts';

export interface LeadRowProps {
  readonly lead: Pending<Lead>;
  readonly placeName: string | undefined;
  readonly active: boolean;
  readonly calendar: WorkCalendar;
  readonly now: number;
  readonly index: number;
  readonly onClick: RowClick<Pending<Lead>>;
}

export const LeadRow = memo(function LeadRow({ lead, placeName, active, calendar, now, index, onClick }: LeadRowProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  return (
    <div
      className={`${styles['row']} ${styles['plainRow']} ${active ? styles['active'] : ''}`}
      role="option"
      aria-selected={active}
      data-lead={lead.id}
      data-state={lead.state}
      data-pending={lead.pending}
      onClick={(event) => onClick(lead, index, event)}
    >
      <span>
        {lead.limit === null ? <LeadStateTag state={lead.state} /> : <LimitChip row={lead} calendar={calendar} now={now} />}
      </span>
      <span className={`${styles['two']} ${styles['main']}`}>
        <span className={styles['name']} title={lead.subjectName}>
          {lead.subjectName}
          {lead.pending && (
            <span className={styles['up']} title={t('desk:row.pending')}>
              ⇡
            </span>
          )}
        </span>
        <span className={styles['sub']}>
          <MiddleEllipsis text={lead.address} />
        </span>
      </span>
      <span className={`${styles['two']} ${styles['optional']}`}>
        <span className={styles['sub']}>{t(`trade:leadCategory.${lead.category}`)}</span>
        <span className={styles['sub']}>{placeName ?? t('desk:row.noGrid')}</span>
      </span>
      <span className={`${styles['two']} ${styles['optional']}`}>
        <span className={`${styles['sub']} ${styles['holder']}`}>{t(`trade:leadState.${lead.state}`)}</span>
        <span className={styles['sub']}>{holderOf(lead, t, words)}</span>
      </span>
      <span className={styles['when']} title={format.dateTime(lead.reportedAt)}>
        {format.brief(lead.reportedAt, now)}
      </span>
    </div>
  );
});
