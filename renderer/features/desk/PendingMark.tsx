/** ⇡: something here was done on this station and has no verdict of the hub yet. */
import { useT } from '../../i18n/useT.ts';
import styles from './text.module.css';

interface PendingMarkProps {
  readonly on: boolean;
  /** With the words beside the arrow: in a detail, where there is room. */
  readonly said?: boolean;
}

export function PendingMark({ on, said = false }: PendingMarkProps) {
  const t = useT();
  if (!on) return null;
  const words = t('desk:row.pending');
  return (
    <span className={styles['up']} title={words} data-testid={said ? 'pending' : undefined}>
      {said ? `⇡ ${words}` : '⇡'}
    </span>
  );
}
