/** The hash chain of the audit trail: each entry's hash covers its fields and the hash before it. */
import { hash } from 'node:crypto';
import type { AuditEntry } from './store.ts';

export const AUDIT_GENESIS = '0'.repeat(64);

/** SHA-256 in hex over the entry's fields in fixed order and the previous entry's hash. */
export function auditHash(number: number, entry: AuditEntry, detailJson: string, previousHash: string): string {
  const { at, actorId, actorName, origin, action, subject, outcome } = entry;
  const fields = [number, at, actorId, actorName, origin, action, subject, outcome, detailJson, previousHash];
  return hash('sha256', JSON.stringify(fields), 'hex');
}
