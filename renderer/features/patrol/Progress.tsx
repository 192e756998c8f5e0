/** A bar of what is done and what is under way, with its numbers as tooltip. */
import styles from './patrol.module.css';

interface ProgressProps {
  readonly done: number;
  readonly underWay?: number;
  readonly all: number;
  readonly label: string;
}

export function Progress({ done, underWay = 0, all, label }: ProgressProps) {
  const share = (part: number): string => `${((100 * part) / Math.max(1, all)).toFixed(1)}%`;
  return (
    <div className={styles['progress']} role="img" aria-label={label} title={label}>
      <i className={styles['met']} style={{ width: share(done) }} />
      <i className={styles['onTheWay']} style={{ width: share(underWay) }} />
    </div>
  );
}
