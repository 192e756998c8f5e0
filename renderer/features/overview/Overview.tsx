/** 总览: a place in figures, on the map and in order; opened further down to a village and its grids. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Breadcrumb, Button, Segmented } from 'antd';
import type { PlaceOverview, PlaceRow } from '#protocol/bridge/queries.ts';
import { openPage, setParams, useView } from '../../app/view.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState, ErrorState, FreshnessStamp, LoadingBar } from '../../ui/pieces.tsx';
import { OverdueList } from '../places/OverdueList.tsx';
import { PlacesTable } from '../places/PlacesTable.tsx';
import { MEASURES, RANKED_FROM_CASES } from '../places/measures.ts';
import { turned, worstIsFirst } from '../places/ranking.ts';
import type { Ranked } from '../places/ranking.ts';
import { parseSorting, sortBy, sortedPlaces, sortingText } from '../places/sorting.ts';
import { useOpenQueue } from '../places/useOpenQueue.ts';
import { useTableCursor } from '../places/useTableCursor.ts';
import { Headlines } from './Headlines.tsx';
import { MapLegend } from './MapLegend.tsx';
import { NewestEvents } from './NewestEvents.tsx';
import type { NewestEvent } from './NewestEvents.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { RankingChart } from './RankingChart.tsx';
import { TrendChart } from './TrendChart.tsx';
import styles from './overview.module.css';
import { useDrill } from './useDrill.ts';
import type { Drill } from './useDrill.ts';
import { useFigures } from './useFigures.ts';

export function Overview() {
  const t = useT();
  const drill = useDrill('overview');
  const figures = useFigures(drill);
  const table = useView((state) => state.params['view']) === 'table';
  const sorting = parseSorting(useView((state) => state.params['sort']));
  const [reversed, setReversed] = useState(false);
  const openQueue = useOpenQueue();
  const { data: overview, error, loading } = drill.overview;
  const worstFirst = worstIsFirst(drill.measure) !== reversed;
  const ranked = worstFirst ? turned(figures.ranked) : figures.ranked;
  const rows = table ? sortedPlaces(overview?.below ?? [], sorting) : ranked.map(({ place }) => place);
  const openRow = ({ code }: Pick<PlaceRow, 'code'>): void => (drill.deeper ? drill.open(code) : openQueue(drill.place, 'open'));
  const cursor = useTableCursor(rows, openRow);
  useHotkeys(t('overview:keys.title'), [
    ...cursor.hotkeys,
    { keys: ['escape', 'backspace'], help: t('overview:keys.up'), run: () => drill.up?.() },
    { keys: ['m'], help: t('overview:keys.measure'), run: drill.nextMeasure },
    { keys: ['t'], help: t('overview:keys.table'), run: () => setParams({ view: table ? '' : 'table' }) },
    { keys: ['r'], help: t('overview:keys.order'), run: () => setReversed(!reversed) },
    { keys: ['w'], help: t('overview:keys.wall'), run: () => openPage('walls', wallParams(drill)) },
  ]);
  return (
    <div className={styles['overview']} data-testid="overview" data-place={drill.place} data-tier={overview?.tier} data-measure={drill.measure}>
      <OverviewBar drill={drill} table={table} />
      <LoadingBar on={loading} />
      {!overview && !loading && (error === undefined ? <NoPlace drill={drill} /> : <ErrorState error={error} />)}
      {overview && (
        <>
          <Headlines overview={overview} days={figures.days} />
          <div className={styles['body']}>
            <section className={styles['panel']} data-panel="trend">
              <PanelTitle title={t('overview:trend.title', { count: figures.days.length })} />
              <TrendChart days={figures.days} />
            </section>
            <section className={styles['panel']} data-panel="oldest">
              <PanelTitle title={t('places:overdue.title')} />
              <OverdueList items={figures.oldest} />
            </section>
            {table ? (
              <section className={styles['panel']} data-panel="table">
                <PlacesTable
                  overview={overview}
                  rows={rows}
                  sorting={sorting}
                  onSort={(column) => setParams({ sort: sortingText(sortBy(sorting, column)) })}
                  activeCode={cursor.active?.code}
                  onOpen={openRow}
                />
              </section>
            ) : (
              <MapAndRanking
                overview={overview}
                ranked={ranked}
                drill={drill}
                events={figures.events}
                activeCode={cursor.active?.code}
                onPick={(code) => openRow({ code })}
                order={
                  <Button size="small" type="text" onClick={() => setReversed(!reversed)} data-action="order">
                    {t(worstFirst ? 'overview:ranking.worstFirst' : 'overview:ranking.bestFirst')} <Kbd>R</Kbd>
                  </Button>
                }
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

interface MapAndRankingProps {
  readonly overview: PlaceOverview;
  readonly ranked: readonly Ranked<PlaceRow>[];
  readonly drill: Drill;
  readonly events: readonly NewestEvent[];
  readonly activeCode: string | undefined;
  readonly onPick: (code: string) => void;
  /** The button that turns the ranking round. */
  readonly order: ReactNode;
}

