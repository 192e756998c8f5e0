/** Processes of the demo say when they are ready, end when asked, and do not outlive a demo that was killed. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { startProgram, startScript } from '#cli/demo/child.ts';
import { ROOT } from '#tests/runner/tool.ts';
import { testFolder } from '#tests/support/folder.ts';

const READY_LIMIT_MS = 10_000;

/** A script in a folder of its own, started as the demo starts its processes. */
function start(source: string) {
  const folder = testFolder();
  const script = join(folder, 'script.mjs');
  writeFileSync(script, source);
  const logFile = join(folder, 'log');
  return { child: startScript('a script', script, [], logFile), folder, logFile };
}

const STAYS = "setInterval(() => undefined, 1000); console.log(JSON.stringify({ event: 'ready', url: 'http://x', pid: process.pid }));";

it('is ready when it says so, whatever it printed before', async () => {
  const { child } = start(`console.log('{broken'); console.log('{"event":"starting"}'); ${STAYS}`);
  expect(await child.ready(READY_LIMIT_MS)).toMatchObject({ event: 'ready', url: 'http://x' });
  expect(await child.stop(READY_LIMIT_MS)).toEqual({ code: null, signal: 'SIGTERM' });
});

it('tells the end of the log when it ends before it is ready', async () => {
  const { child } = start("console.error('port 7300 is taken'); process.exit(3);");
  await expect(child.ready(READY_LIMIT_MS)).rejects.toThrow(/a script ended before it was ready:\n.*port 7300 is taken/);
});

it('ends one that does not answer the request to end', async () => {
  const { child } = start(`process.on('SIGTERM', () => undefined); ${STAYS}`);
  await child.ready(READY_LIMIT_MS);
  expect(await child.stop(50)).toEqual({ code: null, signal: 'SIGKILL' });
});

/** A demo that starts something, is killed once that is up, and leaves it alone. */
async function killedDemo(folder: string, start: string, until: Promise<unknown> | undefined): Promise<void> {
  const parent = join(folder, 'parent.mjs');
  writeFileSync(parent, `import { startProgram, startScript } from ${JSON.stringify(pathToFileURL(join(ROOT, 'cli/demo/child.ts')).href)};
    const child = ${start};
    ${until === undefined ? `await child.ready(${String(READY_LIMIT_MS)});` : ''} console.log('up');`);
  const demo = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => demo.stdout.once('data', resolve));
  await until;
  demo.kill('SIGKILL');
}

/** Source of a script that leaves a note when it ends in order, and one when it is up. */
function politeScript(folder: string): { readonly script: string; readonly up: string; readonly goodbye: string } {
  const [script, up, goodbye] = ['script.mjs', 'up', 'goodbye'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(script, `import { writeFileSync } from 'node:fs';
    process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(goodbye)}, 'stopped in order'); process.exit(0); }); ${STAYS}
    writeFileSync(${JSON.stringify(up)}, 'up');`);
  return { script, up, goodbye };
}

it('lets a child end itself properly when the demo is killed', async () => {
  const folder = testFolder();
  const { script, goodbye } = politeScript(folder);
  const start = `startScript('a script', ${JSON.stringify(script)}, [], ${JSON.stringify(join(folder, 'log'))})`;
  await killedDemo(folder, start, undefined);
  await expect.poll(() => readIfThere(goodbye), { timeout: READY_LIMIT_MS }).toBe('stopped in order');
});

it('ends a program that is not ours when the demo is killed, and in its turn when the demo stops', async () => {
  const folder = testFolder();
  const { script, up, goodbye } = politeScript(folder);
  const words = [process.execPath, [script], join(folder, 'log')].map((word) => JSON.stringify(word)).join(', ');
  const isUp = () => expect.poll(() => readIfThere(up), { timeout: READY_LIMIT_MS }).toBe('up');
  await killedDemo(folder, `startProgram('a window', ${words})`, isUp());
  await expect.poll(() => readIfThere(goodbye), { timeout: READY_LIMIT_MS }).toBe('stopped in order');

  [up, goodbye].forEach((file) => rmSync(file));
  const program = startProgram('a window', process.execPath, [script], join(folder, 'log'));
  await isUp();
  await program.stop(READY_LIMIT_MS);
  expect(readIfThere(goodbye)).toBe('stopped in order');
});

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
