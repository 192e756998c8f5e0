/**
 * `npm run campaign:storm -- --stations N --down S`: N light stations; the hub is killed, comes back after S seconds, and
 * everybody returns at once. Beside it, in the same run, the same number of clients with the library's own back-off. One
 * JSON line at the end; exit code 1 when somebody was late, a command was not acknowledged exactly once, or the hub's
 * memory grew too large.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#cli/demo/port.ts';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { round, spread } from '../bench/measure.ts';
import { count, npmCommand, positive } from '../support/command-line.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { TestHub } from '../support/hub.ts';
import { LOGINS, PASSWORD, seedSmallCity } from '../support/small-city.ts';
import { Ledger } from './ledger.ts';
import { Lines } from './lines.ts';
import type { CrowdReturned } from './storm-crowd.ts';
import { judge } from './storm-judge.ts';
import type { Storm } from './storm-judge.ts';

/** Stations that have a command waiting when the hub comes back. */
const WITH_COMMAND = 200;
/** A late crowd is waited for this many times the limit, so that the result tells how late. */
const PATIENCE = 3;

interface Options { readonly stations: number; readonly down: number; readonly within: number; readonly memory: number }

const { stations, down, within, memory } = npmCommand('campaign:storm', 'Everybody comes back to a restarted hub at once.')
  .option('--stations <number>', `stations; ${String(WITH_COMMAND)} of them have a command waiting`, count, 2000)
  .option('--down <seconds>', 'how long the hub is away', positive, 5)
  .option('--within <seconds>', 'fails when not all are in step so soon after the hub is back', positive, 15)
  .option('--memory <MB>', 'fails when the hub takes more at its peak (judged on Linux)', positive, 1000)
  .parse()
  .opts<Options>();
const limitMs = within * 1000;

const folder = makeFolder();
let wrong: string[];
try {
  const { connectedMb, ...ours } = await hubStorm();
  const library = await libraryStorm();
  wrong = judge(ours, { withinSeconds: within, memoryMb: memory });
  process.stdout.write(`${JSON.stringify({
    campaign: 'storm', downSeconds: down, limits: { withinSeconds: within, memoryMb: memory },
    ...ours, hubConnectedMb: connectedMb, libraryInStepAfterMs: library.afterMs,
    ratioToLibrary: round(ours.inStepAfterMs / library.afterMs), wrong: wrong.length,
  })}\n`);
} finally {
  removeFolder(folder);
}
for (const line of wrong) process.stderr.write(`${line}\n`);
process.exit(wrong.length > 0 ? 1 : 0);

/** The storm on a hub of ours; `connectedMb` is its peak memory while everybody was connected before. */
async function hubStorm(): Promise<Storm & { readonly connectedMb: number | null }> {
  const dataDir = join(folder, 'hub');
  await seedSmallCity(dataDir, 10);
  const token = await tokenFor(dataDir);
  const hub = await TestHub.start(folder);
  const crowd = new Lines('tests/campaign/storm-crowd.ts', [hub.url, token, String(stations)]);
  try {
    await crowd.event('ready');
    const connectedMb = hub.peakMemoryMb();
    await hub.kill();
    crowd.say(`issue ${String(WITH_COMMAND)}`);
    const { ids } = await crowd.event('issued') as { ids: string[] };
    const ledger = new Ledger();
    for (const id of ids) ledger.saved(LOGINS.first, id, 'task.remark');
    await pause(down * 1000);
    await hub.start();
    crowd.say(`back ${String(limitMs * PATIENCE)}`);
    const { returned, ackMs } = await crowd.event('returned', limitMs * (PATIENCE + 1)) as CrowdReturned;
    const { lost, doubled } = ledger.compare(hub);
    return {
      ...returned, acknowledgedMs: spread(ackMs), lost: lost.length, doubled: doubled.length,
      hubPeakMb: hub.peakMemoryMb(), connectedMb,
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

async function libraryStorm(): Promise<{ readonly afterMs: number }> {
  const port = String(await freePort(0));
  let server = new Lines('tests/campaign/storm-library.ts', ['server', port]);
  await server.event('ready');
  const clients = new Lines('tests/campaign/storm-library.ts', ['clients', port, String(stations)]);
  try {
    await clients.event('ready');
    server.stop();
    await pause(down * 1000);
    server = new Lines('tests/campaign/storm-library.ts', ['server', port]);
    await server.event('ready');
    clients.say('back');
    return await clients.event('inStep') as { afterMs: number };
  } finally {
    clients.stop();
    server.stop();
  }
}
