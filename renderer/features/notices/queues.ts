/** The queues of the notice desk by role. */
import type { Role } from '#domain/core/actor.ts';
import type { AnnouncementQueue, NoticeCounts, OrderQueue, QuestionQueue, ShiftQueue } from '#protocol/bridge/queries.ts';

export type NoticeView =
  | `announcements.${AnnouncementQueue}` | `shifts.${ShiftQueue}` | `questions.${QuestionQueue}` | 'knowledge' | `orders.${OrderQueue}`;

export type NoticeGroup = 'announcements' | 'shifts' | 'questions' | 'orders';

export interface ViewGroup {
  readonly group: NoticeGroup;
  readonly views: readonly NoticeView[];
}

const ORDERS: ViewGroup = { group: 'orders', views: ['orders.open', 'orders.ended'] };

/** Groups in the order of the screen. */
export function viewGroupsOf(role: Role): readonly ViewGroup[] {
  switch (role) {
    case 'citySupervisor':
      return [
        { group: 'announcements', views: ['announcements.published', 'announcements.outstanding'] },
        ORDERS,
        { group: 'questions', views: ['questions.toAnswer', 'questions.all', 'knowledge'] },
        { group: 'shifts', views: ['shifts.below'] },
      ];
    case 'townStaff':
      return [
        {
          group: 'announcements',
          views: ['announcements.toReceive', 'announcements.received', 'announcements.published', 'announcements.outstanding'],
        },
        ORDERS,
        { group: 'questions', views: ['questions.toAnswer', 'questions.answered', 'questions.all', 'knowledge'] },
        { group: 'shifts', views: ['shifts.own', 'shifts.below'] },
      ];
    case 'deptOfficer':
      return [
        { group: 'announcements', views: ['announcements.toReceive', 'announcements.received'] },
        { group: 'questions', views: ['questions.toAnswer', 'questions.answered', 'knowledge'] },
        { group: 'shifts', views: ['shifts.own'] },
      ];
    default:
      return [
        { group: 'announcements', views: ['announcements.toReceive', 'announcements.received'] },
        ORDERS,
        { group: 'questions', views: ['questions.toSettle', 'questions.all', 'knowledge'] },
        { group: 'shifts', views: ['shifts.own'] },
      ];
  }
}

/** The part behind the dot; '' for knowledge. */
export const queueOf = (view: NoticeView): string => (view.includes('.') ? view.slice(view.indexOf('.') + 1) : '');

export function countOfView(view: NoticeView, counts: NoticeCounts | undefined): number | undefined {
  if (counts === undefined) return undefined;
  const queue = queueOf(view);
  if (view === 'knowledge') return counts.knowledge;
  if (view.startsWith('announcements.')) return counts.announcements[queue as AnnouncementQueue];
  if (view.startsWith('questions.')) return counts.questions[queue as QuestionQueue];
  if (view.startsWith('orders.')) return counts.orders[queue as OrderQueue];
  return view === 'shifts.own' ? counts.shifts : undefined;
}

const WAITING: readonly NoticeView[] = ['announcements.toReceive', 'questions.toAnswer', 'questions.toSettle', 'shifts.own'];

export function toneOfView(view: NoticeView, count: number | undefined): 'red' | 'amber' | undefined {
  if (count === undefined || count === 0) return undefined;
  if (view === 'orders.open') return 'red';
  return WAITING.includes(view) ? 'amber' : undefined;
}
