/** What a missed limit of a task calls for, and when it turns from a reminder into a supervision (domain catalogue 1.6, "on red"). */
import type { WorkCalendar } from '../calendar/calendar.ts';
import { isOfUnit } from '../core/scope.ts';
import type { Task } from '../schema/task.ts';
import { isUrgedInVain } from '../supervision/in-vain.ts';

/** urgeDispatcher: T3, the village has not assigned · urge: 催办 of who holds it · supervise: 督办 (T4, T6). */
export type TaskRedAction = 'urgeDispatcher' | 'urge' | 'supervise';

/** The unit that answers for a task: its village, or the town for those of its special units. */
export function holderOf(task: Pick<Task, 'also' | 'townCode' | 'villageCode'>): string {
  return isOfUnit(task) ? task.townCode : task.villageCode;
}

/** What to do about a task at this moment; `undefined` while nothing is late. */
export function redActionOf(task: Task, calendar: WorkCalendar, now: number): TaskRedAction | undefined {
  if (task.open === 0 || task.limit === null || task.dueAt === null || now <= task.dueAt) return undefined;
  if (task.limit === 'assign') return 'urgeDispatcher';
  return isUrgedInVain(task, calendar, now) ? 'supervise' : 'urge';
}
