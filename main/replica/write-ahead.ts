/**
 * When a transaction of a replica waits for the disk. What an operator did is durable before it is reported as saved (S2).
 * Rows of the hub wait for the disk a little later, outside the event loop and before they are acknowledged (F1): a power cut
 * takes the file back to an earlier commit of the hub, whole, and the station asks for the rest again.
 */
import type { Database } from 'better-sqlite3';
import type { CheckpointThread } from '#protocol/sqlite/checkpoint.ts';
import { WriteAheadLog } from '#protocol/sqlite/write-ahead-log.ts';
import type { LogLimits } from '#protocol/sqlite/write-ahead-log.ts';
import { flush } from './flush.ts';

/** A copy of 4 MiB, as SQLite itself has it. Long is 128 MiB, some 20,000 rows: a catch-up waits until it is copied. */
const LIMITS: LogLimits = { worth: 1_000, long: 32_000 };

/** Whether a transaction is durable when it ends, or a little later. */
export type Durability = 'now' | 'soon';

export class WriteAhead {
  readonly #database: Database;
  readonly #path: string;
  readonly #log: WriteAheadLog;
  #durability: Durability = 'now';
  /** Something was written that may not be durable yet. */
  #pending = false;

  /** The connection is opened with synchronous = FULL. */
  constructor(database: Database, path: string, thread: CheckpointThread | undefined) {
    this.#database = database;
    this.#path = path;
    this.#log = new WriteAheadLog(database, thread, LIMITS);
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
    this.#log.written();
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

  /** Whether a catch-up should wait for the log to be copied. */
  isLong(): boolean {
    return this.#log.isLong();
  }
}
