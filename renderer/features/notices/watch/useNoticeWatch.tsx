/** Watches what is new for this station: a quiet toast, a sound and a desktop notice where they are wanted, each thing once. */
import { useEffect } from 'react';
import { App, Button } from 'antd';
import { dayNumber, startOfDay } from '#domain/calendar/calendar.ts';
import type { NewsKind } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../../app/session.ts';
import { openPage } from '../../../app/view.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { systemClock, useNow } from '../../../system.ts';
import { heardAtFirst, toAnnounce } from './announce.ts';
import type { Announcement } from './announce.ts';
import { chime } from './chime.ts';
import { showOnDesktop } from './desktop.ts';
import { markHeard, settingsOf, useWatched } from './store.ts';

/** What is older is no news to anybody. */
const NEWS_DAYS = 1;
const MINUTE_MS = 60_000;
const TOAST_S = 6;
const CHIMES: Readonly<Partial<Record<NewsKind, number>>> = { order: 3 };

/** The page a kind of news stands on. */
const PAGE_OF: Readonly<Record<NewsKind, { readonly page: string; readonly queue: string }>> = {
  order: { page: 'notices', queue: 'orders.open' },
  supervision: { page: 'supervision', queue: 'cards.mine' },
  announcement: { page: 'notices', queue: 'announcements.received' },
  majorLead: { page: 'leads', queue: 'all' },
  overdue: { page: 'dispatch', queue: 'overdue' },
  question: { page: 'notices', queue: 'questions.all' },
  shift: { page: 'notices', queue: 'shifts.own' },
  registration: { page: 'dispatch', queue: 'toAssign' },
  unplaced: { page: 'unplaced', queue: '' },
};

/** `enabled`: not while the station is locked, when nobody may read what it says. */
export function useNoticeWatch(enabled: boolean): void {
  const t = useT();
  const { notification } = App.useApp();
  const { login, role } = useAccount();
  const { place } = useStationPlace();
  const now = useNow(MINUTE_MS);
  const watching = enabled && role !== 'administrator';
  const since = startOfDay(dayNumber(now) - NEWS_DAYS);
  const { data: news } = useQuery('notices.news', { place, since }, { enabled: watching, keep: false });
  const settings = useWatched(settingsOf(login));
  const heard = useWatched((state) => state.heard[login]);
  useEffect(() => {
    if (!watching || news === undefined) return;
    if (heard === undefined) {
      markHeard(login, heardAtFirst(news));
      return;
    }
    const announcements = toAnnounce(news, new Set(heard), settings, minuteOfDay(systemClock.now()));
    if (announcements.length === 0) return;
    markHeard(login, announcements.flatMap(({ items }) => items.map(({ key }) => key)));
    const chimes = announcements.filter(({ sound }) => sound).map(({ kind }) => CHIMES[kind] ?? 1);
    if (chimes.length > 0) chime(Math.max(...chimes));
    for (const announcement of announcements) show(announcement);

    function show({ kind, items, desktop }: Announcement): void {
      const title = t(`notices:news.${kind}`, { count: items.length });
      const body = items.slice(0, 2).map((item) => item.title).join('\n');
      const open = (): void => {
        notification.destroy(kind);
        const [only] = items;
        // A department has no desk of tasks: what is late with it is a lead.
        const { page, queue } = kind === 'overdue' && role === 'deptOfficer' ? { page: 'leads', queue: 'overdue' } : PAGE_OF[kind];
        openPage(page, { queue, ...(items.length === 1 && only !== undefined ? { id: only.id } : {}) });
      };
      notification.open({
        key: kind,
        title,
        description: body,
        placement: 'bottomRight',
        duration: kind === 'order' ? 0 : TOAST_S,
        role: 'status',
        actions: (
          <Button size="small" type={kind === 'order' ? 'primary' : 'default'} danger={kind === 'order'} onClick={open}>
            {t('notices:news.open')}
          </Button>
        ),
      });
      if (desktop && document.visibilityState === 'hidden') showOnDesktop(title, body, kind, open);
    }
  }, [watching, news, heard, settings, login, role, notification, t]);
}

/** Minutes since midnight in Shanghai. */
function minuteOfDay(instant: number): number {
  return Math.floor((instant - startOfDay(dayNumber(instant))) / MINUTE_MS);
}
