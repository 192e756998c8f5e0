/** When an urge of something late was in vain, and a card of a colour is called for (domain catalogue 1.6, 催办→督办). */
import type { WorkCalendar } from '../calendar/calendar.ts';

/** Working days after which an urge that changed nothing becomes a supervision. */
const SUPERVISE_AFTER_DAYS = 1;

/** Whether it was urged after its limit had passed, and a working day went by since. */
export function isUrgedInVain(
  late: { readonly dueAt: number | null; readonly urgedAt: number | null }, calendar: WorkCalendar, now: number,
): boolean {
  const { dueAt, urgedAt } = late;
  return dueAt !== null && urgedAt !== null && urgedAt > dueAt && now > calendar.deadline(urgedAt, SUPERVISE_AFTER_DAYS).at;
}
