/**
 * The same rows through other engines of the npm registry (tests/bench/peers), each beside a station of ours with as many
 * rows. One that cannot run here is left out, with its reason in the result.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startScript } from '#cli/demo/child.ts';
import { round } from '../measure.ts';
import { bootstrapOf } from './bootstrap.ts';
import { ratio, runScript } from './child.ts';
import type { Bench } from './sizes.ts';

const PEERS = new URL('../peers/', import.meta.url);
const INSTALL_LIMIT_MS = 15 * 60_000;
/** Filling a server with rows takes most peers longer than sending them. */
const READY_LIMIT_MS = 10 * 60_000;
const STOP_LIMIT_MS = 15_000;
const PEER_LIMIT_MS = 15 * 60_000;

/** What a peer's station answers. */
interface PeerResult {
  readonly rows: number;
  /** All rows can be read. */
  readonly bootstrapMs: number;
  /** They would survive a crash; null when that was not seen. The same moment as above where it is not told apart. */
  readonly durableMs?: number | null;
  readonly changes?: number;
  readonly drainMs?: number;
  readonly peakRssMb: number;
}

export const peers: Bench = async (folder, { peerRows, drainCommands }) => {
  const problem = await install();
  if (problem !== undefined) return { skipped: problem };
  const results = [];
  for (const [peer, rows] of Object.entries(peerRows)) {
    const own = join(folder, peer);
    mkdirSync(own);
    try {
      results.push({ peer, ...await besideOurs(own, peer, rows, drainCommands) });
    } catch (error) {
      results.push({ peer, rows, skipped: error instanceof Error ? error.message : String(error) });
    } finally {
      rmSync(own, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { results };
};

/** Installs the peers' own packages from their lockfile. Answers why that failed. */
async function install(): Promise<string | undefined> {
  if (existsSync(new URL('node_modules/.package-lock.json', PEERS))) return undefined;
  process.stderr.write('installing the peers …\n');
  // The npm of this machine may run on another Node; install scripts must see this one.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: fileURLToPath(PEERS), stdio: ['ignore', 2, 2], env: { ...process.env, PATH: path }, timeout: INSTALL_LIMIT_MS,
    shell: process.platform === 'win32',
  });
  const code = await new Promise((resolve) => {
    npm.once('error', ({ message }) => resolve(message));
    npm.once('close', resolve);
  });
  return code === 0 ? undefined : `npm ci failed: ${String(code)}`;
}

async function besideOurs(folder: string, peer: string, rows: number, changes: number): Promise<object> {
  const theirs = await runPeer(folder, peer, rows, Math.min(changes, rows));
  const ownFolder = join(folder, 'shaotai');
  mkdirSync(ownFolder);
  const ours = await bootstrapOf(ownFolder, rows, 1);
  const durableMs = theirs.durableMs === null ? null : round(theirs.durableMs ?? theirs.bootstrapMs);
  const theirPerSecond = Math.round((theirs.rows / (durableMs ?? theirs.bootstrapMs)) * 1000);
  const drain = theirs.drainMs === undefined ? {} : { changes: theirs.changes, drainMs: round(theirs.drainMs) };
  return {
    rows: theirs.rows, readableMs: round(theirs.bootstrapMs), durableMs, rowsPerSecond: theirPerSecond,
    peakRssMb: theirs.peakRssMb, ...drain,
    ours: { rows: ours.rows, by: ours.by, rowsPerSecond: ours.rowsPerSecond, peakRssMb: ours.peakRssMb },
    oursTimesTheirs: ratio(ours.rowsPerSecond, theirPerSecond),
  };
}

async function runPeer(folder: string, peer: string, rows: number, changes: number): Promise<PeerResult> {
  const serverFolder = join(folder, 'server');
  const stationFolder = join(folder, 'station');
  for (const made of [serverFolder, stationFolder]) mkdirSync(made);
  // PostgreSQL does not run as root: its own user must reach its files.
  for (const passed of [dirname(folder), folder, serverFolder]) chmodSync(passed, 0o711);
  const server = startScript(peer, `tests/bench/peers/${peer}-server.mjs`, [serverFolder, String(rows)], join(folder, 'server.log'));
  try {
    const { url = '' } = await server.ready(READY_LIMIT_MS);
    const args = [stationFolder, url, String(rows), String(changes)];
    return await runScript<PeerResult>(new URL(`${peer}.mjs`, PEERS), args, PEER_LIMIT_MS);
  } finally {
    await server.stop(STOP_LIMIT_MS);
  }
}
