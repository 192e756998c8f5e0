/**
 * The replica as the data process sees it: one SQLite file a person and station, holding the hub's rows under that
 * person's grants, the outbox with its pre-images, verdicts that need attention, and the counters of replication.
 */
import type { Database } from 'better-sqlite3';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { RowReader } from '#domain/core/execute.ts';
import type { Conflict, Holding, Issued, OutboxEntry } from '#protocol/bridge/methods.ts';
import type { Table } from '#domain/core/table.ts';
import type { Batch, CommandMessage, Page, Part, SessionAccount, Sum, VerdictKind, Welcome } from '#protocol/hub/messages.ts';
import type { RejectionCode } from '#domain/core/rejection.ts';

export interface ReplicaPosition {
  readonly stationId: string;
  readonly hubId: string | null;
  readonly epoch: string | null;
  readonly grantsKey: string | null;
  readonly cursor: number;
  readonly head: number;
  readonly decidedThrough: number;
  /** Number of the oldest command kept, decided or not; null when there is none. */
  readonly oldestHeld: number | null;
  readonly holds: Holding;
  readonly lastSyncedAt: number | null;
}

/** After a durable change of the replica: which tables changed, and what the hub decided about this station's commands. */
export interface ReplicaNotice {
  readonly tables: ReadonlySet<string>;
  readonly verdicts: readonly {
    readonly number: number;
    readonly command: string;
    readonly kind: VerdictKind;
    readonly code: RejectionCode | null;
  }[];
}

/** What the link needs of a replica. */
export type LinkedReplica = Pick<Replica,
  | 'position' | 'heldCommands' | 'outboxCount' | 'unsent' | 'welcome'
  | 'adopt' | 'beginBootstrap' | 'applyPage' | 'endBootstrap' | 'applyBatch'
  | 'durable' | 'logIsLong' | 'tablesOf' | 'sumAfter' | 'repair' | 'onChange'>;

export interface Replica {
  /** For queries (main/replica/queries). Read only by convention; every write goes through the methods below. */
  readonly database: Database;
  readonly reader: RowReader;
  position(): ReplicaPosition;
  /** The account this replica belongs to, as of the last welcome; null before the first. */
  account(): SessionAccount | null;

  /**
   * Decides commands optimistically and stores them in the outbox with their effect and pre-images, all in one durable
   * transaction. Throws ShaotaiError: command.unknown → 'method.unknown', a refusal of the optimistic decision →
   * 'params.invalid' with data {rejection, params, current}, 'storage.full'. As long as the replica does not hold everything
   * a refusal may be for rows that are not here yet: it is said as 'replica.bootstrapping'.
   */
  issue(commands: readonly { command: string; args: unknown }[], actor: Actor): Issued[];
  outbox(): OutboxEntry[];
  outboxCount(): number;
  conflicts(): Conflict[];
  conflictCount(): number;
  /** Names of the commands that a hub held because it did not know them (SPEC V5). */
  heldCommands(): string[];
  /** `reissue` stores a new command (with the old or edited arguments) and drops the conflict in one transaction. */
  resolveConflict(number: number, action: 'reissue' | 'discard', args: unknown, actor: Actor): Issued | null;
  /** Working days as the replica knows them; another object after they changed. */
  calendar(): WorkCalendar;
  /** Ids of the rows of a table that pending commands changed. */
  pendingIds(table: string): ReadonlySet<string>;

  /**
   * Now by the hub's clock, ms since 1970, as far as the station knows it: a machine whose own clock is wrong decides by the
   * same time as the hub (replication.md, invariant 20).
   */
  now(): number;

  /** Commands to send next, after the given number. */
  unsent(after: number, limit: number): CommandMessage[];
  /**
   * Takes over account and head of a welcome. A hub of another epoch that has processed fewer commands than it decided here
   * was restored from a backup: the commands it forgot wait again. `clockOffsetMs`: how far the hub's clock is ahead of this
   * machine's; kept for the time without the hub.
   */
  welcome(welcome: Welcome, clockOffsetMs: number): void;
  /**
   * Takes a prepared file as the replica's rows, standing at a commit of the hub; `holds` says which rows it has. Outbox,
   * conflict tray, station id and counters are carried over; pending commands are run again. The file is moved into place; a
   * Buffer is the image of a database in memory, as a simulation has it.
   */
  adopt(file: string | Buffer, welcome: Welcome, seq: number, holds: Exclude<Holding, 'nothing'>): void;
  beginBootstrap(welcome: Welcome): void;
  applyPage(page: Page): void;
  /** Ends the bootstrap at the head the welcome named; the tail from there follows as batches. */
  endBootstrap(cursor: number): void;
  /**
   * Applies a batch whose `from` equals the cursor, in one transaction; anything else changes nothing and answers false. It is
   * durable once `durable` resolves; a power cut before leaves the replica at an earlier commit.
   */
  applyBatch(batch: Batch): boolean;

  /** Resolves when everything applied so far survives a power cut. Rejects with 'storage.full' or 'storage.failed'. */
  durable(): Promise<void>;
  /** Whether whoever applies many batches should wait for the log to be copied into the file. */
  logIsLong(): boolean;

  /** Names of the tables that hold rows of a part. */
  tablesOf(part: Part): ReadonlySet<string>;
  /** Checksum of the next rows of a part, in key order after an id; only true to the hub while nothing is pending. */
  sumAfter(table: Table, part: Part, after: string): { readonly sum: Sum; readonly next: string | null };
  /** Puts the hub's rows of one table in the place of what is here of a part, in one transaction. */
  repair(table: Table, part: Part, page: Pick<Page, 'columns' | 'rows'>): void;

  onChange(listener: (notice: ReplicaNotice) => void): () => void;
  close(): void;
}
