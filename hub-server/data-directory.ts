/**
 * The hub's data directory: one SQLite file, a lock that lets only one process write, and a note of where the hub
 * listens. The lock is an exclusive SQLite transaction on a file of its own: the operating system releases it when the
 * process dies, however it dies, so a lock is never stale.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

/** argon2 in node:crypto. */
const MIN_NODE = [24, 7] as const;

const HubNote = z.object({ pid: z.int(), url: z.url() });
export type HubNote = z.infer<typeof HubNote>;

export interface DataDirectory {
  readonly path: string;
  readonly storePath: string;
  /** Writes down where the hub listens, for command-line tools on the same machine. */
  announce(note: HubNote): void;
  release(): void;
}

/** Another process works on the directory. `note` says where its hub listens, when it is a hub. */
export class DirectoryInUse extends Error {
  readonly note: HubNote | undefined;

  constructor(path: string, note: HubNote | undefined) {
    super(`${path} is in use by ${note === undefined ? 'another process' : `the hub at ${note.url} (process ${String(note.pid)})`}`);
    this.name = 'DirectoryInUse';
    this.note = note;
  }
}

/** Opens the directory for writing, creating it when it is not there. Throws DirectoryInUse. */
export function openDataDirectory(directory: string): DataDirectory {
  assertNodeVersion(process.versions.node);
  const path = resolve(directory);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const notePath = join(path, 'hub.json');
  const lock = new BetterSqlite3(join(path, 'hub.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DirectoryInUse(path, readNote(notePath));
    }
    throw error;
  }
  rmSync(notePath, { force: true });
  return {
    path,
    storePath: storePathOf(path),
    announce: (note) => writeFileSync(notePath, JSON.stringify(note), { mode: 0o600 }),
    release() {
      rmSync(notePath, { force: true });
      lock.close();
    },
  };
}

/** The hub's database in a data directory. */
export function storePathOf(directory: string): string {
  return join(directory, 'hub.sqlite');
}

/** Refuses a Node without Argon2, with what to do. */
export function assertNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  throw new Error(`Shaotai needs Node ${MIN_NODE.join('.')} or newer; this is ${version}. `
    + 'Start it with "npx shaotai", which brings its own.');
}

function readNote(path: string): HubNote | undefined {
  try {
    return HubNote.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not a hub, or one that does not listen yet.
    return undefined;
  }
}
