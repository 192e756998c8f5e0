/** The Electron binary: the npm package fetches it on first use, which is not possible everywhere. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build.ts';

export type Electron = { readonly path: string } | { readonly path: undefined; readonly reason: string };

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const DOWNLOADS = 'https://github.com/electron/electron/releases/download/';
/** Whether the download can work at all must be known before a newcomer loses patience. */
const PROBE_LIMIT_MS = 5000;
/** About 120 MB; at half a megabyte a second. */
const FETCH_LIMIT_MS = 4 * 60_000;

/** The binary's path, fetching it when its server answers; else one sentence why there is none. */
export async function findElectron(say: (text: string) => void): Promise<Electron> {
  const present = installedElectron();
  if (present !== undefined) return { path: present };
  const problem = await probe();
  if (problem !== undefined) return { path: undefined, reason: `its binary is not installed and ${problem}` };
  say('Fetching the Electron binary (about 120 MB, once) …');
  const failure = await fetchBinary();
  const path = installedElectron();
  return path === undefined ? { path, reason: `its binary could not be fetched: ${failure ?? 'the package left none behind'}` } : { path };
}

/** The binary's path when it is here already. */
export function installedElectron(): string | undefined {
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}

/** Why the download server cannot be used; undefined when it answers, or when a proxy stands between and only trying tells. */
async function probe(): Promise<string | undefined> {
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) return undefined;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? DOWNLOADS;
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return undefined;
  } catch {
    return `${new URL(mirror).host} cannot be reached (ELECTRON_MIRROR names another server)`;
  }
}

/** Runs the package's own installer. Answers the first line of what went wrong. */
function fetchBinary(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], { stdio: ['ignore', 'inherit', 'pipe'], timeout: FETCH_LIMIT_MS });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else resolve(signal === null ? errors.trim().split('\n')[0] : `no end after ${FETCH_LIMIT_MS / 60_000} minutes`);
    });
  });
}
