/** Queues with counts and lights, the lights of all open work, and who is on duty. */
import type { DeskCounts, TaskQueue } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { LIGHT_TONE, ToneMark } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from '../desk.module.css';
import { QUEUE_GROUPS, queueTone } from './queues.ts';

const LIGHTS = ['red', 'amber', 'green'] as const;

export function QueueList({
  place,
  counts,
  current,
  onChoose,
}: {
  place: string;
  counts: DeskCounts | undefined;
  current: TaskQueue;
  onChoose: (queue: TaskQueue) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <aside className={styles['queues']}>
      {QUEUE_GROUPS.map(({ group, queues }) => (
        <section key={group}>
          <h3>{t(`dispatch:group.${group}`)}</h3>
          {queues.map((queue) => {
            const tone = counts === undefined ? undefined : queueTone(queue, counts);
            return (
              <button
                key={queue}
                type="button"
                className={`${styles['queue']} ${queue === current ? styles['queueOn'] : ''}`}
                aria-pressed={queue === current}
                onClick={() => onChoose(queue)}
                data-queue={queue}
              >
                <span>{t(`dispatch:queue.${queue}`)}</span>
                <b className={tone === undefined ? undefined : styles[tone]}>
                  {tone !== undefined && (
                    <i className={styles['mark']}>
                      <ToneMark tone={tone} />
                    </i>
                  )}
                  {counts === undefined ? '' : format.count(counts.tasks[queue])}
                </b>
              </button>
            );
          })}
        </section>
      ))}
      {counts !== undefined && <Foot place={place} counts={counts} />}
    </aside>
  );
}

function Foot({ place, counts }: { place: string; counts: DeskCounts }) {
  const t = useT();
  const format = useFormat();
  const { data: onDuty } = useQuery('members.list', { place, status: 'onDuty', limit: 1 });
  const { data: leave } = useQuery('members.list', { place, status: 'leave', limit: 1 });
  const { lights, push } = counts;
  const open = Math.max(1, lights.red + lights.amber + lights.green);
  return (
    <footer className={styles['queueFoot']}>
      <div>
        <div className={styles['footRow']}>{t('dispatch:lights')}</div>
        <div className={styles['lights']}>
          {LIGHTS.map((light) => (
            <i key={light} style={{ width: `${(100 * lights[light]) / open}%`, background: `var(--${LIGHT_TONE[light]})` }} />
          ))}
        </div>
        <div className={styles['lightWords']}>
          {LIGHTS.map((light) => (
            <span key={light} style={{ color: `var(--${LIGHT_TONE[light]})` }} title={t(`trade:light.${light}`)}>
              <ToneMark tone={LIGHT_TONE[light]} />
              {format.count(lights[light])}
            </span>
          ))}
        </div>
      </div>
      <div
        className={styles['footRow']}
        title={t('dispatch:pushHint', { onTime: format.count(push.onTime), all: format.count(push.all) })}
      >
        <span>{t('dispatch:pushRate')}</span>
        <b>{format.rate(push.onTime, push.all)}</b>
      </div>
      {onDuty !== undefined && (
        <div>
          {t('dispatch:members')} {t('dispatch:membersLine', { onDuty: onDuty.total, leave: leave?.total ?? 0 })}
        </div>
      )}
    </footer>
  );
}
