/** 红黄绿: how much of the open work is overdue, due soon and on time; one click on a figure filters the list by it. */
import type { Light } from '#domain/calendar/limits.ts';
import { useT } from '../../i18n/useT.ts';
import { LIGHT_TONE, ToneMark } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from './lights.module.css';

const LIGHTS = ['red', 'amber', 'green'] as const;

interface LightsBarProps {
  readonly title: string;
  readonly lights: Readonly<Record<Light, number>>;
  /** Absent where the figures filter nothing. */
  readonly onChoose?: (light: Light) => void;
}

export function LightsBar({ title, lights, onChoose }: LightsBarProps) {
  const t = useT();
  const format = useFormat();
  const open = Math.max(1, lights.red + lights.amber + lights.green);
  const word = (light: Light) => (
    <>
      <ToneMark tone={LIGHT_TONE[light]} />
      {format.count(lights[light])}
    </>
  );
  return (
    <div>
      <div>{title}</div>
      <div className={styles['lights']}>
        {LIGHTS.map((light) => (
          <i key={light} style={{ width: `${(100 * lights[light]) / open}%`, background: `var(--${LIGHT_TONE[light]})` }} />
        ))}
      </div>
      <div className={styles['lightWords']}>
        {LIGHTS.map((light) => (
          <span key={light} style={{ color: `var(--${LIGHT_TONE[light]})` }} title={t(`trade:light.${light}`)}>
            {onChoose === undefined ? (
              word(light)
            ) : (
              <button type="button" onClick={() => onChoose(light)} data-light={light}>
                {word(light)}
              </button>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}
