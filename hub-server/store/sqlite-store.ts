/** The hub's store in one SQLite file: the default, with nothing to set up. */
import BetterSqlite3 from 'better-sqlite3';
import type { Database, Statement } from 'better-sqlite3';
import type { Equality } from '#domain/core/command.ts';
import { toCells } from '#domain/core/row.ts';
import type { AnyRow, RowChange, Table } from '#domain/core/table.ts';
import type { NewId } from '#domain/core/time.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import type { Verdict } from '#protocol/hub/messages.ts';
import { CheckpointThread } from '#protocol/sqlite/checkpoint.ts';
import { SqliteRows } from '#protocol/sqlite/rows.ts';
import { WriteAheadLog } from '#protocol/sqlite/write-ahead-log.ts';
import type { LogLimits } from '#protocol/sqlite/write-ahead-log.ts';
import { AUDIT_GENESIS, auditHash } from './audit-chain.ts';
import { createHubTables } from './schema.ts';
import type { AuditEntry, CommitNotice, HubStore, HubTransaction, LoggedChange } from './store.ts';

/** Holds the indexes of a city's open work: an import touches some twenty pages a row. */
const CACHE_KIB = 64 * 1024;
/** A copy of 16 MiB: a page that changes often is copied once. A log of 64 MiB: beginning it anew waits for the disk. */
const LOG_LIMITS: LogLimits = { worth: 4_000, long: 16_000 };
/** Older SQLite has a bug with WAL resets that can lose commits. */
const MIN_SQLITE = [3, 51, 3] as const;

export interface SqliteStoreOptions {
  /** File, or ':memory:', or a serialized database in tests and the simulation. */
  readonly path: string | Buffer;
  readonly newId: NewId;
  /** CHECKPOINT_SCRIPT, for a file; without it the log is copied where it is written. */
  readonly checkpointThread?: URL;
}

/** Opens or creates the store. Throws when SQLite is too old or the file is damaged. */
export function openSqliteStore({ path, newId, checkpointThread }: SqliteStoreOptions): HubStore {
  const database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 5000');
  database.pragma(`cache_size = -${String(CACHE_KIB)}`);
  assertSqliteVersion(database);
  createHubTables(database);
  const thread = checkpointThread === undefined || typeof path !== 'string' ? undefined : new CheckpointThread(checkpointThread, path);
  return new SqliteStore(database, newId, thread);
}

function assertSqliteVersion(database: Database): void {
  const version = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const found = major * 1e6 + minor * 1e3 + patch;
  if (found < MIN_SQLITE[0] * 1e6 + MIN_SQLITE[1] * 1e3 + MIN_SQLITE[2]) {
    throw new Error(`SQLite ${version} is older than ${MIN_SQLITE.join('.')}`);
  }
}

class SqliteStore implements HubStore {
  readonly hubId: string;
  readonly epoch: string;
  readonly database: Database;
  readonly reader: SqliteRows;
  readonly #listeners = new Set<(notice: CommitNotice) => void>();
  readonly #statements: Statements;
  readonly #checkpoints: CheckpointThread | undefined;
  readonly #log: WriteAheadLog;
  #head: number;
  #floor: number;
  #audit: AuditHead;
  #open: OpenTransaction | undefined;

  constructor(database: Database, newId: NewId, checkpoints: CheckpointThread | undefined) {
    this.database = database;
    this.#checkpoints = checkpoints;
    this.#log = new WriteAheadLog(database, checkpoints, LOG_LIMITS);
    this.reader = new SqliteRows(database);
    this.#statements = prepare(database);
    this.hubId = this.#setting('hubId', newId);
    this.epoch = this.#setting('epoch', newId);
    this.#head = Number(this.#setting('head', () => '0'));
    this.#floor = Number(this.#setting('floor', () => '0'));
    this.#audit = this.#lastAudit();
  }

  head(): number {
    return this.#head;
  }

  floor(): number {
    return this.#floor;
  }

