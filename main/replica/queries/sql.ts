/** How the queries speak to SQLite: statements prepared once per database, and the few conditions they all share. */
import type { Database, Statement } from 'better-sqlite3';
import { tierOf } from '#domain/core/scope.ts';
import type { Listing } from '#protocol/bridge/queries.ts';

export type Value = string | number | null;

const prepared = new WeakMap<Database, Map<string, Statement>>();

function statement(database: Database, sql: string): Statement {
  let statements = prepared.get(database);
  if (statements === undefined) {
    statements = new Map();
    prepared.set(database, statements);
  }
  let found = statements.get(sql);
  if (found === undefined) {
    found = database.prepare(sql);
    statements.set(sql, found);
  }
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
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export const condition = (sql: string, ...values: readonly Value[]): Condition => ({ sql, values });

/** All conditions together; `1` when there are none. */
export function both(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return condition('1');
  return condition(conditions.map(({ sql }) => sql).join(' AND '), ...conditions.flatMap(({ values }) => values));
}

export interface PageOf {
  readonly table: string;
  readonly where: Condition;
  /** ORDER BY, ending with the key, so that pages neither overlap nor leave a gap. */
  readonly order: string;
  readonly limit: number;
  readonly offset: number;
}

/** A page of rows. The keys of the page are found first, where an index holds all it takes; only then its rows are read. */
export function pageRows<T>(database: Database, { table, where, order, limit, offset }: PageOf): T[] {
  return all<T>(
    database,
    `SELECT "${table}".* FROM (SELECT id FROM "${table}" WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?)
     CROSS JOIN "${table}" USING (id) ORDER BY ${order}`,
    ...where.values,
    limit,
    offset,
  );
}

/** A page of rows and how many there are in all; they are counted only when the page does not tell. */
export function page<T>(
  database: Database,
  wanted: PageOf,
  count = (): number => countOf(database, wanted.table, wanted.where),
): Listing<T> {
  const rows = pageRows<T>(database, wanted);
  const isLast = rows.length < wanted.limit && (rows.length > 0 || wanted.offset === 0);
  return { total: isLast ? wanted.offset + rows.length : count(), rows };
}

export function countOf(database: Database, table: string, where: Condition): number {
  return first<{ n: number }>(database, `SELECT count(*) AS n FROM "${table}" WHERE ${where.sql}`, ...where.values)?.n ?? 0;
}

/** Rows of a place. A replica holds one city, so a city (and no place at all) is everything in it. */
export function inPlace(place: string): readonly Condition[] {
  switch (tierOf(place)) {
    case 'village':
      return [condition('villageCode = ?', place)];
    case 'town':
      return [condition('townCode = ?', place)];
    default:
      return [];
  }
}

/** The same for rows that always have a village: a town's villages are a range of codes, so one index serves both. */
export function inVillages(place: string): readonly Condition[] {
  return tierOf(place) === 'town' ? [condition('(villageCode > ? AND villageCode < ?)', place, `${place}~`)] : inPlace(place);
}

/** The same for rows that lie in a village and name no place besides their scope. */
export function inScopes(place: string): readonly Condition[] {
  switch (tierOf(place)) {
    case 'village':
      return [condition('scope = ?', place)];
    case 'town':
      return [condition('(scope > ? AND scope < ?)', place, `${place}~`)];
    default:
      return [];
  }
}

/** One form for full and half width and for upper and lower case, on both sides of a comparison. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Rows whose columns contain the text, in either width and case; no condition when it is empty. */
export function containing(columns: readonly string[], search: string): readonly Condition[] {
  const needle = fold(search.trim());
  if (needle === '') return [];
  const match = matching(needle);
  return [
    condition(
      `(${columns.map((column) => match.sql.replaceAll('?column', `"${column}"`)).join(' OR ')})`,
      ...columns.flatMap(() => match.values),
    ),
  ];
}

/**
 * Chinese is compared byte by byte, which reads 60,000 rows in some milliseconds; a character that has another width or
 * case becomes a class of its forms (k → [kKｋＫ]), looked for only in rows with the text's longest Chinese part.
 */
function matching(needle: string): Condition {
  const classes = [...needle].map(formsOf);
  const plainParts = [...needle]
    .map((char, index) => (classes[index]?.length === 1 ? char : ' '))
    .join('')
    .split(' ');
  const plain = plainParts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  if (plain === needle) return condition('instr(?column, ?) > 0', needle);
  const pattern = `*${classes.map((forms) => (forms.length === 1 ? forms.join('') : `[${forms.join('')}]`)).join('')}*`;
  return plain === '' ? condition('?column GLOB ?', pattern) : condition('(instr(?column, ?) > 0 AND ?column GLOB ?)', plain, pattern);
}

/** The printable characters of ASCII have a full-width form this far up. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** All characters that fold to this one. The full-width form is first: `^` and `]` mean something else at the start of a class. */
function formsOf(char: string): readonly string[] {
  const cases = [...new Set([char, char.toUpperCase()])].filter((form) => form.length === char.length);
  if (char === ' ') return ['\u3000', ' '];
  if (!/^[!-~]$/.test(char)) return cases;
  const fullWidth = cases.map((form) => String.fromCodePoint((form.codePointAt(0) ?? 0) + FULL_WIDTH_OFFSET));
  return char === ']' ? [char, ...fullWidth] : [...fullWidth, ...cases];
}

/** A column that begins with a code or number of capital letters, digits and dashes: a range on the column's index. */
export function beginning(column: string, search: string): Condition | undefined {
  const prefix = codeOf(search);
  return /^[0-9A-Z-]{4,40}$/.test(prefix) ? condition(`("${column}" >= ? AND "${column}" < ?)`, prefix, `${prefix}~`) : undefined;
}

/** Whether a text can only be a number or credit code: no name or address needs to be searched for it. */
export function isCode(search: string): boolean {
  return /^(?=(?:.*\d){6})[0-9A-Z-]{8,40}$/.test(codeOf(search));
}

const codeOf = (search: string): string => fold(search.trim()).toUpperCase();

/**
 * The light of an open row's running limit (domain/calendar/limits.ts lightOf), as a condition. Most open work is due
 * after now: `+` says that this range is not worth an index.
 */
export function withLight(light: '' | 'green' | 'amber' | 'red', now: number): readonly Condition[] {
  switch (light) {
    case 'red':
      return [condition('dueAt < ?', now)];
    case 'amber':
      return [condition('(amberAt <= ? AND +dueAt >= ?)', now, now)];
    case 'green':
      return [condition('(+dueAt >= ? AND (amberAt IS NULL OR amberAt > ?))', now, now)];
    default:
      return [];
  }
}
