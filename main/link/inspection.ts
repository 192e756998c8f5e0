/**
 * Compares the replica with the hub part by part (one value of an audience column) and fetches anew what differs. Damage
 * that no check of the file sees, and bugs, end here instead of on an operator's screen for ever.
 */
import type { Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { NO_ROWS, addSums, sameSum } from '#protocol/checksum.ts';
import type { Page, Part, StationEvents, Sum } from '#protocol/hub/messages.ts';
import type { LinkedReplica } from '../replica/replica.ts';

export interface Repair { readonly table: string; readonly part: Part; readonly rows: number }

export interface InspectionOptions {
  readonly replica: LinkedReplica;
  readonly request: <E extends keyof StationEvents>(event: E, body: StationEvents[E]['request']) => Promise<StationEvents[E]['reply']>;
  /** Lets a person's work have its turn. */
  readonly breathe: () => Promise<void>;
  readonly onRepair: (repair: Repair) => void;
}

export class Inspection {
  readonly #options: InspectionOptions;
  #after: Part | null = null;
  #passes = 0;

  constructor(options: InspectionOptions) {
    this.#options = options;
  }

  /** Whole rounds through the replica so far. */
  get passes(): number {
    return this.#passes;
  }

  /** Inspects the next part. While rows change under it, nothing can be said: the part comes round again. */
  async next(): Promise<void> {
    const { part, seq, sums } = await this.#options.request('check', { after: this.#after });
    this.#after = part;
    if (part === null) {
      this.#passes += 1;
      return;
    }
    const held = this.#options.replica.tablesOf(part);
    for (const table of TABLES) {
      const expected = sums[table.name];
      if (expected?.rows === 0 && !held.has(table.name)) continue;
      const found = expected === undefined ? undefined : await this.#sumHere(table, part, seq);
      if (expected === undefined || found === undefined) return;
      if (!sameSum(expected, found)) await this.#repair(table, part);
    }
  }

  /** The sum here, or undefined when the replica does not stand at the hub's commit or has commands waiting. */
  async #sumHere(table: Table, part: Part, seq: number): Promise<Sum | undefined> {
    const { replica, breathe } = this.#options;
    let total = NO_ROWS;
    for (let after: string | null = ''; after !== null;) {
      if (replica.position().cursor !== seq || replica.outboxCount() > 0) return undefined;
      const slice = replica.sumAfter(table, part, after);
      total = addSums(total, slice.sum);
      after = slice.next;
      if (after !== null) await breathe();
    }
    return total;
  }

  async #repair(table: Table, part: Part): Promise<void> {
    const { replica, request, onRepair } = this.#options;
    let columns: Page['columns'] = table.columnNames;
    const rows: Page['rows'][number][] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page: Page = await request('page', { table: table.name, after, part });
      columns = page.columns;
      for (const row of page.rows) rows.push(row);
      after = page.next;
    }
    replica.repair(table, part, { columns, rows });
    onRepair({ table: table.name, part, rows: rows.length });
  }
}
