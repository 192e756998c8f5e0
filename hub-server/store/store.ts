/**
 * The hub's store as the rest of the hub sees it. One commit is one transaction with one sequence number: row changes,
 * the change log stations catch up from, verdicts, command counters and audit entries land together or not at all.
 */
import type { Database } from 'better-sqlite3';
import type { RowReader } from '#domain/core/execute.ts';
import type { Cell } from '#domain/core/row.ts';
import type { AnyRow, RowChange, Table } from '#domain/core/table.ts';
import type { Verdict } from '#protocol/hub/messages.ts';

export interface AuditEntry {
  readonly at: number;
  readonly actorId: string;
  readonly actorName: string;
  /** Station id, or 'field-api', 'intake-api', 'cli', 'hub'. */
  readonly origin: string;
  /** Command name, or 'session.signIn', 'intake.import', … */
  readonly action: string;
  readonly subject: string;
  /** 'applied', 'rejected:task.alreadyAssigned', 'refused:signIn.wrong', … */
  readonly outcome: string;
  /** What was asked, without secrets and personal values. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface HubTransaction extends RowReader {
  readonly seq: number;
  /**
   * Writes rows and logs the changes under this commit's seq. Removing a row that is not there is no error. Throws with none
   * of these changes made, and the commit may go on: one poison command must not take its group with it.
   */
  apply(changes: readonly RowChange[]): void;
  audit(entry: AuditEntry): void;
  /** Records the verdict of a station's command and advances its counter. */
  decide(stationId: string, verdict: Verdict): void;
  /** Advances a station's counter over commands nobody holds any more. */
  skip(stationId: string, through: number): void;
}

/** A changed row with the audience it has and the one it had: who receives it, who must forget it. */
export interface LoggedChange {
  readonly table: Table;
  readonly id: string;
  /** Null for a removal. */
  readonly row: AnyRow | null;
  /** The row as the log has it: positional, not masked. */
  readonly cells: readonly Cell[] | null;
  readonly scope: string | null;
  readonly also: string | null;
  readonly oldScope: string | null;
  readonly oldAlso: string | null;
}

/** What one durable commit did. */
export interface CommitNotice {
  readonly seq: number;
  readonly changes: readonly LoggedChange[];
  readonly verdicts: readonly { readonly stationId: string; readonly verdict: Verdict }[];
  readonly tables: ReadonlySet<string>;
}

export interface HubStore {
  /** Names this hub; a replica of another hub is refused. */
  readonly hubId: string;
  /** Names one history of the hub; a restore from backup starts a new one. */
  readonly epoch: string;
  /** For the hub's own tables that are never replicated (credentials, sessions, address book). */
  readonly database: Database;
  /** Reads outside a commit. */
  readonly reader: RowReader;
  /** The newest seq. */
  head(): number;
  /** The oldest seq a station can still catch up from. */
  floor(): number;
  /**
   * Runs the work as one commit. A commit that changes nothing and decides nothing takes no seq. Throws what the work
   * throws, with nothing written.
   */
  commit<T>(work: (transaction: HubTransaction) => T): T;
  /** Forgets the change log up to and including a seq, at most the head: the new floor. Rows, verdicts and the audit trail stay. */
  compact(through: number): void;
  /** Called after each durable commit. Returns the unsubscription. */
  onCommit(listener: (notice: CommitNotice) => void): () => void;
  processedThrough(stationId: string): number;
  /** Checkpoints the log into the database file and closes. */
  close(): void;
}