function MapAndRanking({ overview, ranked, drill, events, activeCode, onPick, order }: MapAndRankingProps) {
  const t = useT();
  const { measure } = drill;
  return (
    <>
      <section className={styles['panel']} data-panel="map">
        <PlaceMap overview={overview} measure={measure} activeCode={activeCode} onPick={onPick} />
        <MapLegend overview={overview} measure={measure} />
      </section>
      <section className={styles['panel']} data-panel="ranking">
        <PanelTitle title={t(`places:measure.${measure}`)}>{order}</PanelTitle>
        <div className={styles['rankingScroll']}>
          <RankingChart ranked={ranked} measure={measure} activeCode={activeCode} onPick={onPick} />
        </div>
        {ranked.some(({ rank }) => rank === null) && (
          <small className={styles['few']}>{t('places:value.few', { count: RANKED_FROM_CASES })}</small>
        )}
      </section>
      <section className={styles['panel']} data-panel="newest">
        <PanelTitle title={t('overview:newest.title')} />
        <NewestEvents events={events} />
      </section>
    </>
  );
}

/** What the wall shows of the same place. */
function wallParams({ place, measure }: Drill): Record<string, string> {
  return { place, measure };
}

function PanelTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className={styles['panelTitle']}>
      <h3>{title}</h3>
      {children}
    </header>
  );
}

function NoPlace({ drill }: { drill: Drill }) {
  const t = useT();
  const back = drill.up === undefined ? undefined : { text: t('overview:up'), run: drill.up };
  return <EmptyState title={t('overview:noPlace')} hint={t('overview:noPlaceHint')} action={back} />;
}

function OverviewBar({ drill, table }: { drill: Drill; table: boolean }) {
  const t = useT();
  const { lastSyncedAt } = useStatus();
  const openQueue = useOpenQueue();
  const { path, measure, up } = drill;
  const here = path.at(-1)?.code;
  return (
    <div className={styles['bar']}>
      {up !== undefined && (
        <Button size="small" onClick={up} data-action="up">
          ← {t('overview:up')} <Kbd>Esc</Kbd>
        </Button>
      )}
      <Breadcrumb
        items={path.map(({ code, name }) =>
          code === here ? { key: code, title: <b>{name}</b> } : { key: code, title: <a>{name}</a>, onClick: () => drill.open(code) },
        )}
      />
      <Segmented
        size="small"
        value={measure}
        aria-label={t('overview:measure')}
        options={MEASURES.map((name) => ({ value: name, label: <span title={t(`places:formula.${name}`)}>{t(`places:short.${name}`)}</span> }))}
        onChange={drill.chooseMeasure}
      />
      <span className={styles['space']} />
      <FreshnessStamp syncedAt={lastSyncedAt} error={drill.overview.error} />
      <Button size="small" onClick={() => openQueue(drill.place, 'open')} data-action="queue">
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
