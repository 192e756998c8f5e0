/** The hub's tables: the replicated ones with an index by audience, the change log, verdicts, stations, the audit trail. */
import type { Database } from 'better-sqlite3';
import { TABLES } from '#domain/schema/tables.ts';
import { addColumnsSql, audienceIndexSql, indexSql, tableSql } from '#protocol/sqlite/rows.ts';

export function createHubTables(database: Database): void {
  for (const table of TABLES) {
    database.exec(tableSql(table));
    // A store of an older build: schema changes are additive.
    const present = database.pragma(`table_info("${table.name}")`) as { name: string }[];
    database.exec(`${addColumnsSql(table, present.map(({ name }) => name))}\n${indexSql(table)}`);
    database.exec(audienceIndexSql(table));
  }
  database.exec(`
    CREATE TABLE IF NOT EXISTS hub (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    -- One line a changed row. cells is null for a removal. The old audience tells who must forget the row.
    CREATE TABLE IF NOT EXISTS change (
      seq INTEGER NOT NULL, ordinal INTEGER NOT NULL, tableName TEXT NOT NULL, id TEXT NOT NULL,
      scope TEXT, also TEXT, oldScope TEXT, oldAlso TEXT, cells TEXT, PRIMARY KEY (seq, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS station (
      id TEXT PRIMARY KEY, accountId TEXT NOT NULL, processedThrough INTEGER NOT NULL, createdAt INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS verdict (
      stationId TEXT NOT NULL, number INTEGER NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT,
      params TEXT NOT NULL, current TEXT, at INTEGER NOT NULL, PRIMARY KEY (stationId, number)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS audit (
      number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actorId TEXT NOT NULL, actorName TEXT NOT NULL, origin TEXT NOT NULL,
      action TEXT NOT NULL, subject TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL,
      previousHash TEXT NOT NULL, hash TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS audit_subject ON audit (subject, number);
    CREATE INDEX IF NOT EXISTS audit_actor ON audit (actorId, number);
  `);
}
