/** Before the data process answered for the first time. */
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { useState } from 'react';
import { EmptyState, LoadingBar } from '../../ui/pieces.tsx';
import styles from './bands.module.css';

/** Later than this something is wrong, and the page says what to do. */
const PATIENCE_MS = 6_000;

export function Connecting() {
  const t = useT();
  const now = useNow(1000);
  const [since] = useState(now);
  const late = now - since > PATIENCE_MS;
  return (
    <div>
      <LoadingBar on />
      <div className={styles['centre']} style={{ height: '90vh' }}>
        <EmptyState title={t('shell:signIn.noHost')} hint={late ? t('errors:error.bridge.unreachable') : undefined} />
      </div>
    </div>
  );
}
