/** Up to which commit the duplicates know the store: what came later is looked at again after a restart. */
import { caseOperationTable } from '#domain/schema/duplicates.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { HubStore } from '../store/store.ts';

const KEY = 'duplicatesThrough';

/** 0 when nothing was noted yet, or in another history of the hub. */
export function notedCommit(store: Pick<HubStore, 'database' | 'head'>): number {
  const value = store.database.prepare<[string], string>('SELECT value FROM hub WHERE key = ?').pluck().get(KEY);
  const seq = Number(value ?? '0');
  return seq > store.head() ? 0 : seq;
}

export function noteCommit({ database }: Pick<HubStore, 'database'>, seq: number): void {
  database
    .prepare('INSERT INTO hub VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value')
    .run(KEY, String(seq));
}

/** Leads that changed since a commit, or about which something was decided; all that are open when the log does not reach back. */
export function missedLeads(store: Pick<HubStore, 'database' | 'floor'>, since: number): string[] {
  const { database } = store;
  if (since < store.floor() || since === 0) {
    return database.prepare<[], string>(`SELECT id FROM "${leadTable.name}" WHERE open = 1 ORDER BY reportedAt DESC`).pluck().all();
  }
  const changed = database
    .prepare<[number, string], string>('SELECT DISTINCT id FROM change WHERE seq > ? AND tableName = ?').pluck().all(since, leadTable.name);
  const changedIds = 'SELECT id FROM change WHERE seq > @since AND tableName = @table';
  const changedRows = `SELECT * FROM "${caseOperationTable.name}" WHERE id IN (${changedIds})`;
  const decided = database
    .prepare<{ since: number; table: string }, string>(`
      WITH decided AS (${changedRows})
      SELECT leadA FROM decided UNION SELECT leadB FROM decided WHERE leadB <> ''`)
    .pluck().all({ since, table: caseOperationTable.name });
  return [...new Set([...changed, ...decided])];
}
