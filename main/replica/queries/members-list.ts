/** Grid members of a place with their open work. */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import type { Member } from '#domain/schema/people.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, condition, containing, first, inPlace } from './sql.ts';
import type { Condition } from './sql.ts';
import { mark } from './timeline.ts';

interface Counts { readonly gridName: string; readonly villageName: string; readonly openTasks: number; readonly overdue: number; readonly closedThisMonth: number }

const COUNTS = `
  coalesce((SELECT name FROM grid WHERE grid.id = member.gridId), '') AS gridName,
  coalesce((SELECT name FROM village WHERE village.id = member.villageCode), '') AS villageName,
  (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 1) AS openTasks,
  (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 1 AND dueAt < ?) AS overdue,
  (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 0 AND closedAt >= ?) AS closedThisMonth`;

export const membersList: QueryDefinition<'members.list'> = {
  tables: ['member', 'task', 'grid', 'village'],
  timed: true,
  run: (context, { place, search, status, offset, limit }) => {
    const { database, now } = context;
    const filter: readonly Condition[] = status === '' ? [] : [condition('status = ?', status)];
    const where = both([...inPlace(place), ...filter, ...containing(['name', 'initials', 'phone'], search)]);
    const rows = all<Member & Counts>(
      database, `SELECT member.*, ${COUNTS} FROM member WHERE ${where.sql} ORDER BY villageCode, gridId, duty, id LIMIT ? OFFSET ?`,
      now, startOfMonth(now), ...where.values, limit, offset,
    );
    return {
      total: first<{ n: number }>(database, `SELECT count(*) AS n FROM member WHERE ${where.sql}`, ...where.values)?.n ?? 0,
      rows: rows.map(({ gridName, villageName, openTasks, overdue, closedThisMonth, ...member }) => ({
        member: mark(context, 'member', member), gridName, villageName, openTasks, overdue, closedThisMonth,
      })),
    };
  },
};

/** First millisecond of the month in Shanghai. */
function startOfMonth(now: number): number {
  const today = dayNumber(now);
  return startOfDay(parseDay(`${dayText(today).slice(0, 7)}-01`) ?? today);
}
