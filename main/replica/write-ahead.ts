/**
 * The write-ahead log of a replica's file: when a transaction waits for the disk, and when the log is copied into the file.
 *
 * What an operator did is durable before it is reported as saved (S2). Rows of the hub wait for the disk a little later,
 * outside the event loop and before they are acknowledged (F1): a power cut takes the file back to an earlier commit of the
 * hub, whole, and the station asks for the rest again.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { CheckpointThread } from './checkpoint.ts';
import { flush } from './flush.ts';

/** Pages in the log worth a copy: 4 MiB, as SQLite itself has it. */
const COPY_FROM_PAGES = 1_000;
/** A log of 128 MiB, some 20,000 rows: a catch-up waits until it is copied, and the next write begins it anew. */
const LONG_PAGES = 32_000;
/** Where the data process copies the log itself after all, 256 MiB: the thread does not keep up. */
const LAST_RESORT_PAGES = 64_000;

/** Whether a transaction is durable when it ends, or a little later. */
export type Durability = 'now' | 'soon';

/** PRAGMA wal_checkpoint(NOOP): copies nothing and tells how long the log is. */
interface LogLength { readonly log: number; readonly checkpointed: number }

export class WriteAhead {
  readonly #database: Database;
  readonly #path: string;
  readonly #length: Statement;
  #thread: CheckpointThread | undefined;
  #durability: Durability = 'now';
  /** Something was written that may not be durable yet. */
  #pending = false;

  /** The connection is opened with synchronous = FULL. Without a thread SQLite copies the log where it is written. */
  constructor(database: Database, path: string, thread: CheckpointThread | undefined) {
    this.#database = database;
    this.#path = path;
    this.#thread = thread;
    this.#length = database.prepare('PRAGMA wal_checkpoint(NOOP)');
    if (thread !== undefined) database.pragma(`wal_autocheckpoint = ${String(LAST_RESORT_PAGES)}`);
  }

  /** Before a transaction begins. */
  before(durability: Durability): void {
    if (durability === this.#durability) return;
    this.#database.pragma(`synchronous = ${durability === 'now' ? 'FULL' : 'NORMAL'}`);
    this.#durability = durability;
  }

  /** After a transaction has ended well. */
  written(): void {
    // Waiting for the disk, SQLite waits for the whole log.
    this.#pending = this.#durability === 'soon' && !this.#database.memory;
    if (this.#thread?.works === false) this.#copyHere();
    if (this.#thread === undefined) return;
    const { log, checkpointed } = this.#length.get() as LogLength;
    if (log - checkpointed >= COPY_FROM_PAGES) this.#thread.want();
  }

  /** Resolves when everything written so far survives a power cut. Rejects with what the disk says. */
  async durable(): Promise<void> {
    if (!this.#pending) return;
    this.#pending = false;
    try {
      await flush(`${this.#path}-wal`);
    } catch (error) {
      this.#pending = true;
      throw error;
    }
  }

  /** The thread could not be started: SQLite copies the log where it is written, as without one. */
  #copyHere(): void {
    this.#thread = undefined;
    this.#database.pragma(`wal_autocheckpoint = ${String(COPY_FROM_PAGES)}`);
  }

  /** Whether whoever writes much should wait for the log to be copied. */
  isLong(): boolean {
    if (this.#thread === undefined) return false;
    const { log, checkpointed } = this.#length.get() as LogLength;
    if (log < LONG_PAGES || log === checkpointed) return false;
    this.#thread.want();
    return true;
  }
}
