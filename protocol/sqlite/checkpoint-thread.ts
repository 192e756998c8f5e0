/** The thread that copies a write-ahead log into its database. It has the file open only while it copies. */
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { COPYING, IDLE, WANTED } from './checkpoint.ts';
import type { CheckpointData } from './checkpoint.ts';

const { path, shared } = workerData as CheckpointData;
const state = new Int32Array(shared);

parentPort?.on('message', () => {
  // The process that writes may have thought better of it.
  if (Atomics.compareExchange(state, 0, WANTED, COPYING) !== WANTED) return;
  try {
    const database = new BetterSqlite3(path, { fileMustExist: true });
    try {
      // PASSIVE: it waits for no reader or writer, and makes none wait.
      database.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      database.close();
    }
  } catch {
    // A full disk or a damaged file: the next write meets it too, and says so.
  } finally {
    Atomics.store(state, 0, IDLE);
    Atomics.notify(state, 0);
  }
});
