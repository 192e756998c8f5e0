/** Attachments in a backup: a folder beside the backup's file. Contents never change, so a later backup copies only what is new. */
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { contentPath, hashOfFile } from '../attachments/content-store.ts';

/** A list of problems must not grow with the damage. */
const PROBLEMS_MAX = 20;

export interface CopiedAttachments {
  readonly files: number;
  /** Copied this time; the others were there. */
  readonly copied: number;
  /** Known to the store, and not to be found. */
  readonly missing: number;
}

export interface AttachmentsVerification {
  readonly files: number;
  /** The first PROBLEMS_MAX, in words for a technician. */
  readonly problems: readonly string[];
}

/** Where the attachments of a backup lie. */
export function attachmentsOfBackup(file: string): string {
  return `${file}.attachments`;
}

/** Copies every content a store knows from one folder to another. */
export function copyAttachments(database: Database, from: string, to: string): CopiedAttachments {
  let files = 0;
  let copied = 0;
  let missing = 0;
  for (const { hash, bytes } of contentsOf(database)) {
    files += 1;
    const target = contentPath(to, hash);
    if (statSync(target, { throwIfNoEntry: false })?.size === bytes) continue;
    const source = contentPath(from, hash);
    if (!existsSync(source)) {
      missing += 1;
      continue;
    }
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(source, `${target}.part`);
    renameSync(`${target}.part`, target);
    copied += 1;
  }
  return { files, copied, missing };
}

/** Reads every content once and compares it with its name. */
export async function verifyAttachments(database: Database, directory: string): Promise<AttachmentsVerification> {
  const problems: string[] = [];
  let files = 0;
  for (const { hash } of contentsOf(database)) {
    files += 1;
    const path = contentPath(directory, hash);
    const problem = !existsSync(path) ? 'is missing' : (await hashOfFile(path)) !== hash ? 'has another content' : undefined;
    if (problem !== undefined && problems.length < PROBLEMS_MAX) problems.push(`attachment ${hash} ${problem}`);
  }
  return { files, problems };
}

interface Content { readonly hash: string; readonly bytes: number }

/** A store of an earlier build has none. */
function contentsOf(database: Database): Content[] {
  const known = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment'").get() !== undefined;
  return known ? database.prepare<[], Content>('SELECT hash, bytes FROM attachment ORDER BY hash').all() : [];
}
