/**
 * When a write-ahead log is copied into its database, the same at the hub and on a station: by a thread, soon after it is worth
 * it. SQLite begins a log anew only with a write that finds all of it copied and nobody reading from it. As long as commits
 * follow each other the thread is always a little behind, so a long log needs a writer that waits for it (`isLong`) or that
 * copies what is left (`shorten`). While somebody reads an old state for long, the log cannot but grow: afterwards it is
 * copied, begun anew, and its file cut to the usual length.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { CheckpointThread } from './checkpoint.ts';

/** Lengths of a log, pages. */
export interface LogLimits {
  /** Uncopied ones that are worth a copy; a page that changes often is copied once. */
  readonly worth: number;
  /** From here a log should begin anew. */
  readonly long: number;
}

/** Where whoever writes copies the log after all, 256 MiB: the thread does not keep up. */
const LAST_RESORT_PAGES = 64_000;
/** What is copied in passing, 1 MiB. */
const SMALL_PAGES = 250;

/** PRAGMA wal_checkpoint(NOOP): copies nothing and tells how long the log is. */
interface Length { readonly log: number; readonly checkpointed: number }

export class WriteAheadLog {
  readonly #database: Database;
  readonly #limits: LogLimits;
  readonly #length: Statement;
  #thread: CheckpointThread | undefined;
  /** How long the log was when the thread was last asked. While a reader holds the log, asking again is of no use. */
  #askedAt = 0;

  /** Without a thread SQLite copies the log where it is written. */
  constructor(database: Database, thread: CheckpointThread | undefined, limits: LogLimits) {
    this.#database = database;
    this.#thread = thread;
    this.#limits = limits;
    this.#length = database.prepare('PRAGMA wal_checkpoint(NOOP)');
    database.pragma(`wal_autocheckpoint = ${String(thread === undefined ? limits.worth : LAST_RESORT_PAGES)}`);
    const pageBytes = database.pragma('page_size', { simple: true }) as number;
    database.pragma(`journal_size_limit = ${String(limits.long * pageBytes)}`);
  }

  /** After a transaction has ended well: has the log copied where that is worth it. */
  written(): void {
    if (this.#thread?.works === false) this.#copyHere();
    if (this.#thread === undefined) return;
    const { log, checkpointed } = this.#read();
    const worth = log < this.#limits.long ? this.#limits.worth : SMALL_PAGES;
    if (log - Math.max(checkpointed, this.#askedAt) >= worth && this.#thread.want()) this.#askedAt = log;
  }

  /** Whether whoever writes much should wait for the log to be copied. */
  isLong(): boolean {
    if (this.#thread?.works !== true) return false;
    const { log, checkpointed } = this.#read();
    if (log < this.#limits.long || log === checkpointed) return false;
    this.#thread.want();
    return true;
  }

  /** For a writer that cannot wait: copies what the thread has left of a long log, once that is little. */
  shorten(): void {
    if (this.#thread === undefined) return;
    const { log, checkpointed } = this.#read();
    const left = log - checkpointed;
    if (log < this.#limits.long || left === 0 || left > SMALL_PAGES) return;
    try {
      // Nobody is waited for: while the thread copies, this does nothing.
      this.#database.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // What was written stands in the log. A full or broken disk the next write meets too, and says so.
    }
  }

  #read(): Length {
    const length = this.#length.get() as Length;
    // It has begun anew.
    if (length.log < this.#askedAt) this.#askedAt = 0;
    return length;
  }

  /** The thread is gone: SQLite copies the log where it is written, as without one. */
  #copyHere(): void {
    this.#thread = undefined;
    this.#database.pragma(`wal_autocheckpoint = ${String(this.#limits.worth)}`);
  }
}
