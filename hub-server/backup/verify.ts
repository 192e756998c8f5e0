/** Whether a store is whole: the file, the audit chain, the counters, and rows that equal what the change log says. */
import type { Database } from 'better-sqlite3';
import { toCells } from '#domain/core/row.ts';
import type { AnyRow, Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { verifyAudit } from '../audit/verify.ts';
import type { AuditVerification } from '../audit/verify.ts';

/** A list of problems must not grow with the damage. */
const PROBLEMS_MAX = 20;

export interface StoreVerification {
  readonly ok: boolean;
  readonly head: number;
  readonly rows: number;
  readonly audit: AuditVerification;
  /** The first PROBLEMS_MAX, in words for a technician. */
  readonly problems: readonly string[];
}

/** Reads everything once; writes only to SQLite's temporary storage. */
export function verifyStore(database: Database): StoreVerification {
  const problems: string[] = [];
  const found = (problem: string): void => {
    if (problems.length < PROBLEMS_MAX) problems.push(problem);
  };
  const integrity = database.pragma('integrity_check(1)', { simple: true }) as string;
  if (integrity !== 'ok') found(`file: ${integrity}`);
  const audit = verifyAudit(database);
  if (!audit.ok) found(`audit: entry ${String(audit.brokenAt)} ${audit.problem}`);
  const head = Number(database.prepare("SELECT value FROM hub WHERE key = 'head'").pluck().get() ?? 0);
  verifyCounters(database, head, found);
  const rows = verifyRows(database, found);
  return { ok: problems.length === 0, head, rows, audit, problems };
}

function verifyCounters(database: Database, head: number, found: (problem: string) => void): void {
  const last = database.prepare(`
    SELECT max(coalesce((SELECT max(seq) FROM change), 0), coalesce((SELECT max(seq) FROM verdict), 0))`).pluck().get() as number;
  const floor = Number(database.prepare("SELECT value FROM hub WHERE key = 'floor'").pluck().get() ?? 0);
  if (last > head || (last < head && head > floor)) found(`head is ${String(head)}, the log ends at ${String(last)}`);
  const stations = database.prepare(`
    SELECT station.id, processedThrough, coalesce(max(number), 0) AS decided
    FROM station LEFT JOIN verdict ON stationId = station.id GROUP BY station.id
    HAVING decided > processedThrough`).all() as { id: string; processedThrough: number; decided: number }[];
  for (const { id, processedThrough, decided } of stations) {
    found(`station ${id}: counter ${String(processedThrough)}, last verdict ${String(decided)}`);
  }
}

/** Replays the log into a temporary table and compares it with the rows. A log cut at a floor knows only what changed since. */
function verifyRows(database: Database, found: (problem: string) => void): number {
  const floor = Number(database.prepare("SELECT value FROM hub WHERE key = 'floor'").pluck().get() ?? 0);
  database.exec(`
    CREATE TEMP TABLE replay (tableName TEXT NOT NULL, id TEXT NOT NULL, cells TEXT, PRIMARY KEY (tableName, id)) WITHOUT ROWID`);
  try {
    database.exec('INSERT OR REPLACE INTO temp.replay SELECT tableName, id, cells FROM change ORDER BY seq, ordinal');
    return TABLES.reduce((sum, table) => sum + verifyTable(database, table, floor === 0, found), 0);
  } finally {
    database.exec('DROP TABLE temp.replay');
  }
}

function verifyTable(database: Database, table: Table, wholeLog: boolean, found: (problem: string) => void): number {
  const logged = database.prepare<[string, string], string | null>('SELECT cells FROM temp.replay WHERE tableName = ? AND id = ?').pluck();
  const names = table.columnNames.map((name) => `"${name}"`).join(', ');
  let rows = 0;
  for (const row of database.prepare<[], AnyRow>(`SELECT ${names} FROM "${table.name}"`).iterate()) {
    rows += 1;
    const cells = logged.get(table.name, row.id);
    const differs = cells === undefined ? wholeLog : cells !== JSON.stringify(toCells(table, row));
    if (differs) found(`${table.name} ${row.id}: the row differs from the log`);
  }
  const count = 'SELECT count(*) FROM temp.replay WHERE tableName = ? AND cells IS NOT NULL';
  const expected = database.prepare<[string], number>(count).pluck().get(table.name) ?? 0;
  if (expected > rows || (wholeLog && expected < rows)) found(`${table.name}: ${String(rows)} rows, ${String(expected)} in the log`);
  return rows;
}