  commit<T>(work: (transaction: HubTransaction) => T): T {
    if (this.#open !== undefined) throw new Error('A commit is already open');
    const transaction = new OpenTransaction(this.#head + 1, this.reader, this.#statements, this.database, this.#audit);
    let result: T;
    this.#open = transaction;
    try {
      result = this.database.transaction(() => {
        const value = work(transaction);
        transaction.assertWhole();
        if (transaction.touched()) this.#statements.set.run('head', String(transaction.seq));
        return value;
      }).immediate();
    } finally {
      this.#open = undefined;
    }
    this.#keepLogShort();
    this.#audit = transaction.lastAudit;
    if (transaction.touched()) {
      this.#head = transaction.seq;
      const notice = transaction.notice();
      for (const listener of this.#listeners) listener(notice);
    }
    return result;
  }

  compact(through: number): void {
    const floor = Math.min(through, this.#head);
    if (floor <= this.#floor) return;
    this.database.transaction(() => {
      this.#statements.forget.run(floor);
      this.#statements.set.run('floor', String(floor));
    }).immediate();
    this.#floor = floor;
    this.#keepLogShort();
  }

  onCommit(listener: (notice: CommitNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  processedThrough(stationId: string): number {
    return (this.#statements.processed.get(stationId) as number | undefined) ?? 0;
  }

  close(): void {
    this.#checkpoints?.stop();
    try {
      this.database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      this.database.close();
    }
  }

  #keepLogShort(): void {
    this.#log.written();
    this.#log.shorten();
  }

  #setting(key: string, initial: () => string): string {
    const stored = this.#statements.setting.get(key) as string | undefined;
    if (stored !== undefined) return stored;
    const value = initial();
    this.#statements.set.run(key, value);
    return value;
  }

  #lastAudit(): AuditHead {
    const newest = this.database.prepare('SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1');
    const row = newest.get() as AuditHead | undefined;
    return row ?? { number: 0, hash: AUDIT_GENESIS };
  }
}

/** The newest entry of the audit trail. */
interface AuditHead { readonly number: number; readonly hash: string }

interface Statements {
  readonly setting: Statement;
  readonly set: Statement;
  readonly processed: Statement;
  readonly advance: Statement;
  readonly skip: Statement;
  readonly change: Statement;
  readonly unlog: Statement;
  readonly forget: Statement;
  readonly verdict: Statement;
  readonly audit: Statement;
}

function prepare(database: Database): Statements {
  return {
    setting: database.prepare('SELECT value FROM hub WHERE key = ?').pluck(),
    set: database.prepare('INSERT INTO hub VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'),
    processed: database.prepare('SELECT processedThrough FROM station WHERE id = ?').pluck(),
    advance: database.prepare('UPDATE station SET processedThrough = ? WHERE id = ? AND processedThrough = ? - 1'),
    skip: database.prepare('UPDATE station SET processedThrough = ? WHERE id = ? AND processedThrough < ?'),
    change: database.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    unlog: database.prepare('DELETE FROM change WHERE seq = ? AND ordinal >= ?'),
    forget: database.prepare('DELETE FROM change WHERE seq <= ?'),
    verdict: database.prepare('INSERT INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    audit: database.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
  };
}

/** A row this commit wrote, and what was there before. */
interface Written { readonly table: Table; readonly id: string; readonly old: AnyRow | undefined }

class OpenTransaction implements HubTransaction {
  readonly seq: number;
  lastAudit: AuditHead;
  readonly #rows: SqliteRows;
  readonly #statements: Statements;
  readonly #database: Database;
  /** Rows as this commit has read them and nothing has changed them since: deciding and writing look at the same ones. */
  readonly #read = new Map<Table, Map<string, AnyRow | undefined>>();
  #changes: LoggedChange[] = [];
  #verdicts: { stationId: string; verdict: Verdict }[] = [];
  /** Why changes that had to be taken back could not be: nothing of this commit may stay. */
  #broken: { readonly error: unknown } | undefined;

  constructor(seq: number, rows: SqliteRows, statements: Statements, database: Database, lastAudit: AuditHead) {
    this.seq = seq;
    this.#rows = rows;
    this.#statements = statements;
    this.#database = database;
    this.lastAudit = lastAudit;
  }

  get(table: Table, id: string): AnyRow | undefined {
    let rows = this.#read.get(table);
    if (rows === undefined) this.#read.set(table, rows = new Map());
    let row = rows.get(id);
    if (row === undefined && !rows.has(id)) rows.set(id, row = this.#rows.get(table, id));
    return row;
  }

  find(table: Table, where: Equality, limit: number): AnyRow[] {
    return this.#rows.find(table, where, limit);
  }

  apply(changes: readonly RowChange[]): void {
    const before = this.#changes.length;
    const written: Written[] = [];
    try {
      for (const change of changes) this.#write(change, written);
    } catch (error) {
      // A full disk makes SQLite roll the whole transaction back by itself: there is none left to go on in.
      if (this.#database.inTransaction) this.#takeBack(written, before);
      else this.#broken = { error };
      throw error;
    }
  }

  #write(change: RowChange, written: Written[]): void {
    const table = tableNamed(change.table);
    if (table === undefined) throw new Error(`No table ${change.table}`);
    const id = change.op === 'put' ? change.row.id : change.id;
    const old = this.get(table, id);
    if (change.op === 'remove' && old === undefined) return;
    this.#read.get(table)?.delete(id);
    if (change.op === 'put') this.#rows.replace(table, old, change.row);
    else this.#rows.remove(table, id);
    written.push({ table, id, old });
    this.#log(table, id, change.op === 'put' ? change.row : null, old);
  }

  /**
   * Puts back what a failed command has written, newest first. A savepoint of SQLite would do it too, but it copies every page
   * that any command of a group meets.
   */
  #takeBack(written: readonly Written[], changesBefore: number): void {
    try {
      for (const { table, id, old } of written.toReversed()) {
        this.#read.get(table)?.delete(id);
        if (old === undefined) this.#rows.remove(table, id);
        else this.#rows.put(table, old);
      }
      this.#statements.unlog.run(this.seq, changesBefore);
      this.#changes.length = changesBefore;
    } catch (error) {
      this.#broken = { error };
    }
  }

  #log(table: Table, id: string, row: AnyRow | null, old: AnyRow | undefined): void {
    const logged: LoggedChange = {
      table, id, row, cells: row === null ? null : toCells(table, row),
      scope: row?.scope ?? null, also: row?.also ?? null, oldScope: old?.scope ?? null, oldAlso: old?.also ?? null,
    };
    const cells = logged.cells === null ? null : JSON.stringify(logged.cells);
    const { scope, also, oldScope, oldAlso } = logged;
    this.#statements.change.run(this.seq, this.#changes.length, table.name, id, scope, also, oldScope, oldAlso, cells);
    this.#changes.push(logged);
  }

  audit(entry: AuditEntry): void {
    const number = this.lastAudit.number + 1;
    const detail = JSON.stringify(entry.detail);
    const hash = auditHash(number, entry, detail, this.lastAudit.hash);
    const { at, actorId, actorName, origin, action, subject, outcome } = entry;
    this.#statements.audit.run(
      number, at, actorId, actorName, origin, action, subject, outcome, detail, this.lastAudit.hash, hash,
    );
    this.lastAudit = { number, hash };
  }

  decide(stationId: string, verdict: Verdict): void {
    const advanced = this.#statements.advance.run(verdict.number, stationId, verdict.number);
    if (advanced.changes !== 1) throw new Error(`Station ${stationId} is not at command ${String(verdict.number - 1)}`);
    const { number, kind, code, params, current, at } = verdict;
    const shown = current === null ? null : JSON.stringify(current);
    this.#statements.verdict.run(stationId, number, this.seq, kind, code, JSON.stringify(params), shown, at);
    this.#verdicts.push({ stationId, verdict });
  }

  skip(stationId: string, through: number): void {
    this.#statements.skip.run(through, stationId, through);
  }

  /** Throws when a failed command could not be taken back. */
  assertWhole(): void {
    if (this.#broken !== undefined) throw this.#broken.error;
  }

  touched(): boolean {
    return this.#changes.length > 0 || this.#verdicts.length > 0;
  }

  notice(): CommitNotice {
    const tables = new Set(this.#changes.map(({ table }) => table.name));
    return { seq: this.seq, changes: this.#changes, verdicts: this.#verdicts, tables };
  }
}
