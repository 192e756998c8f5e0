/**
 * Catch-up: a station that holds a city was away while rows changed at the hub. Beside it two raw limits on a copy of the
 * same file: upserts of the same rows in batches, and the same with a bare socket.io stream before it.
 */
import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startScript } from '#cli/demo/child.ts';
import { put } from '#domain/core/table.ts';
import { TestHub } from '../../support/hub.ts';
import { median, round } from '../measure.ts';
import { ratio, runScript } from './child.ts';
import { changedRowAt, scatteredIndexes } from './dataset.ts';
import { prepareRows, supervisorOf, withServices } from './prepare.ts';
import type { Login } from './prepare.ts';
import type { Bench } from './sizes.ts';
import { BenchStation } from './station.ts';

/** Rows a commit: what one command changes. */
const COMMIT_ROWS = 2;
/** The account of every station process (station.ts) has this login. */
export const REPLICA_PATH = join('accounts', 'bench', 'replica.sqlite');
const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

export const catchUp: Bench = async (folder, { catchUp: { rows, changes }, rounds }) => {
  prepareRows(folder, rows);
  const login = supervisorOf(folder);
  const before = join(folder, 'before');
  await bootstrapped(folder, before, login);
  const results = [];
  for (const [index, count] of changes.entries()) {
    const revision = index + 1;
    changeRows(folder, rows, count, revision);
    results.push(await oneCatchUp({ folder, before, login, rows, count, revision, rounds }));
  }
  return { rows, results };
};

/** Leaves a station's directory in step with the hub as it is now. */
export async function bootstrapped(folder: string, directory: string, login: Login): Promise<void> {
  const hub = await TestHub.start(folder);
  try {
    const station = new BenchStation({ directory, hubUrl: hub.url, login });
    const inStep = station.next('inStep');
    await station.signIn();
    await inStep;
    await station.stop();
  } finally {
    await hub.stop();
  }
}

/** What happens at the hub while the station is away. */
export function changeRows(folder: string, rows: number, count: number, revision: number): void {
  const indexes = scatteredIndexes(count, rows);
  withServices(folder, ({ store }) => {
    for (let from = 0; from < count; from += COMMIT_ROWS) {
      const changed = indexes.slice(from, from + COMMIT_ROWS).map((index) => changedRowAt(index, revision));
      store.commit((transaction) => transaction.apply(changed.map(({ table, row }) => put(table, row as never))));
    }
  });
}

interface Run {
  readonly folder: string;
  readonly before: string;
  readonly login: Login;
  readonly rows: number;
  readonly count: number;
  readonly revision: number;
  readonly rounds: number;
}

async function oneCatchUp({ folder, before, login, rows, count, revision, rounds }: Run): Promise<object> {
  const args = [count, rows, revision].map(String);
  const copy = join(folder, 'copy');
  const fresh = (): string => {
    rmSync(copy, { recursive: true, force: true });
    cpSync(before, copy, { recursive: true });
    return join(copy, REPLICA_PATH);
  };
  const upserts: number[] = [];
  const streams: number[] = [];
  const stations: number[] = [];
  const server = startScript('stream', 'tests/bench/replication/raw-stream-server.ts', args, join(folder, 'stream.log'));
  const hub = await TestHub.start(folder);
  try {
    const { url = '' } = await server.ready(READY_LIMIT_MS);
    for (let turn = 0; turn < rounds; turn += 1) {
      upserts.push((await runScript<{ ms: number }>(new URL('./raw-upsert.ts', import.meta.url), [fresh(), ...args])).ms);
      streams.push((await runScript<{ ms: number }>(new URL('./raw-stream.ts', import.meta.url), [fresh(), url])).ms);
      fresh();
      stations.push(await caughtUpMs(copy, hub.url, login));
    }
  } finally {
    await Promise.all([hub.stop(), server.stop(STOP_LIMIT_MS)]);
  }
  // The next changes begin where this station is now.
  rmSync(before, { recursive: true });
  renameSync(copy, before);
  const [ms, upsertMs, streamMs] = [median(stations), median(upserts), median(streams)];
  return {
    changes: count, rounds, ms: round(ms), rowsPerSecond: Math.round((count / ms) * 1000), rawUpsertMs: round(upsertMs),
    rawStreamMs: round(streamMs), ratioToUpsert: ratio(ms, upsertMs), ratioToStream: ratio(ms, streamMs),
  };
}

/** From the first attempt to connect until everything the hub has is durable here. */
async function caughtUpMs(directory: string, hubUrl: string, login: Login): Promise<number> {
  const station = new BenchStation({ directory, hubUrl, login });
  try {
    const inStep = station.next('inStep');
    await station.signIn();
    const end = await inStep;
    return end - station.marked('connect');
  } finally {
    await station.stop();
  }
}
