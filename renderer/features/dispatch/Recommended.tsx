/** Who should take the task: additive bars and the reasons in words. Enter takes the first, 1–3 pick. */
import type { Recommendation } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './dispatch.module.css';

export const PARTS = ['grid', 'load', 'distance', 'skill'] as const;

export function Person({
  rank,
  candidate,
  on,
  onPick,
}: {
  rank: number;
  candidate: Recommendation;
  on: boolean;
  onPick: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const { member, parts, score, openTasks, distanceM, positionAgeMs } = candidate;
  const place =
    distanceM === null
      ? t('dispatch:recommend.noPosition')
      : positionAgeMs === null
        ? format.distance(distanceM)
        : `${format.distance(distanceM)} · ${format.age(0, positionAgeMs)}`;
  return (
    <button
      type="button"
      className={`${styles['person']} ${on ? styles['personOn'] : ''}`}
      onClick={onPick}
      data-member={member.id}
    >
      <span className={styles['rank']}>{rank}</span>
      <span className={styles['who']}>
        <b>{member.name}</b>
        <small>{t(`trade:duty.${member.duty}`)}</small>
      </span>
      <span>
        <span className={styles['bars']} role="img" aria-label={t('dispatch:recommend.score', { score: Math.round(score) })}>
          {PARTS.map((part, index) => (
            <i key={part} style={{ width: `${parts[part]}%`, background: `var(--part-${index + 1})` }} />
          ))}
        </span>
        <span className={styles['why']}>
          {t('dispatch:recommend.openTasks', { count: openTasks })} · {place}
        </span>
      </span>
      <b>{Math.round(score)}</b>
    </button>
  );
}

export function PartsLegend() {
  const t = useT();
  const words = {
    grid: t('dispatch:recommend.grid'),
    load: t('dispatch:recommend.load'),
    distance: t('dispatch:recommend.distance'),
    skill: t('dispatch:recommend.skill'),
  };
  return (
    <div className={styles['legend']}>
      {PARTS.map((part, index) => (
        <span key={part}>
          <i style={{ background: `var(--part-${index + 1})` }} />
          {words[part]}
        </span>
      ))}
    </div>
  );
}
