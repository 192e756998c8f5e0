/** Where it lies: the schematic map of its village. */
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './text.module.css';
import { Panel } from './Panel.tsx';
import type { Here } from './VillageMap.tsx';
import { VillageMap } from './VillageMap.tsx';

export function MapPanel({ villageCode, here }: { villageCode: string; here: Here }) {
  const t = useT();
  const { data: map } = useQuery('map.village', { villageCode });
  const known = map !== null && map !== undefined;
  return (
    <Panel name="map" title={t('desk:map.title')} note={known ? `${map.village.name} · ${t('desk:map.schematic')}` : undefined}>
      {known ? <VillageMap map={map} here={here} /> : <p className={styles['faint']}>{t('desk:map.none')}</p>}
    </Panel>
  );
}
