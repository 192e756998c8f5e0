/** Where one is, what is compared, and the ways out: up, to the tasks, to the table, to the wall. */
import { Breadcrumb, Button, Segmented } from 'antd';
import { openPage, setParams } from '../../app/view.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { FreshnessStamp } from '../../ui/pieces.tsx';
import { MEASURES } from '../places/measures.ts';
import { useOpenQueue } from '../places/useOpenQueue.ts';
import styles from './bar.module.css';
import { wallParams } from './useDrill.ts';
import type { Drill } from './useDrill.ts';

interface OverviewBarProps {
  readonly drill: Drill;
  /** The table is shown instead of the map. */
  readonly table: boolean;
}

export function OverviewBar({ drill, table }: OverviewBarProps) {
  const t = useT();
  const { lastSyncedAt } = useStatus();
  const openQueue = useOpenQueue();
  const { path, measure, up, place } = drill;
  const crumbs = path.map(({ code, name }) =>
    code === place ? { key: code, title: <b>{name}</b> } : { key: code, title: <a>{name}</a>, onClick: () => drill.open(code) },
  );
  const measures = MEASURES.map((name) => ({
    value: name,
    label: <span title={t(`places:formula.${name}`)}>{t(`places:short.${name}`)}</span>,
  }));
  return (
    <div className={styles['bar']}>
      {up !== undefined && (
        <Button size="small" onClick={up} data-action="up">
          ← {t('overview:up')} <Kbd>Esc</Kbd>
        </Button>
      )}
      <Breadcrumb items={crumbs} />
      <Segmented
        size="small"
        value={measure}
        aria-label={t('overview:measure')}
        options={measures}
        onChange={drill.chooseMeasure}
      />
      <span className={styles['space']} />
      <FreshnessStamp syncedAt={lastSyncedAt} error={drill.overview.error} />
      <Button size="small" onClick={() => openQueue(place, 'open')} data-action="queue">
        {t('overview:queue')}
      </Button>
      <Button size="small" aria-pressed={table} onClick={() => setParams({ view: table ? '' : 'table' })} data-action="table">
        {t(table ? 'overview:map.show' : 'overview:table')} <Kbd>T</Kbd>
      </Button>
      <Button size="small" type="primary" onClick={() => openPage('walls', wallParams(drill))} data-action="wall">
        {t('overview:wall')} <Kbd on>W</Kbd>
      </Button>
    </div>
  );
}
