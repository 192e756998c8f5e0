/** One joint action in the list, two lines. */
import { memo } from 'react';
import type { ActionSummary } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import type { RowClick } from '../desk/DeskList.tsx';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { ActionStateTag, LookBackChip } from './chips.tsx';
import styles from './enforcement.module.css';

interface ActionRowProps {
  readonly summary: ActionSummary;
  /** The town, for a city; who applied for it, for everybody else. */
  readonly placeName: string;
  readonly active: boolean;
  readonly now: number;
  readonly index: number;
  readonly onClick: RowClick<ActionSummary>;
}

export const ActionRow = memo(function ActionRow({ summary, placeName, active, now, index, onClick }: ActionRowProps) {
  const t = useT();
  const format = useFormat();
  const { state, lookBack, startsAt, targets, visited, departments, checkedIn } = summary;
  const when = startsAt ?? summary.changedAt;
  return (
    <div
      className={`${rowStyles['row']} ${rowStyles['plainRow']} ${styles['row']} ${active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={active}
      data-action-id={summary.id}
      data-state={state}
      data-pending={summary.pending}
      onClick={(event) => onClick(summary, index, event)}
    >
      <span>{lookBack === null ? <ActionStateTag state={state} /> : <LookBackChip next={lookBack} now={now} />}</span>
      <span className={`${rowStyles['two']} ${rowStyles['main']}`}>
        <span className={rowStyles['name']} title={summary.title}>
          {summary.title}
          <PendingMark on={summary.pending} />
        </span>
        <span className={rowStyles['sub']}>{[summary.number, summary.place].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={rowStyles['sub']}>{placeName}</span>
        <span className={rowStyles['sub']}>{summary.leader}</span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={rowStyles['sub']}>{targets > 0 && t('enforcement:row.visited', { done: visited, all: targets })}</span>
        <span className={rowStyles['sub']}>{departments > 0 && t('enforcement:row.present', { done: checkedIn, all: departments })}</span>
      </span>
      <span className={rowStyles['when']} title={format.dateTime(when)}>
        {format.brief(when, now)}
      </span>
    </div>
  );
});
