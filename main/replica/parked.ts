/**
 * What a newer hub sends and this build does not know: rows of tables, cells of columns. They are kept beside the rows, and
 * a newer build of the station finds them here instead of fetching everything anew.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Cell } from '#domain/core/row.ts';

export const PARKED_SQL = `
    -- cells: the values by column, as JSON.
    CREATE TABLE IF NOT EXISTS parked (
      tableName TEXT NOT NULL, id TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (tableName, id)
    ) WITHOUT ROWID;`;

export class Parked {
  readonly #keep: Statement;
  readonly #drop: Statement;

  constructor(database: Database) {
    this.#keep = database.prepare('INSERT INTO parked VALUES (?, ?, ?) ON CONFLICT (tableName, id) DO UPDATE SET cells = excluded.cells');
    this.#drop = database.prepare('DELETE FROM parked WHERE tableName = ? AND id = ?');
  }

  /** Keeps the columns of rows that `knows` does not name. */
  keep(tableName: string, columns: readonly string[], rows: readonly (readonly Cell[])[], knows: readonly string[]): void {
    const unknown = columns.map((name, place) => ({ name, place })).filter(({ name }) => !knows.includes(name));
    if (unknown.length === 0) return;
    const id = columns.indexOf('id');
    for (const cells of rows) {
      this.set(tableName, String(cells[id]), Object.fromEntries(unknown.map(({ name, place }) => [name, cells[place] ?? null])));
    }
  }

  set(tableName: string, id: string, values: Readonly<Record<string, Cell>>): void {
    this.#keep.run(tableName, id, JSON.stringify(values));
  }

  drop(tableName: string, ids: readonly string[]): void {
    for (const id of ids) this.#drop.run(tableName, id);
  }
}
