/**
 * The raw limit of a bootstrap: one pass of HTTP, SHA-256 and zstd into a file, flushed to the disk and opened with
 * SQLite. Arguments: URL, token, SHA-256, target file.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { answer } from './child.ts';

/** Unpacked and written at a time: the default of 16 KiB takes longer. */
const PIECE_BYTES = 1 << 20;
const [url = '', token = '', sha256 = '', target = ''] = process.argv.slice(2);
const start = performance.now();
const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
if (!response.ok || response.body === null) throw new Error(`HTTP ${String(response.status)}`);
const hash = createHash('sha256');
const hashing = new Transform({
  transform(chunk: Buffer, _encoding, done) {
    hash.update(chunk);
    done(null, chunk);
  },
});
const unpack = createZstdDecompress({ chunkSize: PIECE_BYTES });
await pipeline(Readable.fromWeb(response.body as never), hashing, unpack, createWriteStream(target));
if (hash.digest('hex') !== sha256) throw new Error('another hash');
const file = await open(target, 'r+');
await file.sync();
await file.close();
const database = new BetterSqlite3(target);
database.pragma('journal_mode = WAL');
const tables = database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get();
database.close();
answer({ ms: performance.now() - start, tables, peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024) });
