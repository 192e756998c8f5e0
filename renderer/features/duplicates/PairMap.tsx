/** Where the two leads were seen, true to scale: both positions, the distance, and a circle to judge it by. */
import type { Lead } from '#domain/schema/lead.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { Panel } from '../desk/Panel.tsx';
import styles from './pairMap.module.css';

const WIDTH = 360;
const HEIGHT = 168;
/** Share of the height the two positions may lie apart on the drawing. */
const FILL = 0.5;
const METRES_PER_DEGREE = 111_320;
/** Radii a person can imagine, metres. */
const RINGS = [10, 25, 50, 100, 250, 500, 1000, 2500, 10_000, 50_000];

interface PairMapProps {
  readonly a: Pick<Lead, 'lon' | 'lat'>;
  readonly b: Pick<Lead, 'lon' | 'lat'>;
  readonly distanceM: number | null;
}

export function PairMap({ a, b, distanceM }: PairMapProps) {
  const t = useT();
  const format = useFormat();
  const apart = offsetOf(a, b);
  if (apart === undefined || distanceM === null) {
    return (
      <Panel name="pairMap" title={t('duplicates:map.title')}>
        <p className={styles['faint']}>{t('duplicates:map.none')}</p>
      </Panel>
    );
  }
  const ring = RINGS.find((radius) => radius >= distanceM / 2) ?? distanceM;
  const scale = (HEIGHT * FILL) / Math.max(distanceM, ring, 1);
  const [dx, dy] = [(apart.east * scale) / 2, (apart.north * scale) / 2];
  const sides = [
    { side: 'A', x: WIDTH / 2 - dx, y: HEIGHT / 2 + dy, look: styles['sideA'] },
    { side: 'B', x: WIDTH / 2 + dx, y: HEIGHT / 2 - dy, look: styles['sideB'] },
  ];
  const distance = format.distance(distanceM);
  return (
    <Panel name="pairMap" title={t('duplicates:map.title')} note={t('duplicates:map.note', { distance })}>
      <svg className={styles['pairMap']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('duplicates:map.note', { distance })}>
        <circle cx={WIDTH / 2} cy={HEIGHT / 2} r={ring * scale} className={styles['ring']} />
        <text x={WIDTH / 2} y={HEIGHT - 6} className={styles['ringText']}>
          {t('duplicates:map.ring', { distance: format.distance(ring) })}
        </text>
        <line x1={sides[0]?.x} y1={sides[0]?.y} x2={sides[1]?.x} y2={sides[1]?.y} className={styles['apart']} />
        {sides.map(({ side, x, y, look }) => (
          <g key={side}>
            <title>{t('duplicates:map.legend', { side })}</title>
            <circle cx={x} cy={y} r="8" className={look} />
            <text x={x} y={y + 3.5} className={styles['sideText']}>
              {side}
            </text>
          </g>
        ))}
      </svg>
    </Panel>
  );
}

/** From a to b, metres; true enough over a few kilometres. */
function offsetOf(a: PairMapProps['a'], b: PairMapProps['b']): { east: number; north: number } | undefined {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return undefined;
  const squeeze = Math.cos((a.lat * Math.PI) / 180);
  return { east: (b.lon - a.lon) * METRES_PER_DEGREE * squeeze, north: (b.lat - a.lat) * METRES_PER_DEGREE };
}
