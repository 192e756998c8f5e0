/** How the queries speak to SQLite: statements prepared once per database, and the few conditions they all share. */
import type { Database, Statement } from 'better-sqlite3';
import { tierOf } from '#domain/core/scope.ts';

export type Value = string | number | null;

const prepared = new WeakMap<Database, Map<string, Statement>>();

function statement(database: Database, sql: string): Statement {
  let statements = prepared.get(database);
  if (statements === undefined) {
    database.function('fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : ''));
    prepared.set(database, statements = new Map());
  }
  let found = statements.get(sql);
  if (found === undefined) statements.set(sql, found = database.prepare(sql));
  return found;
}

/** All rows of a statement. The caller names the row's type: columns are those of domain/schema. */
export function all<T>(database: Database, sql: string, ...values: readonly Value[]): T[] {
  return statement(database, sql).all(...values) as T[];
}

export function first<T>(database: Database, sql: string, ...values: readonly Value[]): T | undefined {
  return statement(database, sql).get(...values) as T | undefined;
}

/** The row of a table by its key. */
export function byId<T>(database: Database, table: string, id: string | null): T | undefined {
  return id === null ? undefined : first<T>(database, `SELECT * FROM "${table}" WHERE id = ?`, id);
}

/** A condition with its values, in order. */
export interface Condition { readonly sql: string; readonly values: readonly Value[] }

export const condition = (sql: string, ...values: readonly Value[]): Condition => ({ sql, values });

/** All conditions together; `1` when there are none. */
export function both(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? condition('1') : condition(conditions.map(({ sql }) => sql).join(' AND '), ...conditions.flatMap(({ values }) => values));
}

/** Rows of a place. A replica holds one city, so a city (and no place at all) is everything in it. */
export function inPlace(place: string): readonly Condition[] {
  switch (tierOf(place)) {
    case 'village': return [condition('villageCode = ?', place)];
    case 'town': return [condition('townCode = ?', place)];
    default: return [];
  }
}

/** One form for full and half width and for upper and lower case, on both sides of a comparison. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Rows whose columns contain the text; no condition when it is empty. */
export function containing(columns: readonly string[], search: string): readonly Condition[] {
  const needle = fold(search.trim());
  if (needle === '') return [];
  const sql = columns.map((column) => `instr(fold("${column}"), ?) > 0`).join(' OR ');
  return [condition(`(${sql})`, ...columns.map(() => needle))];
}

/** A column that begins with a code or number of capital letters, digits and dashes: a range on the column's index. */
export function beginning(column: string, search: string): Condition | undefined {
  const prefix = fold(search.trim()).toUpperCase();
  return /^[0-9A-Z-]{4,40}$/.test(prefix) ? condition(`("${column}" >= ? AND "${column}" < ?)`, prefix, `${prefix}~`) : undefined;
}

/** The light of an open row's running limit (domain/calendar/limits.ts lightOf), as a condition. */
export function withLight(light: '' | 'green' | 'amber' | 'red', now: number): readonly Condition[] {
  switch (light) {
    case 'red': return [condition('dueAt < ?', now)];
    case 'amber': return [condition('(amberAt <= ? AND dueAt >= ?)', now, now)];
    case 'green': return [condition('(dueAt >= ? AND (amberAt IS NULL OR amberAt > ?))', now, now)];
    default: return [];
  }
}
