/** The classes of the map with their intervals, the red outline, and that the outlines are schematic. */
import type { PlaceOverview } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { MEASURE, measured } from '../places/measures.ts';
import type { MeasureName } from '../places/measures.ts';
import { classesOf } from '../places/scale.ts';
import { classText } from '../places/words.ts';
import { ALARM_SHARE } from './alarm.ts';
import styles from './legend.module.css';

export function MapLegend({ overview, measure }: { overview: PlaceOverview; measure: MeasureName }) {
  const t = useT();
  const classes = classesOf(
    measure,
    overview.below.map((place) => measured(measure, place).value),
  );
  const { kind, better } = MEASURE[measure];
  const scale = better === 'higher' ? 'more-good' : 'more-bad';
  return (
    <div className={styles['legend']} title={t(`places:formula.${measure}`)}>
      <b>{t(`places:short.${measure}`)}</b>
      {classes.map((each, index) => (
        <span key={index}>
          <i style={{ background: `var(--${scale}-${index + 1})` }} />
          {classText(each, kind === 'rate' ? ' %' : '')}
        </span>
      ))}
      <span>
        <i className={styles['alarmed']} />
        {t('overview:map.alarmed', { share: 100 * ALARM_SHARE })}
      </span>
      <em>{t('overview:map.schematic')}</em>
    </div>
  );
}
