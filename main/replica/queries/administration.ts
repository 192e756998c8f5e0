/** Accounts and calendars, for administrators. */
import type { Account } from '#domain/schema/people.ts';
import type { CalendarYear } from '#domain/schema/territory.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, condition, containing, first } from './sql.ts';
import { markAll } from './timeline.ts';

export const accountsList: QueryDefinition<'accounts.list'> = {
  tables: ['account'],
  run: (context, { search, role, offset, limit }) => {
    const where = both([...(role === '' ? [] : [condition('role = ?', role)]), ...containing(['login', 'name', 'place'], search)]);
    const rows = all<Account>(context.database, `SELECT * FROM account WHERE ${where.sql} ORDER BY role, place, login LIMIT ? OFFSET ?`, ...where.values, limit, offset);
    return {
      total: first<{ n: number }>(context.database, `SELECT count(*) AS n FROM account WHERE ${where.sql}`, ...where.values)?.n ?? 0,
      rows: markAll(context, 'account', rows),
    };
  },
};

export const calendarYears: QueryDefinition<'calendar.years'> = {
  tables: ['calendarYear'],
  run: ({ database }) => all<CalendarYear>(database, 'SELECT * FROM calendarYear ORDER BY id'),
};
