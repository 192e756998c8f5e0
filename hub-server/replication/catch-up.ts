/** What a station reads from the hub's store: batches from the change log, pages of a bootstrap, its verdicts. */
import type { Statement } from 'better-sqlite3';
import type { RejectionCode, RejectionParams } from '#domain/core/rejection.ts';
import type { Cell } from '#domain/core/row.ts';
import { maskCells } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { Table } from '#domain/core/table.ts';
import { TABLES, tableNamed } from '#domain/schema/tables.ts';
import type { SubjectState } from '#domain/core/command.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Batch, Page, PageRequest, Part, Pull, PullReply, TablePage, Verdict, VerdictKind } from '#protocol/hub/messages.ts';
import { preparedOnce } from '#protocol/sqlite/statements.ts';
import type { HubStore } from '../store/store.ts';
import { audienceRanges, BatchRows } from './audience.ts';
import type { AudienceRange } from './audience.ts';

/** A batch ends at the first commit after this many characters of rows: a station applies it in 2 to 6 ms of a frame's 16. */
const BATCH_SIZE = 20 * 1024;
/** So many characters of rows in one answer to a pull: fewer would wait for the network more often than for the disk. */
const ANSWER_SIZE = 192 * 1024;
const PAGE_ROWS = 2000;

interface ChangeLine {
  seq: number;
  ordinal: number;
  tableName: string;
  id: string;
  scope: string | null;
  also: string | null;
  oldScope: string | null;
  oldAlso: string | null;
}

/** The rows of one batch of an answer, and the commit it ends at. */
interface Piece { readonly rows: BatchRows; readonly to: number }

export class CatchUp {
  readonly #store: HubStore;
  readonly #pageRows: number;
  readonly #changes: Statement;
  readonly #cells: Statement;
  readonly #verdicts: Statement;
  readonly #prepared: (sql: string) => Statement;

