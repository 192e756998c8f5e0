/**
 * `npm run campaign:network -- --seconds N`: real stations and a real hub with a proxy between them that spoils the
 * network, one fault after the other. After each the network is good again and everything is examined.
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '#cli/random.ts';
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

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } } });
const random = seededRandom(Number(values.seed));
const folder = makeFolder();
const hub = await startCity(folder);
const proxy = await FaultyProxy.start(hub.url, random);
const peers = [LOGINS.first, LOGINS.second, LOGINS.town].map((login) => new HeadlessPeer(folder, login, proxy.url));
const ledger = new Ledger();
let wrong = 0;
try {
  await Promise.all(peers.map((peer) => peer.open()));
  for (const [name, fault] of Object.entries(FAULTS)) {
    const before = { saved: ledger.size, resets: proxy.resets };
    proxy.use(fault);
    const operators = new Operators(peers, ledger, random);
    await new Promise((resolve) => setTimeout(resolve, Number(values.seconds) * 1000));
    await operators.stop();
    proxy.use({});
    const healedAt = Date.now();
    const found = await examine(hub, peers, ledger);
    wrong += found.length;
    for (const line of found.slice(0, 10)) process.stderr.write(`${name}: ${line}\n`);
    process.stdout.write(`${JSON.stringify({
      campaign: 'network', fault: name, saved: ledger.size - before.saved, resets: proxy.resets - before.resets,
      examinedAfterMs: Date.now() - healedAt, wrong: found.length,
    })}\n`);
  }
} finally {
  await Promise.all(peers.map((peer) => peer.stop()));
  await proxy.stop();
  await hub.stop();
}
if (wrong === 0) removeFolder(folder);
else process.stderr.write(`kept for a look: ${folder}\n`);
process.exit(wrong > 0 ? 1 : 0);
