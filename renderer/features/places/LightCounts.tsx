/** Open work by light: a bar for the proportion, marks and numbers for the amounts. */
import type { PlaceFigures } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { LIGHT_TONE, ToneMark } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from './places.module.css';

const LIGHTS = ['red', 'amber', 'green'] as const;

export function LightCounts({ figures }: { figures: PlaceFigures }) {
  const t = useT();
  const format = useFormat();
  const { tasksOpen, overdue, amber } = figures;
  const counts = { red: overdue, amber, green: Math.max(0, tasksOpen - overdue - amber) };
  const share = (count: number): string => `${(100 * count) / Math.max(1, tasksOpen)}%`;
  return (
    <div className={styles['lights']}>
      <span className={styles['lightBar']} aria-hidden>
        {LIGHTS.map((light) => (
          <i key={light} data-light={light} style={{ width: share(counts[light]) }} />
        ))}
      </span>
      {LIGHTS.map((light) => (
        <span
          key={light}
          className={styles['light']}
          data-light={counts[light] === 0 ? 'none' : light}
          title={t(`trade:light.${light}`)}
        >
          <ToneMark tone={LIGHT_TONE[light]} />
          {format.count(counts[light])}
        </span>
      ))}
    </div>
  );
}
