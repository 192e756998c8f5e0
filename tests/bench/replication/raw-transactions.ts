/**
 * The raw limit of deciding: every row the hub wrote for the commands, written again into the same tables of a copy of its
 * file, in transactions of as many commands as the hub decided in one. Nothing is read, decided, hashed or encoded.
 * Arguments: the hub's file before, its file after, commands a transaction.
 */
import BetterSqlite3 from 'better-sqlite3';
import { answer } from './child.ts';

/** The hub's own tables that every command adds to. Rows of the others may be there already. */
const APPENDED = ['change', 'verdict', 'audit'];

const [beforePath = '', afterPath = '', groupSize = '1'] = process.argv.slice(2);
const database = new BetterSqlite3(beforePath);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('cache_size = -65536');
database.pragma('wal_autocheckpoint = 4000');
const after = new BetterSqlite3(afterPath, { readonly: true });
const commands = after.prepare('SELECT count(*) FROM verdict').pluck().get() as number;

const streams = [...changedTables(), 'station', ...APPENDED].map((table) => {
  const rows = newRows(table);
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`);
  const updates = columns.map((name) => `${name} = excluded.${name}`).join(', ');
  const update = APPENDED.includes(table) ? '' : `ON CONFLICT (id) DO UPDATE SET ${updates}`;
  const sql = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${update}`;
  return { values: rows.map((row) => Object.values(row)), insert: rows.length === 0 ? undefined : database.prepare(sql) };
});
after.close();

const transactions = Math.ceil(commands / Number(groupSize));
const writeGroup = database.transaction((index: number) => {
  for (const { values, insert } of streams) {
    const from = Math.floor((index * values.length) / transactions);
    const to = Math.floor(((index + 1) * values.length) / transactions);
    for (let at = from; at < to; at += 1) insert?.run(...values[at] ?? []);
  }
});
const start = performance.now();
for (let index = 0; index < transactions; index += 1) writeGroup.immediate(index);
const ms = performance.now() - start;
database.close();
answer({ ms, commands, transactions, rows: streams.reduce((sum, { values }) => sum + values.length, 0) });

/** Replicated tables the commands wrote to. */
function changedTables(): string[] {
  const before = database.prepare('SELECT max(seq) FROM change').pluck().get();
  return after.prepare('SELECT DISTINCT tableName FROM change WHERE seq > ?').pluck().all(before) as string[];
}

/** Rows of a table that the file before does not have as they are. A station's counter was written with every command. */
function newRows(table: string): Record<string, unknown>[] {
  if (table === 'station') {
    const counters = `SELECT station.id, accountId, number AS processedThrough, createdAt FROM verdict
      JOIN station ON station.id = stationId ORDER BY verdict.seq`;
    return after.prepare(counters).all() as Record<string, unknown>[];
  }
  const known = new Set(database.prepare(`SELECT * FROM "${table}"`).raw().all().map((row) => JSON.stringify(row)));
  const rows = after.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
  return rows.filter((row) => !known.has(JSON.stringify(Object.values(row))));
}
