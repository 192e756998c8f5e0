/** The queues of the supervision desk: what waits for whoever sits there first, then what is to be followed, then what is done. */
import type { Role } from '#domain/core/actor.ts';
import type { RectificationQueue, SupervisionCounts, SupervisionQueue } from '#protocol/bridge/queries.ts';

export type SupervisionView = `cards.${SupervisionQueue}` | `plans.${RectificationQueue}` | 'suggested' | 'units';

export interface ViewGroup {
  readonly group: 'cards' | 'plans' | 'overview';
  readonly views: readonly SupervisionView[];
}

const CARDS_FOLLOWED = ['cards.overdue', 'cards.open', 'cards.lifted'] as const;
const PLANS_FOLLOWED = ['plans.overdue', 'plans.open', 'plans.closed'] as const;

/** Groups in the order of the screen. */
export function viewGroupsOf(role: Role): readonly ViewGroup[] {
  switch (role) {
    case 'citySupervisor':
      return [
        { group: 'cards', views: ['suggested', 'cards.toLift', ...CARDS_FOLLOWED] },
        { group: 'plans', views: ['plans.toJudge', ...PLANS_FOLLOWED] },
        { group: 'overview', views: ['units'] },
      ];
    case 'townStaff':
      return [
        { group: 'cards', views: ['cards.mine', 'suggested', 'cards.toLift', ...CARDS_FOLLOWED] },
        { group: 'plans', views: ['plans.mine', 'plans.toJudge', ...PLANS_FOLLOWED] },
        { group: 'overview', views: ['units'] },
      ];
    default:
      return [
        { group: 'cards', views: ['cards.mine', ...CARDS_FOLLOWED] },
        { group: 'plans', views: ['plans.mine', ...PLANS_FOLLOWED] },
      ];
  }
}

const afterDot = (view: SupervisionView): string => view.slice(view.indexOf('.') + 1);

export const cardQueueOf = (view: SupervisionView): SupervisionQueue => afterDot(view) as SupervisionQueue;
export const planQueueOf = (view: SupervisionView): RectificationQueue => afterDot(view) as RectificationQueue;

/** Undefined where nothing is counted. */
export function countOfView(view: SupervisionView, counts: SupervisionCounts | undefined): number | undefined {
  if (counts === undefined || view === 'units') return undefined;
  if (view === 'suggested') return counts.suggested;
  return view.startsWith('cards.') ? counts.cards[cardQueueOf(view)] : counts.rectifications[planQueueOf(view)];
}

export function toneOfView(view: SupervisionView, count: number | undefined): 'red' | 'amber' | undefined {
  if (count === undefined || count === 0) return undefined;
  if (view.endsWith('.overdue')) return 'red';
  return view.endsWith('.mine') || view.endsWith('.toLift') || view.endsWith('.toJudge') ? 'amber' : undefined;
}
