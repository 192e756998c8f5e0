/**
 * Replicated rows in SQLite, the same at the hub and on a station: tables made from their descriptions, and prepared
 * statements to read and write them. Typed against the few methods of better-sqlite3 it uses, so the protocol needs no driver.
 */
import type { Equality } from '#domain/core/command.ts';
import { emptyCell, toCells } from '#domain/core/row.ts';
import type { Cell } from '#domain/core/row.ts';
import type { AnyRow, Column, Table } from '#domain/core/table.ts';

interface Statement {
  run(...values: unknown[]): unknown;
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
}

export interface SqlDatabase {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
}

const quote = (name: string) => `"${name}"`;

const columnSql = (name: string, column: Column): string =>
  `${quote(name)} ${column.type.toUpperCase()}${column.nullable ? '' : ' NOT NULL'}${name === 'id' ? ' PRIMARY KEY' : ''}`;

/** Statements that add the columns a table of an older build lacks; the rows there get an empty value. */
export function addColumnsSql(table: Table, present: readonly string[]): string {
  return Object.entries(table.columns).filter(([name]) => !present.includes(name)).map(([name, column]) => {
    const empty = emptyCell(column);
    const fallback = empty === null ? '' : ` DEFAULT ${typeof empty === 'string' ? "''" : '0'}`;
    return `ALTER TABLE ${quote(table.name)} ADD COLUMN ${columnSql(name, column)}${fallback};`;
  }).join('\n');
}

/** CREATE statement of one table. */
export function tableSql(table: Table): string {
  const columns = Object.entries(table.columns).map(([name, column]) => columnSql(name, column));
  return `CREATE TABLE IF NOT EXISTS ${quote(table.name)} (${columns.join(', ')}) WITHOUT ROWID;`;
}

/** CREATE statements of a table's indexes: those every copy needs, or those of a station's screens. */
export function indexSql(table: Table, indexes: Table['indexes'] = table.indexes): string {
  const statements = indexes.map((columns) => {
    const name = quote(indexName(table, columns));
    return `CREATE INDEX IF NOT EXISTS ${name} ON ${quote(table.name)} (${columns.map(quote).join(', ')});`;
  });
  return statements.join('\n');
}

export function indexName(table: Table, columns: readonly string[]): string {
  return [table.name, ...columns].join('_');
}

/** CREATE statements of the indexes by audience: a bootstrap, a checksum and a repair read the rows of a scope in key order. */
export function audienceIndexSql(table: Table): string {
  return `
    CREATE INDEX IF NOT EXISTS ${quote(`${table.name}_audience`)} ON ${quote(table.name)} (scope, id);
    CREATE INDEX IF NOT EXISTS ${quote(`${table.name}_also`)} ON ${quote(table.name)} (also, id) WHERE also IS NOT NULL;`;
}

/** The counters a replica keeps beside its rows (domain/indicators). */
export const TALLY_SQL = `
  CREATE TABLE IF NOT EXISTS tally (
    place TEXT NOT NULL, measure TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (place, measure)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tally_measure ON tally (measure, place);`;

/** Prepared statements kept, about 10 KB each: beyond this many, rows are written whole. */
const STATEMENT_LIMIT = 1_000;

/** Reads and writes rows of described tables through cached prepared statements. */
export class SqliteRows {
  readonly #database: SqlDatabase;
  readonly #statements = new Map<string, Statement>();

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  get(table: Table, id: string): AnyRow | undefined {
    const sql = () => `SELECT ${columnList(table)} FROM ${quote(table.name)} WHERE id = ?`;
    return this.#statement(`get ${table.name}`, sql).get(id) as AnyRow | undefined;
  }

  /** Rows that equal the given columns, in key order so that every machine sees the same list. */
  find(table: Table, where: Equality, limit: number): AnyRow[] {
    const names = Object.keys(where);
    for (const name of names) if (!table.columnNames.includes(name)) throw new Error(`${table.name} has no column ${name}`);
    const condition = names.length === 0 ? '' : `WHERE ${names.map((name) => `${quote(name)} = +?`).join(' AND ')}`;
    const sql = () => `SELECT ${columnList(table)} FROM ${quote(table.name)} ${condition} ORDER BY id LIMIT +?`;
    return this.#statement(`find ${table.name} ${names.join(',')}`, sql).all(...Object.values(where), limit) as AnyRow[];
  }

  put(table: Table, row: AnyRow): void {
    this.putCells(table, toCells(table, row));
  }

  /**
   * Puts a row in the place of the one `get` answered. Names only the columns that differ: SQLite takes the entries of every
   * index of a named column out and in again, whether its value is another one or not.
   */
  replace(table: Table, old: AnyRow | undefined, row: AnyRow): void {
    if (old === undefined) return this.put(table, row);
    const names = table.columnNames.filter((name) => (row[name] ?? null) !== old[name]);
    if (names.length === 0) return;
    const update = this.#updateOf(table, names);
    if (update === undefined) this.put(table, row);
    else update.run(...names.map((name) => row[name] ?? null), row.id);
  }

  putCells(table: Table, cells: readonly Cell[]): void {
    const sql = () => {
      const marks = table.columnNames.map(() => '?').join(', ');
      const others = table.columnNames.filter((name) => name !== 'id');
      const updates = others.map((name) => `${quote(name)} = excluded.${quote(name)}`).join(', ');
      return `INSERT INTO ${quote(table.name)} (${columnList(table)}) VALUES (${marks})
        ON CONFLICT (id) DO UPDATE SET ${updates}`;
    };
    this.#statement(`put ${table.name}`, sql).run(...cells);
  }

  remove(table: Table, id: string): void {
    this.#statement(`remove ${table.name}`, () => `DELETE FROM ${quote(table.name)} WHERE id = ?`).run(id);
  }

  /** A command changes the same few columns every time; imports change any. Undefined when there are too many sets to keep. */
  #updateOf(table: Table, names: readonly string[]): Statement | undefined {
    const key = `update ${table.name} ${names.join(',')}`;
    if (this.#statements.size >= STATEMENT_LIMIT && !this.#statements.has(key)) return undefined;
    const sets = names.map((name) => `${quote(name)} = ?`).join(', ');
    return this.#statement(key, () => `UPDATE ${quote(table.name)} SET ${sets} WHERE id = ?`);
  }

  #statement(key: string, sql: () => string): Statement {
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      statement = this.#database.prepare(sql());
      this.#statements.set(key, statement);
    }
    return statement;
  }
}

function columnList(table: Table): string {
  return table.columnNames.map(quote).join(', ');
}
