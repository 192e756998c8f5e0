/** Which part of a commit concerns a station: rows it may see (masked), rows it must forget. */
import type { Cell } from '#domain/core/row.ts';
import { maskCells } from '#domain/core/row.ts';
import { PUBLIC_SCOPE, visible } from '#domain/core/scope.ts';
import type { Table } from '#domain/core/table.ts';
import type { SessionAccount, TableRows } from '#protocol/hub/messages.ts';
import type { LoggedChange } from '../store/store.ts';

/** Names the grants a replica's rows were sent under. */
export function grantsKeyOf(account: SessionAccount): string {
  return `${account.role} ${[...account.grants].sort().join(' ')}`;
}

/** A range of an indexed audience column that a grant covers: from (included) to (excluded). */
export interface AudienceRange { readonly column: 'scope' | 'also'; readonly from: string; readonly to: string }

/** Above every character of an administrative code or department name: the end of a prefix range. */
const AFTER_ANY = '\uffff';

/** The ranges that make up what the grants cover: public rows, each grant's own, those shared with it. */
export function audienceRanges(grants: readonly string[]): AudienceRange[] {
  const range = (column: AudienceRange['column']) => (prefix: string) => ({ column, from: prefix, to: prefix + AFTER_ANY });
  return [range('scope')(PUBLIC_SCOPE), ...grants.map(range('scope')), ...grants.map(range('also'))];
}

interface Collected { readonly table: Table; readonly rows: Map<string, readonly Cell[]>; readonly removed: Set<string> }

/** Collects changes for one station; of several changes of a row only the last counts. */
export class BatchRows {
  readonly #grants: readonly string[];
  readonly #tables = new Map<string, Collected>();
  /** Rough size on the wire, characters. */
  size = 0;

  constructor(grants: readonly string[]) {
    this.#grants = grants;
  }

  add(change: Omit<LoggedChange, 'row'>): void {
    const sees = change.scope !== null && visible({ scope: change.scope, also: change.also }, this.#grants);
    if (sees && change.cells !== null) {
      const cells = maskCells(change.table, [...change.cells]);
      const collected = this.#of(change.table);
      collected.removed.delete(change.id);
      collected.rows.set(change.id, cells);
      for (const cell of cells) this.size += typeof cell === 'string' ? cell.length + 3 : 8;
      return;
    }
    const saw = change.oldScope !== null && visible({ scope: change.oldScope, also: change.oldAlso }, this.#grants);
    if (saw) {
      const collected = this.#of(change.table);
      collected.rows.delete(change.id);
      collected.removed.add(change.id);
      this.size += change.id.length + 3;
    }
  }

  isEmpty(): boolean {
    return this.#tables.size === 0;
  }

  toTables(): TableRows[] {
    return [...this.#tables.values()].map(({ table, rows, removed }) => ({
      table: table.name, columns: table.columnNames, rows: [...rows.values()], removed: [...removed],
    }));
  }

  #of(table: Table): Collected {
    let collected = this.#tables.get(table.name);
    if (collected === undefined) {
      collected = { table, rows: new Map(), removed: new Set() };
      this.#tables.set(table.name, collected);
    }
    return collected;
  }
}
