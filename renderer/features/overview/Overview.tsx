/** 总览: a place in figures, on the map and in order; opened further down to a village and its grids. */
import { useState } from 'react';
import type { PlaceRow } from '#protocol/bridge/queries.ts';
import { openPage, setParams, useView } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState, ErrorState, LoadingBar } from '../../ui/pieces.tsx';
import { NothingHere } from '../desk/NothingHere.tsx';
import { OverdueList } from '../places/OverdueList.tsx';
import { PlacesTable } from '../places/PlacesTable.tsx';
import { turned, worstIsFirst } from '../places/ranking.ts';
import { parseSorting, sortBy, sortedPlaces, sortingText } from '../places/sorting.ts';
import { useOpenQueue } from '../places/useOpenQueue.ts';
import { useTableCursor } from '../places/useTableCursor.ts';
import { Headlines } from './Headlines.tsx';
import { MapAndRanking } from './MapAndRanking.tsx';
import { NewestEvents } from './NewestEvents.tsx';
import { OverviewBar } from './OverviewBar.tsx';
import { OverviewPanel } from './OverviewPanel.tsx';
import { TrendChart } from './TrendChart.tsx';
import styles from './overview.module.css';
import { useDrill, wallParams } from './useDrill.ts';
import type { Drill } from './useDrill.ts';
import { useFigures } from './useFigures.ts';

export function Overview() {
  const t = useT();
  const drill = useDrill('overview');
  const { ranked: bestFirst, ...figures } = useFigures(drill);
  const table = useView((state) => state.params['view']) === 'table';
  const sorting = parseSorting(useView((state) => state.params['sort']));
  const [reversed, setReversed] = useState(false);
  const openQueue = useOpenQueue();
  const { data: overview, error, loading } = drill.overview;
  const worstFirst = worstIsFirst(drill.measure) !== reversed;
  const ranked = worstFirst ? turned(bestFirst) : bestFirst;
  const rows = table ? sortedPlaces(overview?.below ?? [], sorting) : ranked.map(({ place }) => place);
  const openRow = ({ code }: Pick<PlaceRow, 'code'>): void => (drill.deeper ? drill.open(code) : openQueue(drill.place, 'open'));
  const cursor = useTableCursor(rows, openRow);
  const turn = (): void => setReversed(!reversed);
  useHotkeys(t('overview:keys.title'), [
    ...cursor.hotkeys,
    { keys: ['escape', 'backspace'], help: t('overview:keys.up'), run: () => drill.up?.() },
    { keys: ['m'], help: t('overview:keys.measure'), run: drill.nextMeasure },
    { keys: ['t'], help: t('overview:keys.table'), run: () => setParams({ view: table ? '' : 'table' }) },
    { keys: ['r'], help: t('overview:keys.order'), run: turn },
    { keys: ['w'], help: t('overview:keys.wall'), run: () => openPage('walls', wallParams(drill)) },
  ]);
  const root = { 'data-place': drill.place, 'data-tier': overview?.tier, 'data-measure': drill.measure };
  return (
    <div className={styles['overview']} data-testid="overview" {...root}>
      <OverviewBar drill={drill} table={table} />
      <LoadingBar on={loading} />
      {!overview && !loading && (error === undefined ? <NoPlace drill={drill} /> : <ErrorState error={error} />)}
      {overview && (
        <>
          <Headlines overview={overview} days={figures.days} />
          <div className={styles['body']}>
            <OverviewPanel name="trend" title={t('overview:trend.title', { count: figures.days.length })}>
              <TrendChart days={figures.days} />
            </OverviewPanel>
            <OverviewPanel name="oldest" title={t('places:overdue.title')}>
              <OverdueList items={figures.oldest} />
            </OverviewPanel>
            {table ? (
              <OverviewPanel name="table">
                <PlacesTable
                  overview={overview}
                  rows={rows}
                  sorting={sorting}
                  onSort={(column) => setParams({ sort: sortingText(sortBy(sorting, column)) })}
                  activeCode={cursor.active?.code}
                  onOpen={openRow}
                />
              </OverviewPanel>
            ) : (
              <>
                <MapAndRanking
                  overview={overview}
                  measure={drill.measure}
                  ranked={ranked}
                  worstFirst={worstFirst}
                  activeCode={cursor.active?.code}
                  onPick={(code) => openRow({ code })}
                  onTurn={turn}
                />
                <OverviewPanel name="newest" title={t('overview:newest.title')}>
                  <NewestEvents events={figures.events} />
                </OverviewPanel>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function NoPlace({ drill }: { drill: Drill }) {
  const t = useT();
  const back = drill.up === undefined ? undefined : { text: t('overview:up'), run: drill.up };
  return (
    <NothingHere>
      <EmptyState title={t('overview:noPlace')} hint={t('overview:noPlaceHint')} action={back} />
    </NothingHere>
  );
}