  constructor(store: HubStore, pageRows = PAGE_ROWS) {
    this.#store = store;
    this.#pageRows = pageRows;
    const { database } = store;
    this.#prepared = preparedOnce<Statement>(database);
    // Without the cells: most lines of the city's log are not for this station, and their cells need not be read.
    this.#changes = database.prepare(`
      SELECT seq, ordinal, tableName, id, scope, also, oldScope, oldAlso FROM change WHERE seq > ? ORDER BY seq, ordinal`);
    this.#cells = database.prepare('SELECT cells FROM change WHERE seq = ? AND ordinal = ?').pluck();
    this.#verdicts = database.prepare('SELECT * FROM verdict WHERE stationId = ? AND number > ? AND seq <= ? ORDER BY number');
  }

  /** Everything of whole commits after the cursor, up to about ANSWER_SIZE, in batches of about BATCH_SIZE. */
  pull(stationId: string, grants: readonly string[], { cursor, decidedThrough }: Pull): PullReply {
    const head = this.#store.head();
    const pieces: Piece[] = [];
    let rows = new BatchRows(grants);
    let size = 0;
    let to = head;
    let last = cursor;
    for (const line of this.#changes.iterate(cursor) as IterableIterator<ChangeLine>) {
      if (line.seq !== last && rows.size > BATCH_SIZE) {
        size += rows.size;
        if (size > ANSWER_SIZE) {
          to = last;
          break;
        }
        pieces.push({ rows, to: last });
        rows = new BatchRows(grants);
      }
      last = line.seq;
      const table = tableNamed(line.tableName);
      if (table !== undefined && concerns(line, grants)) rows.add({ ...line, table, cells: this.#cellsOf(line) });
    }
    pieces.push({ rows, to });
    return this.#reply(stationId, pieces, { cursor, decidedThrough }, head);
  }

  #reply(stationId: string, pieces: readonly Piece[], { cursor, decidedThrough }: Pull, head: number): PullReply {
    let from = cursor;
    let processedThrough = decidedThrough;
    const batches = pieces.map(({ rows, to }): Batch => {
      const verdicts = this.verdicts(stationId, processedThrough, to);
      processedThrough = verdicts.at(-1)?.number ?? processedThrough;
      const batch = { from, to, head, tables: rows.toTables(), verdicts, processedThrough };
      from = to;
      return batch;
    });
    const [first, ...following] = batches;
    if (first === undefined) throw new Error('an answer to a pull has one batch at least');
    return { ...first, following };
  }

  verdicts(stationId: string, after: number, throughSeq: number): Verdict[] {
    return (this.#verdicts.all(stationId, after, throughSeq) as VerdictLine[]).map(toVerdict);
  }

  /** The next rows of a table that the grants cover, and the tables behind it that fit whole. */
  page(grants: readonly string[], request: PageRequest): Page {
    const table = tableNamed(request.table);
    if (table === undefined) throw new ShaotaiError('params.invalid', undefined, { field: 'table' });
    const ranges = request.part === null ? audienceRanges(grants) : partRanges(grants, request.part);
    const page = this.#tablePage(table, ranges, request.after, this.#pageRows);
    const room = this.#pageRows - page.rows.length;
    return page.next === null && request.part === null ? { ...page, following: this.#following(table, ranges, room) } : page;
  }

  /** Public rows, each grant's own, those shared with it: at most `limit` after a position. */
  #tablePage(table: Table, ranges: readonly AudienceRange[], after: string | null, limit: number): TablePage {
    const position = parsePosition(after);
    const rows: (readonly Cell[])[] = [];
    let next: string | null = null;
    for (let index = position.range; index < ranges.length && next === null; index += 1) {
      const range = ranges[index];
      if (range === undefined) break;
      const found = this.#rangePage(table, range, index === position.range ? position : { scope: '', id: '' }, limit - rows.length);
      for (const cells of found) rows.push(maskCells(table, cells));
      const last = found.at(-1);
      if (rows.length >= limit && last !== undefined) {
        next = JSON.stringify([index, last[table.columnNames.indexOf(range.column)], last[table.columnNames.indexOf('id')]]);
      }
    }
    return { table: table.name, columns: table.columnNames, rows, next, total: after === null ? this.#count(table, ranges) : 0 };
  }

  #following(previous: Table, ranges: readonly AudienceRange[], room: number): TablePage[] {
    const pages: TablePage[] = [];
    let left = room;
    for (const table of TABLES.slice(TABLES.indexOf(previous) + 1)) {
      const total = this.#count(table, ranges);
      if (total > left) break;
      const rows = total === 0 ? [] : this.#tablePage(table, ranges, null, total).rows;
      pages.push({ table: table.name, columns: total === 0 ? [] : table.columnNames, rows, next: null, total });
      left -= rows.length;
    }
    return pages;
  }

  #cellsOf({ seq, ordinal }: ChangeLine): readonly Cell[] | null {
    const cells = this.#cells.get(seq, ordinal) as string | null;
    return cells === null ? null : JSON.parse(cells) as Cell[];
  }

  #rangePage(table: Table, range: AudienceRange, after: { scope: string; id: string }, limit: number): Cell[][] {
    const columns = table.columnNames.map((name) => `"${name}"`).join(', ');
    return this.#prepared(
      `SELECT ${columns} FROM "${table.name}" WHERE "${range.column}" >= ? AND "${range.column}" < ? AND ("${range.column}", id) > (?, ?)
       ORDER BY "${range.column}", id LIMIT +?`,
    ).raw().all(range.from, range.to, after.scope, after.id, limit) as Cell[][];
  }

  /** How many rows a bootstrap under these grants has in all. */
  count(grants: readonly string[]): number {
    const ranges = audienceRanges(grants);
    return TABLES.reduce((sum, table) => sum + this.#count(table, ranges), 0);
  }

  #count(table: Table, ranges: readonly AudienceRange[]): number {
    let total = 0;
    for (const { column, from, to } of ranges) {
      const sql = `SELECT count(*) FROM "${table.name}" WHERE "${column}" >= ? AND "${column}" < ?`;
      total += this.#prepared(sql).pluck().get(from, to) as number;
    }
    return total;
  }
}

function parsePosition(after: string | null): { range: number; scope: string; id: string } {
  if (after === null) return { range: 0, scope: '', id: '' };
  try {
    const [range, scope, id] = JSON.parse(after) as unknown[];
    if (typeof range === 'number' && typeof scope === 'string' && typeof id === 'string') return { range, scope, id };
  } catch {
    // Falls through to the refusal below: a position is opaque to stations, so a bad one is a broken request.
  }
  throw new ShaotaiError('params.invalid', undefined, { field: 'after' });
}

/** Whether the station sees the row now or saw it before. */
function concerns({ scope, also, oldScope, oldAlso }: ChangeLine, grants: readonly string[]): boolean {
  return (scope !== null && visible({ scope, also }, grants)) || (oldScope !== null && visible({ scope: oldScope, also: oldAlso }, grants));
}

/** One value of an audience column, when the grants cover it. */
function partRanges(grants: readonly string[], { column, value }: Part): AudienceRange[] {
  const covered = audienceRanges(grants).some((range) => range.column === column && value >= range.from && value < range.to);
  return covered ? [{ column, from: value, to: `${value}\u0000` }] : [];
}

interface VerdictLine { number: number; kind: VerdictKind; code: RejectionCode | null; params: string; current: string | null; at: number }

function toVerdict(line: VerdictLine): Verdict {
  return {
    number: line.number, kind: line.kind, code: line.code, params: JSON.parse(line.params) as RejectionParams,
    current: line.current === null ? null : JSON.parse(line.current) as SubjectState, at: line.at,
  };
}
