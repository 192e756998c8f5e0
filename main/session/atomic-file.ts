/** Small JSON files that are either the old or the new version after a power cut, never half of one. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Only the operator's own account may read what is written here. */
const OWNER_ONLY = 0o600;

/** Writes beside the file, flushes, then renames over it. */
export function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', OWNER_ONLY);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** The parsed file, or undefined when there is none. A damaged file is set aside as `.damaged`, so nobody is locked out by it. */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, damaged: (problem: string) => void): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    renameSync(path, `${path}.damaged`);
    damaged(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
