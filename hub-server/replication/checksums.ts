/** Checksums of the parts of the store that stations hold: one part is one value of an audience column. */
import type { Statement } from 'better-sqlite3';
import type { Cell } from '#domain/core/row.ts';
import { maskCells } from '#domain/core/row.ts';
import type { Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { addRow, NO_ROWS } from '#protocol/checksum.ts';
import { preparedOnce } from '#protocol/sqlite/statements.ts';
import type { Part, PartSums, Sum } from '#protocol/hub/messages.ts';
import type { CommitNotice, HubStore } from '../store/store.ts';
import { audienceRanges } from './audience.ts';
import type { AudienceRange } from './audience.ts';

/** The least value of an audience column in a range, after another one, over all tables. */
const firstValueSql = (column: Part['column']): string => {
  const leasts = TABLES.map(({ name }) => `
    SELECT min("${column}") AS value FROM "${name}"
    WHERE "${column}" >= @from AND "${column}" < @to AND "${column}" > @last`);
  return `SELECT min(value) FROM (${leasts.join(' UNION ALL ')})`;
};
const FIRST_VALUE_SQL = { scope: firstValueSql('scope'), also: firstValueSql('also') } as const;

const holds = ({ column, from, to }: AudienceRange, part: Part): boolean =>
  column === part.column && part.value >= from && part.value < to;

export class Checksums {
  readonly #store: HubStore;
  /** Sums of parts that no commit has changed since. */
  readonly #known = new Map<string, Record<string, Sum>>();

  readonly #prepared: (sql: string) => Statement;

  constructor(store: HubStore) {
    this.#store = store;
    this.#prepared = preparedOnce<Statement>(store.database);
  }

  /** Forgets the sums of what a commit changed. */
  committed({ changes }: CommitNotice): void {
    if (this.#known.size === 0) return;
    for (const { scope, also, oldScope, oldAlso } of changes) {
      for (const value of [scope, oldScope]) if (value !== null) this.#known.delete(keyOf({ column: 'scope', value }));
      for (const value of [also, oldAlso]) if (value !== null) this.#known.delete(keyOf({ column: 'also', value }));
    }
  }

  /** The sums of the part that follows another one among those the grants cover; `part` is null after the last. */
  next(grants: readonly string[], after: Part | null): PartSums {
    const part = this.#partAfter(grants, after);
    return { part, seq: this.#store.head(), sums: part === null ? {} : this.#sumsOf(part) };
  }

  #partAfter(grants: readonly string[], after: Part | null): Part | null {
    const ranges = audienceRanges(grants);
    const start = after === null ? 0 : ranges.findIndex((range) => holds(range, after));
    for (const [index, { column, from, to }] of ranges.entries()) {
      if (index < start) continue;
      const last = index === start && after !== null ? after.value : '';
      const value = this.#prepared(FIRST_VALUE_SQL[column]).pluck().get({ from, to, last }) as string | null;
      if (value !== null) return { column, value };
    }
    return null;
  }

  #sumsOf(part: Part): Record<string, Sum> {
    const known = this.#known.get(keyOf(part));
    if (known !== undefined) return known;
    const sums: Record<string, Sum> = {};
    for (const table of TABLES) sums[table.name] = this.#sumOf(table, part);
    this.#known.set(keyOf(part), sums);
    return sums;
  }

  #sumOf(table: Table, { column, value }: Part): Sum {
    const names = table.columnNames.map((name) => `"${name}"`).join(', ');
    let sum = NO_ROWS;
    const rows = this.#prepared(`SELECT ${names} FROM "${table.name}" WHERE "${column}" = ?`).raw();
    for (const cells of rows.iterate(value)) sum = addRow(sum, maskCells(table, cells as Cell[]));
    return sum;
  }
}

const keyOf = ({ column, value }: Part): string => `${column} ${value}`;
