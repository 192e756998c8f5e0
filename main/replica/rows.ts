/** Writes replicated rows on a station and keeps the counters (tallies) in step with every row that changes. */
import type { Database, Statement } from 'better-sqlite3';
import { tallyChanges } from '#domain/indicators/tallies.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import { SqliteRows } from '#protocol/sqlite/rows.ts';

export class ReplicaRows extends SqliteRows {
  readonly #add: Statement;
  readonly #drop: Statement;

  constructor(database: Database) {
    super(database);
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

  #count(table: Table, before: AnyRow | undefined, after: AnyRow | undefined): void {
    for (const { place, measure, by } of tallyChanges(table.name, before, after)) {
      this.#add.run(place, measure, by);
      if (by === -1) this.#drop.run(place, measure);
    }
  }
}
