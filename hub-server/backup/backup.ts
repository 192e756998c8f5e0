/** Backup of a hub's store while it runs, and its return. A restored hub begins a new epoch: stations send again what it forgot. */
import { copyFileSync, existsSync, fsyncSync, openSync, closeSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { Clock, NewId } from '#domain/core/time.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { attachmentsPathOf } from '../attachments/attachments.ts';
import { storePathOf } from '../data-directory.ts';
import { attachmentsOfBackup, copyAttachments } from './attachments.ts';
import type { CopiedAttachments } from './attachments.ts';
import { verifyStore } from './verify.ts';
import type { StoreVerification } from './verify.ts';

const BUSY_LIMIT_MS = 10_000;
/** Database pages a step; between steps the hub's own writes have their turn. */
const PAGES_A_STEP = 2_000;

export interface BackupResult {
  readonly file: string;
  readonly hubId: string;
  readonly epoch: string;
  readonly head: number;
  readonly attachments: CopiedAttachments;
}

/** The file is not a whole backup of a hub. `verification` says what is wrong where the file could be read. */
export class UnusableBackup extends Error {
  readonly verification: StoreVerification | undefined;

  constructor(file: string, verification?: StoreVerification) {
    super(`${file} is not a whole backup of a hub`);
    this.name = 'UnusableBackup';
    this.verification = verification;
  }
}

/**
 * Copies one state of the store into `target`, which appears only when it is whole and on disk, with its attachments in a
 * folder beside it. `progress` hears of database pages.
 */
export async function backupStore(
  dataDirectory: string, target: string, progress: (done: number, total: number) => void,
): Promise<BackupResult> {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const source = new BetterSqlite3(storePathOf(dataDirectory), { readonly: true, timeout: BUSY_LIMIT_MS });
  try {
    await source.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
  } finally {
    source.close();
  }
  // After the rows: every content they refer to is whole by then.
  const attachments = inFile(part, (database) => copyAttachments(database, attachmentsPathOf(dataDirectory), attachmentsOfBackup(target)));
  const described = describe(part, target);
  flush(part);
  renameSync(part, target);
  flush(dirname(target));
  return { ...described, attachments };
}

/**
 * Puts a backup in the place of a store. The caller holds the data directory. The old store is kept beside it, and so are
 * attachments that came after the backup. Throws UnusableBackup, with nothing changed.
 */
export function restoreStore(
  backup: string, dataDirectory: string, { clock, newId }: { readonly clock: Clock; readonly newId: NewId },
): BackupResult & { readonly asideAs: string | null } {
  const verification = inFile(backup, verifyStore);
  if (!verification.ok) throw new UnusableBackup(backup, verification);
  const storePath = storePathOf(dataDirectory);
  const part = `${storePath}.restore`;
  copyFileSync(backup, part);
  beginEpoch(part, newId, clock);
  const attachments = inFile(part, (database) => copyAttachments(database, attachmentsOfBackup(backup), attachmentsPathOf(dataDirectory)));
  const described = describe(part, storePath);
  flush(part);
  const asideAs = existsSync(storePath) ? `${storePath}.before-restore-${String(clock.now())}` : null;
  if (asideAs !== null) moveAside(storePath, asideAs);
  renameSync(part, storePath);
  flush(dirname(storePath));
  return { ...described, attachments, asideAs };
}

function beginEpoch(path: string, newId: NewId, clock: Clock): void {
  const database = new BetterSqlite3(path);
  database.prepare("UPDATE hub SET value = ? WHERE key = 'epoch'").run(newId());
  database.close();
  const store = openSqliteStore({ path, newId });
  store.commit((transaction) => transaction.audit({
    at: clock.now(), actorId: 'cli', actorName: 'cli', origin: 'cli', action: 'hub.restore', subject: '', outcome: 'applied',
    detail: { head: store.head(), epoch: store.epoch },
  }));
  store.close();
}

function moveAside(path: string, aside: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
}

function describe(path: string, file: string): Omit<BackupResult, 'attachments'> {
  return inFile(path, (database) => {
    const setting = database.prepare<[string], string>('SELECT value FROM hub WHERE key = ?').pluck();
    return { file, hubId: setting.get('hubId') ?? '', epoch: setting.get('epoch') ?? '', head: Number(setting.get('head') ?? 0) };
  });
}

function inFile<T>(path: string, work: (database: Database) => T): T {
  try {
    const database = new BetterSqlite3(path, { fileMustExist: true });
    try {
      return work(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) throw new UnusableBackup(path);
    throw error;
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
