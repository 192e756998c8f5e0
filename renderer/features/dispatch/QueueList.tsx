/** The desk's queues, the lights of all open work, how fast registrations arrive, and who is on duty. */
import { memo } from 'react';
import type { DeskCounts, TaskQueue } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from '../desk/queues.module.css';
import { LightsBar } from '../desk/LightsBar.tsx';
import { QueueNav } from '../desk/QueueNav.tsx';
import type { TaskQueues } from './queues.ts';
import { queueText, queueTone } from './queues.ts';

interface QueueListProps {
  readonly groups: readonly TaskQueues[];
  readonly place: string;
  readonly counts: DeskCounts | undefined;
  readonly current: TaskQueue;
  readonly onChoose: (queue: TaskQueue) => void;
}

export const QueueList = memo(function QueueList({ groups, place, counts, current, onChoose }: QueueListProps) {
  const t = useT();
  const { role } = useAccount();
  const shown = groups.map(({ group, queues }) => ({
    title: t(`dispatch:group.${group}`),
    items: queues.map((queue) => ({
      queue,
      label: t(queueText(queue, role)),
      count: counts?.tasks[queue],
      tone: counts === undefined ? undefined : queueTone(queue, counts),
    })),
  }));
  return (
    <QueueNav label={t('desk:queues')} groups={shown} current={current} onChoose={onChoose}>
      {counts !== undefined && <Foot place={place} counts={counts} />}
    </QueueNav>
  );
});

function Foot({ place, counts }: { place: string; counts: DeskCounts }) {
  const t = useT();
  const format = useFormat();
  const { data: onDuty } = useQuery('members.list', { place, status: 'onDuty', limit: 1 }, { enabled: place !== '' });
  const { data: leave } = useQuery('members.list', { place, status: 'leave', limit: 1 }, { enabled: place !== '' });
  const { push } = counts;
  const pushHint = t('dispatch:pushHint', { onTime: format.count(push.onTime), all: format.count(push.all) });
  return (
    <footer className={styles['queueFoot']}>
      <LightsBar title={t('dispatch:lights')} lights={counts.lights} />
      <div className={styles['footRow']} title={pushHint}>
        <span>{t('dispatch:pushRate')}</span>
        <b>{format.rate(push.onTime, push.all)}</b>
      </div>
      {onDuty !== undefined && (
        <div className={styles['footRow']}>
          <span>{t('dispatch:members')}</span>
          <span>{t('dispatch:membersLine', { onDuty: format.count(onDuty.total), leave: format.count(leave?.total ?? 0) })}</span>
        </div>
      )}
    </footer>
  );
}
