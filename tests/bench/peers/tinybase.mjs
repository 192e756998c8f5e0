/**
 * TinyBase as a station: all rows over its WebSocket synchroniser into a store kept in SQLite.
 * Arguments: folder, server's URL, rows.
 */
import { mkdirSync } from 'node:fs';
import { createMergeableStore } from 'tinybase';
import { createBetterSqlite3Persister } from 'tinybase/persisters/persister-better-sqlite3';
import { createWsSynchronizer } from 'tinybase/synchronizers/synchronizer-ws-client';
import { setTimeout as rest } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { WebSocket } from 'ws';
import { answer } from './answer.mjs';
import { rowsIn } from './tinybase-store.mjs';

const LOOK_MS = 20;
const LIMIT_MS = 300_000;
/** How long a request of the synchroniser may take, seconds. */
const REQUEST_LIMIT_S = 120;
const [folder = '', url = '', rows = '0'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const database = new BetterSqlite3(`${folder}/store.sqlite`);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');

const start = performance.now();
const store = createMergeableStore();
const persister = createBetterSqlite3Persister(store, database);
const synchronizer = await createWsSynchronizer(store, new WebSocket(`${url}/city`), REQUEST_LIMIT_S);
await synchronizer.startSync();
while (rowsIn(store) < Number(rows)) {
  if (performance.now() - start > LIMIT_MS) throw new Error(`${rowsIn(store)} rows of ${rows} after ${LIMIT_MS / 1000} s`);
  await rest(LOOK_MS);
}
const bootstrapMs = performance.now() - start;
await persister.save();
const durableMs = performance.now() - start;
answer({ rows: rowsIn(store), bootstrapMs, durableMs });
