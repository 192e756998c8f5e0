/** A page that is on its way: the columns of a desk, their lines still grey. */
import { useT } from '../i18n/useT.ts';
import styles from './pageSkeleton.module.css';

const QUEUES = 9;
const ROWS = 14;

export function PageSkeleton() {
  const t = useT();
  return (
    <div className={styles['page']} role="status" aria-busy aria-label={t('ui:page.loading')} data-testid="page-skeleton">
      <Lines count={QUEUES} />
      <Lines count={ROWS} />
    </div>
  );
}

function Lines({ count }: { count: number }) {
  return (
    <div className={styles['column']}>
      {Array.from({ length: count }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
