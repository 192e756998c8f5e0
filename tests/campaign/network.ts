/**
 * `npm run campaign:network -- --seconds N --seed S --fault NAME`: real stations and a real hub with a proxy between them
 * that spoils the network, one fault after the other. After each the network is good again and everything is examined. One
 * JSON line a fault; exit code 1 when anything was lost, doubled or differs.
 */
import { inspect } from 'node:util';
import { Option } from 'commander';
import { seededRandom, seedOf } from '#cli/random.ts';
import { count, npmCommand, positive } from '../support/command-line.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { LOGINS } from '../support/small-city.ts';
import { examine, startCity } from './city.ts';
import { Ledger } from './ledger.ts';
import { HeadlessPeer } from './peers.ts';
import { FaultyProxy } from './proxy.ts';
import type { Fault } from './proxy.ts';
import { Operators } from './work.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  latency: { delayMs: 150, jitterMs: 350 },
  slowLine: { bytesPerSecond: 64_000 / 8 },
  blackHole: { blackHole: true },
  halfOpen: { halfOpen: true },
  resets: { resetAfterBytes: 6_000 },
  everyByte: { splitBytes: 1 },
  slowAndReset: { delayMs: 50, jitterMs: 200, resetAfterBytes: 12_000 },
};
const NAMES = Object.keys(FAULTS);

interface Options { readonly seconds: number; readonly seed: number; readonly fault: readonly string[] }

const { seconds, seed, fault: names } = npmCommand('campaign:network', 'Stations work on a spoilt network.')
  .option('--seconds <number>', 'how long each fault lasts', positive, 10)
  .option('--seed <number>', 'the same seed makes the same choices; when they happen is up to the machine', count, 1)
  .addOption(new Option('--fault <names...>', 'these faults').choices(NAMES).default(NAMES, 'all'))
  .parse()
  .opts<Options>();
const folder = makeFolder();
const hub = await startCity(folder);
const proxy = await FaultyProxy.start(hub.url, seededRandom(seedOf(`proxy ${String(seed)}`)));
const peers = [LOGINS.first, LOGINS.second, LOGINS.town].map((login) => new HeadlessPeer(folder, login, proxy.url));
const ledger = new Ledger();
const failed: string[] = [];
try {
  await Promise.all(peers.map((peer) => peer.open()));
  for (const [name, fault] of Object.entries(FAULTS)) {
    if (names.includes(name)) await spoil(name, fault);
  }
} finally {
  await Promise.all(peers.map((peer) => peer.stop()));
  await proxy.stop();
  await hub.stop();
}
if (failed.length > 0) {
  const again = `npm run campaign:network -- --seconds ${String(seconds)} --seed ${String(seed)} --fault ${failed.join(' ')}`;
  process.stderr.write(`kept for a look: ${folder}\nto repeat: ${again}\n`);
  process.exit(1);
}
removeFolder(folder);
process.exit(0);

async function spoil(name: string, fault: Fault): Promise<void> {
  const before = { saved: ledger.size, resets: proxy.resets };
  // Each fault draws its own numbers: alone it meets the same choices as among the others.
  const operators = new Operators(peers, ledger, seededRandom(seedOf(`${name} ${String(seed)}`)));
  proxy.use(fault);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await operators.stop();
  proxy.use({});
  const healedAt = Date.now();
  // A station that does not come back is a failure of the campaign, not of this script.
  const wrong = await examine(hub, peers, ledger).catch((error: unknown) => [inspect(error)]);
  if (wrong.length > 0) failed.push(name);
  for (const line of wrong.slice(0, 10)) process.stderr.write(`${name}: ${line}\n`);
  process.stdout.write(`${JSON.stringify({
    campaign: 'network', seed, fault: name, ...fault, seconds, drawn: operators.drawn,
    saved: ledger.size - before.saved, resets: proxy.resets - before.resets,
    examinedAfterMs: Date.now() - healedAt, wrong: wrong.length,
  })}\n`);
}
