/** One task in the list, 44 px. */
import { memo } from 'react';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Task } from '#domain/schema/task.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { LimitChip, TaskStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { MiddleEllipsis } from '../../ui/pieces.tsx';
import styles from '../desk.module.css';

export interface TaskRowProps {
  readonly task: Pending<Task> | undefined;
  readonly gridName: string | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly calendar: WorkCalendar;
  readonly now: number;
  readonly index: number;
  readonly onActivate: (index: number, extend: boolean) => void;
  readonly onToggle: (task: Pending<Task>) => void;
  readonly onOpen: (task: Pending<Task>) => void;
}

export const TaskRow = memo(function TaskRow({
  task,
  gridName,
  active,
  selected,
  calendar,
  now,
  index,
  onActivate,
  onToggle,
  onOpen,
}: TaskRowProps) {
  const t = useT();
  const format = useFormat();
  if (task === undefined) return <div className={styles['skeleton']} />;
  const look = `${styles['row']} ${active ? styles['active'] : ''} ${selected ? styles['chosen'] : ''}`;
  return (
    <div
      className={look}
      role="option"
      aria-selected={selected}
      aria-current={active}
      data-task={task.id}
      onClick={(event) => onActivate(index, event.shiftKey)}
      onDoubleClick={() => onOpen(task)}
    >
      <button
        type="button"
        tabIndex={-1}
        className={`${styles['box']} ${selected ? styles['boxOn'] : ''}`}
        aria-label={t('dispatch:row.select', { name: task.entityName })}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(task);
        }}
      />
      <span>
        {task.open === 1 ? <LimitChip row={task} calendar={calendar} now={now} /> : <TaskStateTag state={task.state} />}
      </span>
      <span className={styles['two']}>
        <span className={styles['name']} title={task.entityName}>
          {task.entityName}
          {task.pending && (
            <span className={styles['up']} title={t('dispatch:row.pending')}>
              ⇡
            </span>
          )}
        </span>
        <span className={styles['sub']}>
          <MiddleEllipsis text={task.address} />
        </span>
      </span>
      <span className={styles['two']}>
        <span className={styles['sub']}>{gridName ?? t('dispatch:row.noGrid')}</span>
        <span className={styles['sub']}>{t(`trade:cause.${task.cause}`)}</span>
      </span>
      <span className={styles['two']}>
        <span className={styles['sub']} style={{ color: 'var(--text)' }}>
          {task.assigneeName ?? t('dispatch:row.unassigned')}
        </span>
        <span className={styles['sub']}>
          {task.urges > 0 ? t('dispatch:row.urged', { count: task.urges }) : t(`trade:taskState.${task.state}`)}
        </span>
      </span>
      <span className={styles['when']} title={format.dateTime(task.pushedAt)}>
        {format.brief(task.pushedAt, now)}
      </span>
    </div>
  );
});
