/** The replica's tables: the replicated ones, the counters kept beside them, and replication's own. */
import type { Database } from 'better-sqlite3';
import { SCHEMA_VERSION, TABLES } from '#domain/schema/tables.ts';
import { audienceIndexSql, indexSql, TALLY_SQL, tableSql } from '#protocol/sqlite/rows.ts';
import { PARKED_SQL } from './parked.ts';
import { giveStatistics } from './statistics.ts';
import { addColumns, currentLayout, undoByLayout, unpark } from './upgrade.ts';

/** Replicated tables and tallies: what the queries read. */
export function createTables(database: Database): void {
  const tables = TABLES.flatMap((table) =>
    [tableSql(table), indexSql(table), indexSql(table, table.screenIndexes), audienceIndexSql(table)]);
  database.exec([...tables, TALLY_SQL].join('\n'));
  giveStatistics(database);
}

/**
 * Makes the file fit this build; what the operator did stays. Rows of an older schema stay too, those of a newer one are
 * dropped, and the hub sends them again. One transaction: some hundred tables and indexes wait for the disk once.
 */
export function createSchema(database: Database): void {
  database.transaction(() => {
    createOwnTables(database);
    const stored = text(database, 'schema');
    if (stored === String(SCHEMA_VERSION)) return createTables(database);
    const layout = text(database, 'layout');
    const isOlder = stored !== undefined && layout !== undefined && Number(stored) < SCHEMA_VERSION;
    if (isOlder) {
      undoByLayout(database, JSON.parse(layout) as Record<string, string[]>);
      addColumns(database);
    } else {
      dropRows(database);
    }
    createTables(database);
    if (isOlder) unpark(database);
    const set = database.prepare('INSERT INTO position VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
    set.run('schema', String(SCHEMA_VERSION));
    set.run('layout', JSON.stringify(currentLayout()));
  })();
}

function text(database: Database, key: string): string | undefined {
  return database.prepare<[string], string>('SELECT value FROM position WHERE key = ?').pluck().get(key);
}

function dropRows(database: Database): void {
  const tables = TABLES.map(({ name }) => `DROP TABLE IF EXISTS "${name}";`);
  database.exec([...tables, 'DROP TABLE IF EXISTS tally;', 'DELETE FROM preimage;', 'DELETE FROM parked;'].join('\n'));
  const forget = database.prepare('DELETE FROM position WHERE key = ?');
  for (const key of ROW_POSITIONS) forget.run(key);
}

/** Counters that belong to the rows. Hub and epoch stay: they say which history the command counters belong to. */
export const ROW_POSITIONS: readonly string[] = ['grantsKey', 'cursor', 'head', 'complete'];

/** Outbox, pre-images, conflicts, counters. They survive a new bootstrap; the tables above do not. */
export function createOwnTables(database: Database): void {
  database.exec(OWN_TABLES_SQL + PARKED_SQL);
  // A file of an older build.
  const columns = database.pragma('table_info(outbox)') as { name: string }[];
  if (!columns.some(({ name }) => name === 'shown')) database.exec('ALTER TABLE outbox ADD COLUMN shown TEXT');
}

const OWN_TABLES_SQL = `
    CREATE TABLE IF NOT EXISTS position (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    -- Decided commands stay for a while: a hub restored from an older backup asks for them again.
    CREATE TABLE IF NOT EXISTS outbox (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL, command TEXT NOT NULL, args TEXT NOT NULL, issuedAt INTEGER NOT NULL,
      actor TEXT NOT NULL, decidedAt INTEGER,
      -- Kind of the verdict, kept when the command has to be sent again.
      verdict TEXT,
      -- What the operator was told when it was issued.
      shown TEXT
    );
    CREATE INDEX IF NOT EXISTS outbox_pending ON outbox (number) WHERE decidedAt IS NULL;
    -- The rows pending commands changed, as they were before; cells is null for a row that did not exist.
    CREATE TABLE IF NOT EXISTS preimage (
      number INTEGER NOT NULL, ordinal INTEGER NOT NULL, tableName TEXT NOT NULL, id TEXT NOT NULL, cells TEXT,
      PRIMARY KEY (number, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS preimage_row ON preimage (tableName, id);
    CREATE TABLE IF NOT EXISTS conflict (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL, command TEXT NOT NULL, args TEXT NOT NULL, issuedAt INTEGER NOT NULL,
      decidedAt INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT, params TEXT NOT NULL, current TEXT
    );
`;
