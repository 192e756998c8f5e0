/** The left rail: one icon and two characters a page; the badge counts what needs me. */
import { useT } from '../../i18n/useT.ts';
import { useQuery } from '../../bridge/hooks.ts';
import styles from './frame.module.css';
import type { Feature } from '../feature.ts';
import { useAccount, useStationPlace } from '../session.ts';
import { openPage } from '../view.ts';

const MAX_BADGE = 999;

export function Rail({ features, current }: { features: readonly Feature[]; current: string }) {
  const t = useT();
  const { role } = useAccount();
  const { place } = useStationPlace();
  const { data: counts } = useQuery('desk.counts', { place });
  return (
    <nav className={styles['rail']}>
      <svg className={styles['railMark']} viewBox="0 0 32 32" aria-label={t('shell:product')}>
        <path d="M9 12h14l-2 5H11z" fill="#fff" />
        <path d="M16 5v7M11 25l3-8M21 25l-3-8" stroke="#fff" strokeWidth="2" fill="none" strokeLinecap="round" />
      </svg>
      {features.map((feature) => {
        const badge = counts === undefined ? 0 : (feature.badge?.(counts, role) ?? 0);
        return (
          <button
            key={feature.id}
            type="button"
            className={`${styles['railItem']} ${feature.id === current ? styles['railOn'] : ''}`}
            aria-current={feature.id === current ? 'page' : undefined}
            onClick={() => openPage(feature.id)}
          >
            {feature.icon}
            {t(`shell:rail.${feature.id}`)}
            {badge > 0 && <b className={styles['badge']}>{badge > MAX_BADGE ? `${MAX_BADGE}+` : badge}</b>}
          </button>
        );
      })}
    </nav>
  );
}
