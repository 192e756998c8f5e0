/** Which places a map outlines in red: so much of the open work is overdue that somebody should call there. */
import type { PlaceFigures } from '#protocol/bridge/queries.ts';

/** A tenth of the open work. */
export const ALARM_SHARE = 0.1;

export function isAlarming({ overdue, tasksOpen }: PlaceFigures): boolean {
  return tasksOpen > 0 && overdue / tasksOpen >= ALARM_SHARE;
}
