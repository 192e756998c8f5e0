/** Grid members of a place with their open work. */
import { dayNumber, dayText, parseDay, startOfDay } from '#domain/calendar/calendar.ts';
import type { Member } from '#domain/schema/people.ts';
import type { MemberWithLoad } from '#protocol/bridge/queries.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, condition, containing, inVillages, page } from './sql.ts';
import { mark } from './timeline.ts';

type Load = Omit<MemberWithLoad, 'member'>;

/** Of the members of one page only: counting is what takes the time. */
const LOADS = `SELECT member.id,
  coalesce((SELECT name FROM grid WHERE grid.id = member.gridId), '') AS gridName,
  coalesce((SELECT name FROM village WHERE village.id = member.villageCode), '') AS villageName,
  (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 1) AS openTasks,
  (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 1 AND dueAt < ?) AS overdue,
  (SELECT count(*) FROM task WHERE assigneeId = member.id AND open = 0 AND closedAt >= ?) AS closedThisMonth
  FROM json_each(?) CROSS JOIN member ON member.id = json_each.value`;

const NO_LOAD: Load = { gridName: '', villageName: '', openTasks: 0, overdue: 0, closedThisMonth: 0 };

export const membersList: QueryDefinition<'members.list'> = {
  tables: ['member', 'task', 'grid', 'village'],
  timed: true,
  run: (context, { place, search, status, offset, limit }) => {
    const { database, now } = context;
    const where = both([
      ...inVillages(place),
      ...(status === '' ? [] : [condition('status = ?', status)]),
      ...containing(['name', 'initials', 'phone'], search),
    ]);
    const order = 'villageCode, gridId, duty, id';
    const { total, rows } = page<Member>(database, { table: 'member', where, order, limit, offset });
    const keys = JSON.stringify(rows.map(({ id }) => id));
    const loads = new Map(all<Load & { id: string }>(database, LOADS, now, startOfMonth(now), keys).map(({ id, ...load }) => [id, load]));
    return { total, rows: rows.map((member) => ({ member: mark(context, 'member', member), ...(loads.get(member.id) ?? NO_LOAD) })) };
  },
};

/** First millisecond of the month in Shanghai. */
function startOfMonth(now: number): number {
  const today = dayNumber(now);
  return startOfDay(parseDay(`${dayText(today).slice(0, 7)}-01`) ?? today);
}
