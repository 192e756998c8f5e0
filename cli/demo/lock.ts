/** One demo at a time on one data folder: a file naming the process and its addresses. */
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Holder = z.object({
  pid: z.int().min(1),
  startedAt: z.int(),
  /** Absent while it is still starting. */
  hubUrl: z.string().optional(),
  stations: z.array(z.object({ name: z.string(), url: z.string() })).default([]),
});
export type Holder = z.infer<typeof Holder>;

export interface Lock {
  /** Publishes the addresses for whoever starts a second demo. */
  update(addresses: Pick<Holder, 'hubUrl' | 'stations'>): void;
  release(): void;
}

export type LockResult = { readonly kind: 'held'; readonly lock: Lock } | { readonly kind: 'taken'; readonly by: Holder };

/** Long enough for a hub that is busy, short enough for somebody who waits. */
const HEALTH_LIMIT_MS = 2000;

/**
 * Takes the lock, or answers who holds it. The lock of a run that was killed is recognised (its process is gone, or the
 * number belongs to another program by now and no hub answers) and taken over.
 */
export async function takeLock(dataDir: string, pid: number, now: number): Promise<LockResult> {
  const path = join(dataDir, 'demo.lock');
  for (;;) {
    if (create(path, { pid, startedAt: now, stations: [] })) return { kind: 'held', lock: lockAt(path, pid, now) };
    const holder = read(path);
    if (holder !== undefined && holder.pid !== pid && await lives(holder, now)) return { kind: 'taken', by: holder };
    rmSync(path, { force: true });
  }
}

function lockAt(path: string, pid: number, startedAt: number): Lock {
  return {
    update: (addresses) => writeFileSync(path, JSON.stringify({ pid, startedAt, ...addresses })),
    release: () => {
      if (read(path)?.pid === pid) rmSync(path, { force: true });
    },
  };
}

function create(path: string, holder: Holder): boolean {
  try {
    const file = openSync(path, 'wx');
    writeFileSync(file, JSON.stringify(holder));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Gone meanwhile, or cut short by a crash: nobody's.
    return undefined;
  }
}

/** A start takes no longer than this; a lock without an address that is older was left behind. */
const START_LIMIT_MS = 5 * 60_000;

async function lives(holder: Holder, now: number): Promise<boolean> {
  if (!processExists(holder.pid)) return false;
  if (holder.hubUrl === undefined) return now - holder.startedAt < START_LIMIT_MS;
  try {
    return (await fetch(new URL('/health', holder.hubUrl), { signal: AbortSignal.timeout(HEALTH_LIMIT_MS) })).ok;
  } catch {
    return false;
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
