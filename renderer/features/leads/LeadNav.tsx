/** The queues of the lead desk with their counts; one click on a count opens its list. */
import type { Light } from '#domain/calendar/limits.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import styles from '../desk/queues.module.css';
import { LightsBar } from '../desk/LightsBar.tsx';
import { QueueNav } from '../desk/QueueNav.tsx';
import { countOf, leadQueuesOf, leadQueueTone } from './queues.ts';
import type { DeskQueue } from './queues.ts';

interface LeadNavProps {
  readonly current: DeskQueue;
  readonly onChoose: (queue: DeskQueue) => void;
  /** Shows the open leads of a light; absent where the list has no such filter. */
  readonly onLight?: (light: Light) => void;
}

export function LeadNav({ current, onChoose, onLight }: LeadNavProps) {
  const t = useT();
  const { role } = useAccount();
  const { place } = useStationPlace();
  const { data: counts } = useQuery('desk.counts', { place });
  return (
    <QueueNav
      label={t('desk:queues')}
      groups={leadQueuesOf(role).map(({ group, queues }) => ({
        title: t(`leads:group.${group}`),
        items: queues.map((queue) => ({
          queue,
          label: t(`leads:queue.${queue}`),
          count: counts === undefined ? undefined : countOf(queue, counts),
          tone: counts === undefined ? undefined : leadQueueTone(queue, counts, role),
        })),
      }))}
      current={current}
      onChoose={onChoose}
    >
      {counts !== undefined && (
        <footer className={styles['queueFoot']}>
          <LightsBar
            title={t('leads:lights')}
            lights={counts.leadLights}
            {...(onLight === undefined ? {} : { onChoose: onLight })}
          />
        </footer>
      )}
    </QueueNav>
  );
}
