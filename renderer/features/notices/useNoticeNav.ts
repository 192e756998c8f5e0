/** The view that is open and the queues at the left, the same for every list of the notice desk. */
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import type { QueueGroup } from '../desk/QueueNav.tsx';
import { useDeskView } from '../desk/useDeskView.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { countOfView, toneOfView, viewGroupsOf } from './queues.ts';
import type { NoticeView } from './queues.ts';

export function useNoticeView(): DeskView<NoticeView> {
  const { role } = useAccount();
  return useDeskView<NoticeView>('notices', viewGroupsOf(role).flatMap((group) => group.views), 'knowledge');
}

export function useNoticeNav(): readonly QueueGroup<NoticeView>[] {
  const t = useT();
  const { role } = useAccount();
  const { place } = useStationPlace();
  const { data: counts } = useQuery('notices.counts', { place });
  return viewGroupsOf(role).map(({ group, views }) => ({
    title: t(`notices:group.${group}`),
    items: views.map((queue) => {
      const count = countOfView(queue, counts);
      return { queue, label: t(`notices:view.${queue}`), count, tone: toneOfView(queue, count) };
    }),
  }));
}
