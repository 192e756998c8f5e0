/** Builds out/ (Electron main, preload, data process, renderer) when a source changed since the last build. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, 'out');
/** The built page, for the hosts. */
export const RENDERER = join(OUT, 'renderer');
/** The built data process, for a worker thread or a utility process. */
export const DATA_PROCESS = join(OUT, 'main', 'data-process.js');
const STAMP = join(OUT, '.stamp');
const SOURCES = [
  '{domain,protocol,main,preload,renderer,resources}/**/*.{ts,tsx,css,html,json,svg,png,woff2}',
  'electron.vite.config.ts', 'package-lock.json', 'package.json', 'tsconfig.base.json',
];
/** Longest a second process waits for a build that is under way. */
const WAIT_MS = 5 * 60_000;

/** Whether out/ was built from the sources as they are. */
export function isBuilt(): boolean {
  return isCurrent(sourceHash());
}

/** Answers whether it had to build. Processes that ask at the same time wait for one build. Throws what the build fails with. */
export async function ensureBuilt(): Promise<boolean> {
  if (isBuilt()) return false;
  const release = waitForTurn();
  try {
    const hash = sourceHash();
    if (isCurrent(hash)) return false;
    rmSync(STAMP, { force: true });
    const { build } = await import('electron-vite');
    // Standard output belongs to the results of whoever builds.
    await build({ root: ROOT, logLevel: 'warn' });
    writeFileSync(STAMP, hash);
    return true;
  } finally {
    release();
  }
}

function isCurrent(hash: string): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === hash;
  } catch {
    return false;
  }
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).toSorted()) {
    hash.update(file).update('\0').update(readFileSync(join(ROOT, file))).update('\0');
  }
  return hash.digest('hex');
}

/** A lock the operating system releases however the holder ends. */
function waitForTurn(): () => void {
  mkdirSync(OUT, { recursive: true });
  const lock = new BetterSqlite3(join(OUT, '.build.lock'), { timeout: WAIT_MS });
  lock.exec('BEGIN EXCLUSIVE');
  return () => lock.close();
}

if (import.meta.main) {
  const began = performance.now();
  const built = await ensureBuilt();
  process.stderr.write(`${built ? `built in ${((performance.now() - began) / 1000).toFixed(1)} s` : 'out/ is up to date'}\n`);
}
