/** One demo at a time on one data folder, and the lock of a killed run holds nobody up. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { takeLock } from '#cli/demo/lock.ts';
import { ROOT } from '#tests/runner/tool.ts';
import { testFolder } from '#tests/support/folder.ts';

const NOTE = { pid: process.pid, hub: 'http://127.0.0.1:7300', stations: [{ name: 'city', login: 'shi', url: 'http://127.0.0.1:7310/' }] };

function held(folder: string) {
  const result = takeLock(folder);
  if (result.kind !== 'held') throw new Error('nobody else uses this folder: the lock must be free');
  return result.lock;
}

it('answers a second run with the addresses of the first', () => {
  const folder = testFolder();
  const lock = held(folder);
  lock.announce(NOTE);
  expect(takeLock(folder)).toEqual({ kind: 'taken', by: NOTE });
  lock.release();
});

it('answers a second run while the first is still starting', () => {
  const folder = testFolder();
  const lock = held(folder);
  expect(takeLock(folder)).toEqual({ kind: 'taken', by: undefined });
  lock.release();
});

it('is free again after a release', () => {
  const folder = testFolder();
  held(folder).release();
  held(folder).release();
});

it('is free again after its holder was killed, and does not repeat that run’s addresses', async () => {
  const folder = testFolder();
  const script = join(folder, 'holder.mjs');
  writeFileSync(script, `import { takeLock } from ${JSON.stringify(pathToFileURL(join(ROOT, 'cli/demo/lock.ts')).href)};
    const { lock } = takeLock(${JSON.stringify(folder)}); lock.announce(${JSON.stringify(NOTE)});
    setInterval(() => lock, 1000); console.log('held');`);
  const holder = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(takeLock(folder)).toEqual({ kind: 'taken', by: NOTE });
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('close', resolve));
  const lock = held(folder);
  expect(takeLock(folder)).toEqual({ kind: 'taken', by: undefined });
  lock.release();
});
