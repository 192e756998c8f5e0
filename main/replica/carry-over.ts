/** Copies what belongs to the operator, not to the hub's rows, from one replica file into another. */
import type { Database } from 'better-sqlite3';

/** Outbox, conflict tray and counters; `position` values replace the old ones. One transaction in the new file. */
export function carryOver(from: Database, to: Database, position: ReadonlyMap<string, string>): void {
  const setPosition = to.prepare('INSERT INTO position VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  to.pragma('journal_mode = DELETE');
  to.pragma('synchronous = FULL');
  to.transaction(() => {
    for (const table of ['outbox', 'conflict']) {
      const rows = from.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][];
      const insert = rows[0] === undefined ? undefined : to.prepare(`INSERT INTO ${table} VALUES (${rows[0].map(() => '?').join(', ')})`);
      for (const row of rows) insert?.run(...row);
    }
    for (const [key, value] of from.prepare('SELECT key, value FROM position').raw().all() as [string, string][]) setPosition.run(key, value);
    for (const [key, value] of position) setPosition.run(key, value);
  })();
}
