/**
 * `npm run campaign:storm -- --stations N --down S`: N light stations; the hub is killed, comes back after S seconds, and
 * everybody returns at once. Beside it, in the same run, the same number of clients with the library's own back-off.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { freePort } from '#cli/demo/port.ts';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { spread } from '../bench/measure.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { TestHub } from '../support/hub.ts';
import { LOGINS, PASSWORD, seedSmallCity } from '../support/small-city.ts';

/** Stations that have a command waiting when the hub comes back. */
const WITH_COMMAND = 200;
const LIMIT_MS = 180_000;

/** A script of ours that says events as JSON lines and hears words. */
class Lines {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #said: { event: string }[] = [];
  #look: () => void = () => undefined;

  constructor(script: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [script, ...args]);
    this.#child.stderr.pipe(process.stderr);
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#said.push(JSON.parse(line) as { event: string });
      this.#look();
    });
  }

  say(word: string): void {
    this.#child.stdin.write(`${word}\n`);
  }

  /** The first event of that name that was not taken yet. */
  async event(name: string): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no ${name} within ${String(LIMIT_MS / 1000)} s`)), LIMIT_MS);
    });
    const found = new Promise<unknown>((resolve) => {
      this.#look = () => {
        const index = this.#said.findIndex(({ event }) => event === name);
        if (index >= 0) resolve(this.#said.splice(index, 1)[0]);
      };
      this.#look();
    });
    return Promise.race([found, late]).finally(() => clearTimeout(timer));
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

const { values } = parseArgs({ options: { stations: { type: 'string', default: '2000' }, down: { type: 'string', default: '5' } } });
const downMs = Number(values.down) * 1000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const folder = makeFolder();
try {
  const ours = await hubStorm();
  const library = await libraryStorm();
  const result = { campaign: 'storm', stations: Number(values.stations), downSeconds: Number(values.down), ...ours, library };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  removeFolder(folder);
}
process.exit(0);

async function hubStorm() {
  const dataDir = join(folder, 'hub');
  await seedSmallCity(dataDir, 10);
  const token = await tokenFor(dataDir);
  const hub = await TestHub.start(folder);
  const crowd = new Lines('tests/campaign/storm-crowd.ts', [hub.url, token, values.stations]);
  try {
    await crowd.event('ready');
    const peakBeforeMb = hub.peakMemoryMb();
    await hub.kill();
    crowd.say(`issue ${String(WITH_COMMAND)}`);
    await pause(downMs);
    await hub.start();
    crowd.say('back');
    const { afterMs, ackMs } = await crowd.event('inStep') as { afterMs: number; ackMs: number[] };
    return {
      inStepAfterMs: afterMs,
      acknowledgedMs: spread(ackMs),
      hubPeakMb: { connected: peakBeforeMb, afterStorm: hub.peakMemoryMb() },
    };
  } finally {
    crowd.stop();
    await hub.stop();
  }
}

async function tokenFor(dataDirectory: string): Promise<string> {
  const { services, close } = openServices({ dataDirectory, log: createLog('storm', 'error') });
  const { token } = await services.accounts.signIn({ login: LOGINS.first, password: PASSWORD, stationId: 'storm', address: 'storm' });
  close();
  return token;
}

async function libraryStorm() {
  const port = String(await freePort(0));
  let server = new Lines('tests/campaign/storm-library.ts', ['server', port]);
  await server.event('ready');
  const clients = new Lines('tests/campaign/storm-library.ts', ['clients', port, values.stations]);
  try {
    await clients.event('ready');
    server.stop();
    await pause(downMs);
    server = new Lines('tests/campaign/storm-library.ts', ['server', port]);
    await server.event('ready');
    clients.say('back');
    const { afterMs } = await clients.event('inStep') as { afterMs: number };
    return { inStepAfterMs: afterMs };
  } finally {
    clients.stop();
    server.stop();
  }
}
