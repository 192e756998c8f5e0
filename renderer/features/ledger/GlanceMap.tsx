/** The open entries of a village on its schematic map; a click opens the entry. */
import type { LedgerPoint } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import type { VillageMap as MapData } from '#protocol/bridge/queries.ts';
import textStyles from '../desk/text.module.css';
import map from '../desk/map.module.css';
import { Grids, MAP_HEIGHT, MAP_WIDTH, useDrawing } from '../desk/VillageMap.tsx';
import styles from './ledger.module.css';
import { LEDGER_TONE } from './LedgerStateTag.tsx';

interface GlanceMapProps {
  readonly villageCode: string;
  readonly points: readonly LedgerPoint[];
  readonly onOpen: (id: string) => void;
}

export function GlanceMap({ villageCode, points, onOpen }: GlanceMapProps) {
  const t = useT();
  const { data } = useQuery('map.village', { villageCode });
  if (data === null || data === undefined) return <p className={textStyles['faint']}>{t('desk:map.none')}</p>;
  return <Drawn data={data} points={points} onOpen={onOpen} />;
}

function Drawn({ data, points, onOpen }: { data: MapData; points: readonly LedgerPoint[]; onOpen: (id: string) => void }) {
  const t = useT();
  const drawing = useDrawing(data);
  if (drawing === undefined) return <p className={textStyles['faint']}>{t('desk:map.none')}</p>;
  return (
    <svg
      className={`${map['map']} ${styles['map']}`}
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      role="img"
      aria-label={`${data.village.name} ${t('ledger:glance.title')}`}
    >
      <Grids drawing={drawing} current={null} />
      {points.map((point) => {
        const [x, y] = drawing.project([point.lon, point.lat]);
        return (
          <g key={point.id} className={styles['point']} onClick={() => onOpen(point.id)}>
            <title>{`${point.subjectName} · ${t(`trade:ledgerState.${point.state}`)}`}</title>
            <circle cx={x} cy={y} r="4" data-tone={LEDGER_TONE[point.state]} />
          </g>
        );
      })}
    </svg>
  );
}
