/** One demo at a time on one data folder, and the lock of a killed run holds nobody up. */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takeLock } from '#cli/demo/lock.ts';
import { testFolder } from '#tests/support/folder.ts';

const NOW = Date.UTC(2026, 10, 22);
/** Stands for a second process that starts a demo: the lock only compares it with the holder's. */
const ANOTHER_PID = 999_999;

/** A hub that answers /health; the returned address is its own. */
async function healthyHub(): Promise<string> {
  const server = createServer((_request, response) => response.end('{}'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function held(folder: string) {
  const result = await takeLock(folder, process.pid, NOW);
  if (result.kind !== 'held') throw new Error('the folder is fresh: the lock must be free');
  return result.lock;
}

it('answers a second run with the addresses of the first', async () => {
  const folder = testFolder();
  const hubUrl = await healthyHub();
  (await held(folder)).update({ hubUrl, stations: [{ name: 'city', url: 'http://127.0.0.1:7310/' }] });
  expect(await takeLock(folder, ANOTHER_PID, NOW)).toMatchObject({ kind: 'taken', by: { pid: process.pid, hubUrl, stations: [{ name: 'city' }] } });
});

it('answers a second run while the first is still starting', async () => {
  const folder = testFolder();
  await held(folder);
  expect(await takeLock(folder, ANOTHER_PID, NOW + 1000)).toMatchObject({ kind: 'taken' });
});

it('is free again after a release', async () => {
  const folder = testFolder();
  (await held(folder)).release();
  expect(readdirSync(folder)).toEqual([]);
  expect((await takeLock(folder, ANOTHER_PID, NOW)).kind).toBe('held');
});

it('takes over from a process that is gone', async () => {
  const folder = testFolder();
  const gone = spawnSync(process.execPath, ['--version']).pid;
  writeFileSync(join(folder, 'demo.lock'), JSON.stringify({ pid: gone, startedAt: NOW, hubUrl: await healthyHub(), stations: [] }));
  expect((await takeLock(folder, ANOTHER_PID, NOW)).kind).toBe('held');
});

it('takes over when the process number belongs to another program by now', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'demo.lock'), JSON.stringify({ pid: process.pid, startedAt: NOW, hubUrl: 'http://127.0.0.1:1', stations: [] }));
  expect((await takeLock(folder, ANOTHER_PID, NOW)).kind).toBe('held');
});

it.each(['', '{"pid":', '{"pid":"x"}', 'null'])('takes over a lock file that a crash left as %j', async (content) => {
  const folder = testFolder();
  writeFileSync(join(folder, 'demo.lock'), content);
  expect((await takeLock(folder, ANOTHER_PID, NOW)).kind).toBe('held');
});
