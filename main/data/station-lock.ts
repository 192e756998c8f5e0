/**
 * One data process a directory. The lock is SQLite's own lock on a small file, so the operating system releases it
 * whatever way the process ends; a file with a process id alone would outlive a kill and name a stranger after a reboot.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ShaotaiError } from '#protocol/errors.ts';

/** Takes the directory; returns the release. Throws 'storage.failed', naming the process that has it. */
export function lockStation(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const pidFile = join(directory, 'station.pid');
  const database = new BetterSqlite3(join(directory, 'station.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')) throw error;
    throw new ShaotaiError('storage.failed', `another station works on ${directory} (process ${pidIn(pidFile)})`, {
      detail: 'station.lock',
    });
  }
  writeFileSync(pidFile, String(process.pid), { mode: 0o600 });
  return () => database.close();
}

function pidIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'unknown';
  }
}
