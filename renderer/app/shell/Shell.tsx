/** The frame of every desk: rail, top bar, bands, the page, and what lies over it. */
import { useMemo, useRef, useState } from 'react';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { dayNumber } from '#domain/calendar/calendar.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../system.ts';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import type { HotkeyLayer } from '../../ui/hotkeys.ts';
import styles from './frame.module.css';
import { useCalendar } from '../calendar.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { featuresOf } from '../features.tsx';
import { useUndoLast } from '../perform.tsx';
import { usePreferences } from '../preferences.ts';
import { useAccount, useStationPlace } from '../session.ts';
import { openPage, useView } from '../view.ts';
import { useNoticeWatch } from '../../features/notices/watch/useNoticeWatch.tsx';
import { Bands, NoPage } from './Bands.tsx';
import { ConflictTray } from './Conflicts.tsx';
import { GlobalSearch } from './GlobalSearch.tsx';
import { Help, shortcutsNow } from './Help.tsx';
import { ConflictStatus, LinkStatus, OutboxStatus } from './LinkStatus.tsx';
import { LockScreen, useIdleLock } from './Lock.tsx';
import { Rail } from './Rail.tsx';
import { useVerdictToast } from './useVerdictToast.tsx';
import { LanguageAndSize, UserMenu, useSessionActions } from './UserMenu.tsx';

export function Shell() {
  const t = useT();
  const { role } = useAccount();
  const { locked } = useStatus();
  const pageId = useView((state) => state.page);
  const idleLockMin = usePreferences((state) => state.idleLockMin);
  const { lock } = useSessionActions();
  const undoLast = useUndoLast();
  const search = useRef<InputRef>(null);
  const [conflictsOpen, setConflictsOpen] = useState(false);
  const [help, setHelp] = useState<readonly HotkeyLayer[]>();
  const features = featuresOf(role);
  const feature = pageId === '' ? features[0] : features.find((each) => each.id === pageId);
  // The bars follow every change of the connection; the page draws again only for its own sake.
  const page = useMemo(() => feature !== undefined && <feature.page.Page />, [feature]);

  useIdleLock(idleLockMin, locked, lock);
  useNoticeWatch(!locked);
  useVerdictToast(conflictsOpen, () => setConflictsOpen(true));
  const showHelp = (): void => setHelp(shortcutsNow());
  useHotkeys(t('shell:help.everywhere'), [
    { keys: ['/'], help: t('shell:help.search'), run: () => search.current?.focus({ cursor: 'all' }) },
    { keys: ['u'], help: t('ui:action.undo'), run: undoLast },
    { keys: ['alt+c'], help: t('shell:help.conflicts'), run: () => setConflictsOpen(true) },
    ...features
      .slice(0, 9)
      .map((each, index) => ({ keys: [`alt+${index + 1}`], help: t(`shell:page.${each.id}`), run: () => openPage(each.id) })),
    { keys: ['?'], help: t('shell:help.help'), run: showHelp },
  ]);

  return (
    <>
      <div className={`${styles['shell']} ${locked ? styles['hidden'] : ''}`} inert={locked}>
        <Rail features={features} current={feature?.id ?? ''} />
        <header className={styles['top']}>
          <StationTitle />
          <GlobalSearch inputRef={search} />
          <div className={styles['topEnd']}>
            <Today />
            <LinkStatus />
            <OutboxStatus />
            <ConflictStatus onOpen={() => setConflictsOpen(true)} />
            <LanguageAndSize />
            <UserMenu onHelp={showHelp} />
          </div>
        </header>
        <Bands onConflicts={() => setConflictsOpen(true)} />
        <main className={styles['page']}>
          <ErrorBoundary key={feature?.id}>{feature === undefined ? <NoPage home={() => openPage('')} /> : page}</ErrorBoundary>
        </main>
      </div>
      {locked && <LockScreen />}
      {!locked && conflictsOpen && <ConflictTray onClose={() => setConflictsOpen(false)} />}
      {!locked && help !== undefined && <Help layers={help} onClose={() => setHelp(undefined)} />}
    </>
  );
}

function StationTitle() {
  const t = useT();
  const station = useStationPlace();
  return (
    <h1 title={station.title}>
      {station.title}
      <span className={styles['tier']}>{t(`trade:tier.${station.tier}`)}</span>
    </h1>
  );
}

function Today() {
  const t = useT();
  const format = useFormat();
  const calendar = useCalendar();
  const now = useNow(60_000);
  const today = dayNumber(now);
  const kind = calendar.knows(today)
    ? t(calendar.isWorkingDay(today) ? 'shell:calendar.working' : 'shell:calendar.rest')
    : t('ui:limit.noCalendar');
  return (
    <span className={styles['day']}>
      {format.longDate(now)} · {kind}
    </span>
  );
}
