/** Writes replicated rows on a station and keeps the counters (tallies) in step with every row that changes. */
import type { Database, Statement } from 'better-sqlite3';
import { tallyChanges } from '#domain/indicators/tallies.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import { emptyCell, fromCells } from '#domain/core/row.ts';
import { TABLES, tableNamed } from '#domain/schema/tables.ts';
import type { TableRows } from '#protocol/hub/messages.ts';
import { SqliteRows } from '#protocol/sqlite/rows.ts';
import { Parked } from './parked.ts';

export class ReplicaRows extends SqliteRows {
  readonly parked: Parked;
  readonly #database: Database;
  readonly #add: Statement;
  readonly #drop: Statement;

  constructor(database: Database) {
    super(database);
    this.#database = database;
    this.parked = new Parked(database);
    this.#add = database.prepare('INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (place, measure) DO UPDATE SET n = n + excluded.n');
    this.#drop = database.prepare('DELETE FROM tally WHERE place = ? AND measure = ? AND n = 0');
  }

  /** Writes a row (null removes it) and returns what was there before. */
  write(table: Table, id: string, row: AnyRow | null): AnyRow | undefined {
    const old = this.get(table, id);
    if (row !== null) this.replace(table, old, row);
    else if (old !== undefined) this.remove(table, id);
    this.#count(table, old, row ?? undefined);
    return old;
  }

  /** Writes the hub's rows of one table, whatever build of it sent them. */
  take({ table: name, columns, rows, removed }: TableRows, changed: Set<string>): void {
    const table = tableNamed(name);
    // A newer hub may know tables and columns this build does not: it has no screens for them either.
    this.parked.keep(name, columns, rows, table?.columnNames ?? []);
    this.parked.drop(name, removed);
    if (table === undefined) return;
    const places = table.columnNames.map((column) => columns.indexOf(column));
    // An older hub does not know all columns of this build.
    const missing = Object.values(table.columns).map(emptyCell);
    for (const cells of rows) {
      const row = fromCells(table, places.map((place, index) => (place < 0 ? missing[index] ?? null : cells[place] ?? null)));
      this.write(table, row.id, row);
    }
    for (const id of removed) this.write(table, id, null);
    changed.add(table.name);
  }

  /** Counts all tallies from the rows. */
  countAnew(): void {
    this.#database.exec('DELETE FROM tally');
    for (const table of TABLES) {
      for (const row of this.#database.prepare(`SELECT * FROM "${table.name}"`).all() as AnyRow[]) this.#count(table, undefined, row);
    }
  }

  #count(table: Table, before: AnyRow | undefined, after: AnyRow | undefined): void {
    for (const { place, measure, by } of tallyChanges(table.name, before, after)) {
      this.#add.run(place, measure, by);
      if (by === -1) this.#drop.run(place, measure);
    }
  }
}
