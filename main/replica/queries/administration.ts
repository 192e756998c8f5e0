/** Accounts and calendars, for administrators. */
import type { Account } from '#domain/schema/people.ts';
import type { CalendarYear } from '#domain/schema/territory.ts';
import type { QueryDefinition } from './definition.ts';
import { all, both, condition, containing, page } from './sql.ts';
import { markAll } from './timeline.ts';

export const accountsList: QueryDefinition<'accounts.list'> = {
  tables: ['account'],
  run: (context, { search, role, offset, limit }) => {
    const where = both([...(role === '' ? [] : [condition('role = ?', role)]), ...containing(['login', 'name', 'place'], search)]);
    const { total, rows } = page<Account>(context.database, { table: 'account', where, order: 'role, place, login, id', limit, offset });
    return { total, rows: markAll(context, 'account', rows) };
  },
};

export const calendarYears: QueryDefinition<'calendar.years'> = {
  tables: ['calendarYear'],
  run: ({ database }) => all<CalendarYear>(database, 'SELECT * FROM calendarYear ORDER BY id'),
};
