/**
 * The raw limit of deciding: every row the hub wrote for the commands, written again into the same tables of a copy of its
 * file, in the order of its log and in transactions of as many commands as the hub decided in one. Nothing is read, decided,
 * hashed or encoded. Arguments: the hub's file before, its file
 * after, commands a transaction.
 */
import BetterSqlite3 from 'better-sqlite3';
import type { Cell } from '#domain/core/row.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import { answer } from './child.ts';

/** The hub's own tables that every command adds to, and the order it did so. */
const APPENDED = { change: 'seq, ordinal', verdict: 'seq, stationId, number', audit: 'number' };

const [beforePath = '', afterPath = '', groupSize = '1'] = process.argv.slice(2);
const database = new BetterSqlite3(beforePath);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('cache_size = -65536');
database.pragma('wal_autocheckpoint = 4000');
const after = new BetterSqlite3(afterPath, { readonly: true });
const commands = after.prepare('SELECT count(*) FROM verdict').pluck().get() as number;

/** Rows of one table in the order they are written. */
interface Stream { readonly values: readonly (readonly unknown[])[]; readonly insert: BetterSqlite3.Statement }

const streams: readonly Stream[] = [
  ...changedTables().map(replicatedRows),
  stream('station', ['id', 'accountId', 'processedThrough', 'createdAt'], stationCounters(), true),
  ...Object.entries(APPENDED).map(([table, order]) => appendedRows(table, order)),
];
after.close();

const transactions = Math.ceil(commands / Number(groupSize));
const writeGroup = database.transaction((index: number) => {
  for (const { values, insert } of streams) {
    const from = Math.floor((index * values.length) / transactions);
    const to = Math.floor(((index + 1) * values.length) / transactions);
    for (let at = from; at < to; at += 1) insert.run(...values[at] ?? []);
  }
});
const start = performance.now();
for (let index = 0; index < transactions; index += 1) writeGroup.immediate(index);
const ms = performance.now() - start;
database.close();
answer({ ms, commands, transactions, rows: streams.reduce((sum, { values }) => sum + values.length, 0) });

function stream(table: string, columns: readonly string[], values: Stream['values'], replaces: boolean): Stream {
  const names = columns.map((name) => `"${name}"`);
  const update = replaces ? `ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}` : '';
  const sql = `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ${update}`;
  return { values, insert: database.prepare(sql) };
}

function seqBefore(): number {
  return database.prepare('SELECT coalesce(max(seq), 0) FROM change').pluck().get() as number;
}

/** Replicated tables the commands wrote to. */
function changedTables(): string[] {
  return after.prepare('SELECT DISTINCT tableName FROM change WHERE seq > ?').pluck().all(seqBefore()) as string[];
}

/** Every version of every row, as the log has it. */
function replicatedRows(tableName: string): Stream {
  const table = tableNamed(tableName);
  if (table === undefined) throw new Error(`no table ${tableName}`);
  const cells = after.prepare<[string, number], string>('SELECT cells FROM change WHERE tableName = ? AND seq > ? ORDER BY seq, ordinal')
    .pluck().all(tableName, seqBefore());
  return stream(tableName, table.columnNames, cells.map((row) => JSON.parse(row) as Cell[]), true);
}

/** A station's counter was written with every command. */
function stationCounters(): Stream['values'] {
  return after.prepare(`SELECT station.id, accountId, number, createdAt FROM verdict
    JOIN station ON station.id = stationId ORDER BY verdict.seq`).raw().all() as unknown[][];
}

/** Rows of one of the hub's own tables that the file before does not have. */
function appendedRows(table: string, order: string): Stream {
  const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const known = new Set(database.prepare(`SELECT * FROM ${table}`).raw().all().map((row) => JSON.stringify(row)));
  const rows = after.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().all() as unknown[][];
  return stream(table, columns, rows.filter((row) => !known.has(JSON.stringify(row))), false);
}
