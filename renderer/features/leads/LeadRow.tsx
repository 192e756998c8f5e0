/** One lead in the list, two lines. */
import { memo } from 'react';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import type { RowClick } from '../desk/DeskList.tsx';
import { RowBox } from '../desk/RowBox.tsx';
import { holderOf } from './holder.ts';
import styles from './leads.module.css';
import { LeadLimit, LeadMarks, WhereTag } from './marks.tsx';

export interface LeadRowProps {
  readonly lead: Pending<Lead>;
  readonly placeName: string | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly calendar: WorkCalendar;
  readonly now: number;
  readonly index: number;
  readonly onClick: RowClick<Pending<Lead>>;
  readonly onToggle: (lead: Pending<Lead>) => void;
}

export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { lead, placeName, active, selected, calendar, now, index, onClick, onToggle } = props;
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const place = lead.step === null ? t(`trade:leadState.${lead.state}`) : t(`trade:leadStep.${lead.step}`);
  return (
    <div
      className={`${rowStyles['row']} ${active ? rowStyles['active'] : ''} ${selected ? rowStyles['chosen'] : ''}`}
      role="option"
      aria-selected={selected}
      aria-current={active}
      data-lead={lead.id}
      data-state={lead.state}
      data-step={lead.step ?? ''}
      data-pending={lead.pending}
      onClick={(event) => onClick(lead, index, event)}
    >
      <RowBox name={lead.subjectName} on={selected} onToggle={() => onToggle(lead)} />
      <span>{lead.limit === null ? <WhereTag lead={lead} /> : <LeadLimit lead={lead} calendar={calendar} now={now} />}</span>
      <span className={`${rowStyles['two']} ${rowStyles['main']}`}>
        <span className={`${rowStyles['name']} ${styles['marked']}`} title={lead.subjectName}>
          <span className={styles['markedName']}>{lead.subjectName}</span>
          <LeadMarks lead={lead} />
          <PendingMark on={lead.pending} />
        </span>
        <span className={rowStyles['sub']}>
          <MiddleEllipsis text={lead.address} />
        </span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={rowStyles['sub']}>{t(`trade:leadCategory.${lead.category}`)}</span>
        <span className={rowStyles['sub']}>{placeName ?? t('desk:row.noGrid')}</span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={`${rowStyles['sub']} ${rowStyles['holder']}`}>{place}</span>
        <span className={rowStyles['sub']}>{holderOf(lead, t, words)}</span>
      </span>
      <span className={rowStyles['when']} title={format.dateTime(lead.reportedAt)}>
        {format.brief(lead.reportedAt, now)}
      </span>
    </div>
  );
});
