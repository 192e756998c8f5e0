/** The queues of a desk in groups, each with its count; warnings speak in colour and shape. */
import type { ReactNode } from 'react';
import { ToneMark } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from './queues.module.css';

export interface QueueItem<Q extends string> {
  readonly queue: Q;
  readonly label: string;
  /** Undefined until the replica answered. */
  readonly count: number | undefined;
  readonly tone: 'red' | 'amber' | undefined;
}

export interface QueueGroup<Q extends string> {
  readonly title: string;
  readonly items: readonly QueueItem<Q>[];
}

interface QueueNavProps<Q extends string> {
  readonly label: string;
  readonly groups: readonly QueueGroup<Q>[];
  readonly current: Q;
  readonly onChoose: (queue: Q) => void;
  /** What stands below the queues. */
  readonly children?: ReactNode;
}

export function QueueNav<Q extends string>({ label, groups, current, onChoose, children }: QueueNavProps<Q>) {
  return (
    <nav className={styles['queues']} aria-label={label}>
      {groups.map(({ title, items }) => (
        <section key={title}>
          <h3>{title}</h3>
          {items.map((item) => (
            <QueueButton key={item.queue} item={item} on={item.queue === current} onChoose={onChoose} />
          ))}
        </section>
      ))}
      {children}
    </nav>
  );
}

interface QueueButtonProps<Q extends string> {
  readonly item: QueueItem<Q>;
  readonly on: boolean;
  readonly onChoose: (queue: Q) => void;
}

function QueueButton<Q extends string>({ item, on, onChoose }: QueueButtonProps<Q>) {
  const format = useFormat();
  const { queue, label, count, tone } = item;
  return (
    <button
      type="button"
      className={`${styles['queue']} ${on ? styles['queueOn'] : ''}`}
      aria-pressed={on}
      onClick={() => onChoose(queue)}
      data-queue={queue}
      data-count={count}
    >
      <span>{label}</span>
      <b data-tone={tone}>
        {tone !== undefined && (
          <i className={styles['mark']}>
            <ToneMark tone={tone} />
          </i>
        )}
        {count === undefined ? '' : format.count(count)}
      </b>
    </button>
  );
}
