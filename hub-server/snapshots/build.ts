/**
 * Builds one snapshot: the rows some grants cover, or of them those of open work, masked, with their counters, as a compressed
 * SQLite file. Runs in a worker.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { maskValue } from '#domain/core/row.ts';
import type { AnyRow, Mask } from '#domain/core/table.ts';
import { tallies } from '#domain/indicators/tallies.ts';
import { OPEN_WORK } from '#domain/schema/open-work.ts';
import type { NamedBy, OpenWorkTable } from '#domain/schema/open-work.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { audienceIndexSql, indexSql, TALLY_SQL, tableSql } from '#protocol/sqlite/rows.ts';
import { audienceRanges } from '../replication/audience.ts';

export interface SnapshotRequest {
  readonly storePath: string;
  /** Where the compressed file goes. */
  readonly target: string;
  readonly grants: readonly string[];
  readonly part: SnapshotPart;
}

export type SnapshotPart = 'openWork' | 'everything';

export interface BuiltSnapshot {
  readonly part: SnapshotPart;
  readonly seq: number;
  readonly rows: number;
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly sha256: string;
}

const PARTS: Readonly<Record<SnapshotPart, readonly OpenWorkTable[]>> = {
  openWork: OPEN_WORK,
  everything: TABLES.map((table) => ({ table, rows: 'every' })),
};

/** Fast enough to keep up with a disk; higher levels gain little on rows. */
const ZSTD_LEVEL = 3;
const MASKS: readonly Mask[] = ['phone', 'personName'];

/** Reads one consistent state of the store while others go on writing. */
export async function buildSnapshot({ storePath, target, grants, part }: SnapshotRequest): Promise<BuiltSnapshot> {
  const plain = `${target}.sqlite`;
  rmSync(plain, { force: true });
  try {
    const { seq, rows } = copyRows(storePath, plain, grants, PARTS[part]);
    const compressed = await compress(plain, target);
    return { part, seq, rows, bytes: statSync(plain).size, ...compressed };
  } finally {
    rmSync(plain, { force: true });
  }
}

function copyRows(
  storePath: string,
  plain: string,
  grants: readonly string[],
  tables: readonly OpenWorkTable[],
): { seq: number; rows: number } {
  const database = new BetterSqlite3(plain);
  try {
    // Nothing here outlives a crash: the file is made anew.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    for (const mask of MASKS) {
      const masked = (value: unknown): unknown => (typeof value === 'string' ? maskValue(mask, value) : value);
      database.function(`mask_${mask}`, { deterministic: true }, masked);
    }
    database.prepare('ATTACH ? AS hub').run(storePath);
    return database.transaction(() => {
      const seq = Number(database.prepare("SELECT value FROM hub.hub WHERE key = 'head'").pluck().get() ?? 0);
      let rows = 0;
      for (const each of tables) rows += copyTable(database, each, grants);
      writeTallies(database, tables);
      return { seq, rows };
    })();
  } finally {
    database.close();
  }
}

function copyTable(database: Database, { table, rows }: OpenWorkTable, grants: readonly string[]): number {
  const ranges = audienceRanges(grants);
  const values = Object.entries(table.columns).map(([name, { mask }]) => (mask === undefined ? `"${name}"` : `mask_${mask}("${name}")`));
  const audience = ranges.map(({ column }) => `("${column}" >= ? AND "${column}" < ?)`).join(' OR ');
  database.exec(tableSql(table));
  // In key order, and indexes afterwards: both are appended instead of scattered.
  const { changes } = database.prepare(
    `INSERT INTO main."${table.name}" SELECT ${values.join(', ')} FROM hub."${table.name}" WHERE ${chosen(rows)} (${audience}) ORDER BY id`,
  ).run(...ranges.flatMap(({ from, to }) => [from, to]));
  database.exec([indexSql(table), indexSql(table, table.screenIndexes), audienceIndexSql(table)].join('\n'));
  return changes;
}

/** The condition of the rows that are chosen, with the AND before the next; those that name others are in the file already. */
function chosen(rows: OpenWorkTable['rows']): string {
  if (rows === 'every') return '';
  return rows === 'open' ? 'open = 1 AND' : `"${rows.column}" IN (${namesSql(rows)}) AND`;
}

function namesSql({ names }: NamedBy): string {
  return names.map(({ table, column }) => `SELECT "${column}" FROM main."${table.name}"`).join(' UNION ');
}

function writeTallies(database: Database, tables: readonly OpenWorkTable[]): void {
  const counts = new Map<string, Map<string, number>>();
  for (const { table } of tables) {
    for (const row of database.prepare(`SELECT * FROM main."${table.name}"`).iterate() as IterableIterator<AnyRow>) {
      for (const { place, measure } of tallies(table.name, row)) {
        const measures = counts.get(place) ?? new Map<string, number>();
        measures.set(measure, (measures.get(measure) ?? 0) + 1);
        counts.set(place, measures);
      }
    }
  }
  database.exec(TALLY_SQL);
  const insert = database.prepare('INSERT INTO main.tally VALUES (?, ?, ?)');
  for (const [place, measures] of counts) for (const [measure, n] of measures) insert.run(place, measure, n);
}

async function compress(plain: string, target: string): Promise<{ compressedBytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const read = createReadStream(plain, { highWaterMark: 1 << 20 });
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } });
  await pipeline(read, zstd, hashing, createWriteStream(target));
  return { compressedBytes: statSync(target).size, sha256: hash.digest('hex') };
}
