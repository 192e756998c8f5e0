/** Reads the audit trail back and proves that nobody changed, removed or inserted an entry. */
import type { Database } from 'better-sqlite3';
import { AUDIT_GENESIS, auditHash } from '../store/audit-chain.ts';

export interface AuditRow {
  readonly number: number;
  readonly at: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly origin: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
  /** JSON object. */
  readonly detail: string;
  readonly previousHash: string;
  readonly hash: string;
}

export type AuditProblem = 'numberGap' | 'previousHash' | 'hash';

export type AuditVerification =
  /** `head` is the hash of the last entry: written down elsewhere, it also proves that nothing was cut off at the end. */
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number; readonly problem: AuditProblem };

/** Walks the whole chain; stops at the first entry that does not fit. */
export function verifyAudit(database: Database): AuditVerification {
  let previousHash = AUDIT_GENESIS;
  let entries = 0;
  for (const row of database.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY number').iterate()) {
    const problem = problemOf(row, entries + 1, previousHash);
    if (problem !== undefined) return { ok: false, entries, brokenAt: row.number, problem };
    entries += 1;
    previousHash = row.hash;
  }
  return { ok: true, entries, head: previousHash };
}

function problemOf(row: AuditRow, expectedNumber: number, previousHash: string): AuditProblem | undefined {
  if (row.number !== expectedNumber) return 'numberGap';
  if (row.previousHash !== previousHash) return 'previousHash';
  // The detail is hashed as its stored text: parsing and writing it again could reorder its keys.
  return auditHash(row.number, { ...row, detail: {} }, row.detail, row.previousHash) === row.hash ? undefined : 'hash';
}

export interface AuditFilter {
  readonly actorId: string | null;
  readonly subject: string | null;
  readonly action: string | null;
  /** Newest first. */
  readonly limit: number;
}

export function listAudit(database: Database, filter: AuditFilter): AuditRow[] {
  const statement = database.prepare<[AuditFilter], AuditRow>(`
    SELECT * FROM audit
    WHERE (@actorId IS NULL OR actorId = @actorId) AND (@subject IS NULL OR subject = @subject) AND (@action IS NULL OR action = @action)
    ORDER BY number DESC LIMIT @limit`);
  return statement.all(filter);
}
