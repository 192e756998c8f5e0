/** One task in the list, two lines. */
import { memo } from 'react';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Task } from '#domain/schema/task.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { LimitChip, TaskStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import type { RowClick } from '../desk/DeskList.tsx';
import { RowBox } from '../desk/RowBox.tsx';

export interface TaskRowProps {
  readonly task: Pending<Task>;
  /** Village and grid at a town's desk, the grid at a village's. */
  readonly placeName: string | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly calendar: WorkCalendar;
  readonly now: number;
  readonly index: number;
  readonly onClick: RowClick<Pending<Task>>;
  readonly onToggle: (task: Pending<Task>) => void;
}

/** Drawn again only when something of it changed: a list moves its cursor through some thirty of them. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, placeName, active, selected, calendar, now, index, onClick, onToggle } = props;
  const t = useT();
  const format = useFormat();
  const look = [rowStyles['row'], active && rowStyles['active'], selected && rowStyles['chosen']].filter(Boolean).join(' ');
  return (
    <div
      className={look}
      role="option"
      aria-selected={selected}
      aria-current={active}
      data-task={task.id}
      data-state={task.state}
      data-pending={task.pending}
      onClick={(event) => onClick(task, index, event)}
    >
      <RowBox name={task.entityName} on={selected} onToggle={() => onToggle(task)} />
      <span>
        {task.open === 1 ? <LimitChip row={task} calendar={calendar} now={now} /> : <TaskStateTag state={task.state} />}
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['main']}`}>
        <span className={rowStyles['name']} title={task.entityName}>
          {task.entityName}
          <PendingMark on={task.pending} />
        </span>
        <span className={rowStyles['sub']}>
          <MiddleEllipsis text={task.address} />
        </span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={rowStyles['sub']}>{placeName ?? t('desk:row.noGrid')}</span>
        <span className={rowStyles['sub']}>{t(`trade:cause.${task.cause}`)}</span>
      </span>
      <span className={`${rowStyles['two']} ${rowStyles['optional']}`}>
        <span className={`${rowStyles['sub']} ${task.assigneeName === null ? '' : rowStyles['holder']}`}>
          {task.assigneeName ?? t('desk:row.unassigned')}
        </span>
        <span className={rowStyles['sub']}>
          {task.urges > 0 ? t('dispatch:row.urged', { count: task.urges }) : t(`trade:taskState.${task.state}`)}
        </span>
      </span>
      <span className={rowStyles['when']} title={format.dateTime(task.pushedAt)}>
        {format.brief(task.pushedAt, now)}
      </span>
    </div>
  );
});
