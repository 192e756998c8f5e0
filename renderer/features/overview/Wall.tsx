/** 大屏: the same place for people who stand far away. Everything scales with the screen; keys drill and leave. */
import { dayNumber } from '#domain/calendar/calendar.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { openPage } from '../../app/view.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { eventSentence } from '../../i18n/events.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { ToneMark } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { FreshnessStamp } from '../../ui/pieces.tsx';
import { OverdueList } from '../places/OverdueList.tsx';
import { turned, worstIsFirst } from '../places/ranking.ts';
import type { Ranked } from '../places/ranking.ts';
import { useTableCursor } from '../places/useTableCursor.ts';
import { Headlines } from './Headlines.tsx';
import { MapLegend } from './MapLegend.tsx';
import type { NewestEvent } from './NewestEvents.tsx';
import { OverviewPanel } from './OverviewPanel.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { RankingChart } from './RankingChart.tsx';
import { TrendChart } from './TrendChart.tsx';
import './wall.css';
import styles from './wall.module.css';
import { useDrill } from './useDrill.ts';
import type { Drill } from './useDrill.ts';
import { useFigures } from './useFigures.ts';

const SECOND_MS = 1000;
/** More places than this are shown as their first and last ones. */
const RANKING_MAX = 12;
const RANKING_ENDS = 6;
const TICKER_EVENTS = 3;
/** As many as the panel has room for: nothing scrolls on a wall. */
const OLDEST = 4;

export function Wall() {
  const t = useT();
  const drill = useDrill('walls');
  const { days, oldest, events, ...figures } = useFigures(drill);
  const ranked = worstIsFirst(drill.measure) ? turned(figures.ranked) : figures.ranked;
  const { data: overview } = drill.overview;
  const open = (code: string): void => {
    if (drill.deeper) drill.open(code);
  };
  const cursor = useTableCursor(
    ranked.map(({ place }) => place),
    ({ code }) => open(code),
  );
  const leave = (): void => openPage('overview', { measure: drill.measure, place: drill.place });
  useHotkeys(t('overview:keys.title'), [
    ...cursor.hotkeys,
    { keys: ['escape', 'backspace'], help: t('overview:keys.up'), run: drill.up ?? leave },
    { keys: ['m'], help: t('overview:keys.measure'), run: drill.nextMeasure },
    { keys: ['w'], help: t('overview:keys.leave'), run: leave },
    { keys: ['f'], help: t('overview:keys.fullscreen'), run: toggleFullscreen },
  ]);
  const active = cursor.active?.code;
  const ends = ranked.length > RANKING_MAX && <small>{t('overview:ranking.ends', { count: RANKING_ENDS })}</small>;
  return (
    <div className={styles['wall']} data-testid="wall" data-place={drill.place} data-measure={drill.measure}>
      <WallHeader drill={drill} onLeave={leave} />
      {overview && (
        <>
          <Headlines overview={overview} days={days} />
          <OverviewPanel name="trend" title={t('overview:trend.title', { count: days.length })}>
            <TrendChart days={days} />
          </OverviewPanel>
          <OverviewPanel name="map">
            <PlaceMap overview={overview} measure={drill.measure} activeCode={active} onPick={open} />
            <MapLegend overview={overview} measure={drill.measure} />
          </OverviewPanel>
          <OverviewPanel name="ranking" title={t(`places:measure.${drill.measure}`)} tools={ends}>
            <RankingChart ranked={endsOf(ranked)} measure={drill.measure} activeCode={active} onPick={open} />
          </OverviewPanel>
          <OverviewPanel name="oldest" title={t('places:overdue.title')}>
            <OverdueList items={oldest.slice(0, OLDEST)} silent />
          </OverviewPanel>
          <Ticker events={events.slice(0, TICKER_EVENTS)} />
        </>
      )}
    </div>
  );
}

/** Places that are not ranked have no place among the first or the last. */
function endsOf<T>(all: readonly Ranked<T>[]): readonly Ranked<T>[] {
  if (all.length <= RANKING_MAX) return all;
  const ranked = all.filter(({ rank }) => rank !== null);
  return ranked.length <= RANKING_MAX
    ? all.slice(0, RANKING_MAX)
    : [...ranked.slice(0, RANKING_ENDS), ...ranked.slice(-RANKING_ENDS)];
}

function toggleFullscreen(): void {
  // A browser may refuse, for example in a frame; the wall then stays as it is.
  const change = document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  change.catch(() => undefined);
}

function WallHeader({ drill, onLeave }: { drill: Drill; onLeave: () => void }) {
  const t = useT();
  const format = useFormat();
  const calendar = useCalendar();
  const now = useNow(SECOND_MS);
  const { state, lastSyncedAt } = useStatus();
  const today = dayNumber(now);
  const kind = calendar.knows(today) ? t(calendar.isWorkingDay(today) ? 'shell:calendar.working' : 'shell:calendar.rest') : '';
  return (
    <header className={styles['wallHeader']}>
      <h1>{t('overview:wallTitle', { place: drill.path.map(({ name }) => name).join(' · ') })}</h1>
      <span className={styles['wallState']} data-state={state}>
        <ToneMark tone={state === 'online' ? 'green' : 'amber'} />
        {t(`shell:link.${state}`)}
      </span>
      <FreshnessStamp syncedAt={lastSyncedAt} error={drill.overview.error} />
      <span className={styles['wallDate']}>
        {format.longDate(now)} {kind}
      </span>
      <b className={styles['wallClock']}>{format.clock(now)}</b>
      <button type="button" className={styles['wallLeave']} onClick={drill.up ?? onLeave} aria-label={t('overview:keys.up')}>
        ✕
      </button>
    </header>
  );
}

/** The newest lines on one row, without movement: whoever looks up reads them whole. */
function Ticker({ events }: { events: readonly NewestEvent[] }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  return (
    <footer className={styles['ticker']}>
      {events.map((event) => (
        <span key={event.id}>
          <time>{format.shortClock(event.at)}</time> <b>{event.placeName}</b> {event.subjectName} {eventSentence(event, words, t)}
        </span>
      ))}
      {events.length === 0 && t('overview:newest.none')}
    </footer>
  );
}
