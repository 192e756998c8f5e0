/**
 * One demo at a time on one data folder. The lock is an exclusive SQLite transaction, as for the hub's folder: the
 * operating system releases it however the process dies, so the lock of a killed run holds nobody up. A note beside it
 * tells whoever starts a second demo where the first one serves.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const Note = z.object({
  pid: z.int(), hub: z.string(), stations: z.array(z.object({ name: z.string(), login: z.string(), url: z.string() })),
});
/** Who runs the demo, and the addresses it serves. */
export type Note = z.infer<typeof Note>;

export interface Lock {
  /** Writes down the addresses for whoever starts a second demo. */
  announce(note: Note): void;
  release(): void;
}

/** `by` is missing while the other run is still starting. */
export type LockResult = { readonly kind: 'held'; readonly lock: Lock } | { readonly kind: 'taken'; readonly by: Note | undefined };

export function takeLock(dataDir: string): LockResult {
  const notePath = join(dataDir, 'demo.json');
  const lock = new BetterSqlite3(join(dataDir, 'demo.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const busy = error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (busy) return { kind: 'taken', by: readNote(notePath) };
    throw error;
  }
  rmSync(notePath, { force: true });
  return {
    kind: 'held',
    lock: {
      announce: (note) => writeFileSync(notePath, JSON.stringify(note)),
      release() {
        rmSync(notePath, { force: true });
        lock.close();
      },
    },
  };
}

function readNote(path: string): Note | undefined {
  try {
    return Note.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not written yet.
    return undefined;
  }
}
