/** The view that is open and the queues at the left, the same for every list of the supervision desk. */
import { useStationPlace, useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import type { QueueGroup } from '../desk/QueueNav.tsx';
import { useDeskView } from '../desk/useDeskView.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { countOfView, toneOfView, viewGroupsOf } from './queues.ts';
import type { SupervisionView } from './queues.ts';

/** Links name these too, though they stand in no column. */
const LINKED: readonly SupervisionView[] = ['cards.all', 'plans.all'];

export function useSupervisionView(): DeskView<SupervisionView> {
  const { role } = useAccount();
  const views = viewGroupsOf(role).flatMap((group) => group.views);
  return useDeskView<SupervisionView>('supervision', [...views, ...LINKED], 'cards.open');
}

export function useViewNav(): readonly QueueGroup<SupervisionView>[] {
  const t = useT();
  const { role } = useAccount();
  const { place } = useStationPlace();
  const { data: counts } = useQuery('supervision.counts', { place });
  return viewGroupsOf(role).map(({ group, views }) => ({
    title: t(`supervision:group.${group}`),
    items: views.map((queue) => {
      const count = countOfView(queue, counts);
      return { queue, label: t(`supervision:view.${queue}`), count, tone: toneOfView(queue, count) };
    }),
  }));
}
