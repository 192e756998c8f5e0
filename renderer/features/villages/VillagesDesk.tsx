/** The town desk: villages side by side, what is overdue longest, and the leads villages handed up. */
import { Button } from 'antd';
import type { PlaceRow } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { openPage, setParams, useView } from '../../app/view.ts';
import { useQuery, useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { ErrorState, FreshnessStamp, LoadingBar } from '../../ui/pieces.tsx';
import { Panel } from '../desk/Panel.tsx';
import listStyles from '../desk/list.module.css';
import textStyles from '../desk/text.module.css';
import { OverdueList, urgeCommand } from '../places/OverdueList.tsx';
import { PlacesTable } from '../places/PlacesTable.tsx';
import { parseSorting, sortBy, sortedPlaces, sortingText } from '../places/sorting.ts';
import { useOpenQueue } from '../places/useOpenQueue.ts';
import { RiskTicker } from '../leads/RiskTicker.tsx';
import { useTableCursor } from '../places/useTableCursor.ts';
import { HandedUpLeads } from './HandedUpLeads.tsx';
import { TownTiles } from './TownTiles.tsx';
import styles from './villages.module.css';

/** One screen of overdue work; all of it is in the queue. */
const OLDEST = 20;
const NO_PLACES: readonly PlaceRow[] = [];

export function VillagesDesk() {
  const t = useT();
  const { place } = useStationPlace();
  const { lastSyncedAt } = useStatus();
  const sorting = parseSorting(useView((state) => state.params['sort']));
  const overview = useQuery('place.overview', { place }, { enabled: place !== '' });
  const { data: oldest = [] } = useQuery('place.oldest', { place, limit: OLDEST }, { enabled: place !== '' });
  const rows = sortedPlaces(overview.data?.below ?? NO_PLACES, sorting);
  const openQueue = useOpenQueue();
  const open = (village: PlaceRow): void => openQueue(village.code, village.overdue > 0 ? 'overdue' : 'open');
  const cursor = useTableCursor(rows, open);
  const perform = usePerform();
  const urgeAll = (): void => {
    if (oldest.length === 0) return;
    const commands = oldest.map((item) => urgeCommand(item, t('places:overdue.note')));
    void perform(commands, { done: (count) => t('places:overdue.urgedAll', { count }) });
  };
  useHotkeys(t('villages:keys.title'), [
    ...cursor.hotkeys,
    { keys: ['p'], help: t('villages:keys.unplaced'), run: () => openPage('unplaced') },
    { keys: ['l'], help: t('villages:keys.leads'), run: () => openPage('leads', { queue: 'toTriage' }) },
    { keys: ['shift+r'], help: t('villages:keys.urge'), run: urgeAll },
  ]);
  return (
    <div className={styles['town']} data-testid="villages-desk">
      <div className={styles['top']}>
        <RiskTicker place={place} />
        <TownTiles place={place} />
      </div>
      <section className={styles['villages']} aria-label={t('villages:title')}>
        <div className={listStyles['bar']}>
          <h2>{t('villages:title')}</h2>
          <span className={listStyles['count']}>{t('ui:list.total', { count: rows.length })}</span>
          <span className={listStyles['space']} />
          <span className={textStyles['faint']}>{t('villages:openHint')}</span>
          <FreshnessStamp syncedAt={lastSyncedAt} error={overview.error} />
        </div>
        <LoadingBar on={overview.loading} />
        {overview.data === undefined && overview.error !== undefined && <ErrorState error={overview.error} />}
        {overview.data && (
          <PlacesTable
            overview={overview.data}
            rows={rows}
            sorting={sorting}
            onSort={(column) => setParams({ sort: sortingText(sortBy(sorting, column)) })}
            activeCode={cursor.active?.code}
            onOpen={open}
          />
        )}
      </section>
      <aside className={styles['side']}>
        <Panel
          name="overdue"
          title={t('places:overdue.title')}
          note={
            oldest.length > 0 && (
              <Button size="small" onClick={urgeAll} data-action="urgeAll">
                {t('places:overdue.urgeAll', { count: oldest.length })}
              </Button>
            )
          }
        >
          <OverdueList items={oldest} />
        </Panel>
        <HandedUpLeads place={place} />
      </aside>
    </div>
  );
}
