/**
 * `npm run campaign:kill -- --kills N --seed S`: SIGKILL of hub, data processes and a kiosk at random moments under load.
 * The driver keeps what was reported as saved and compares at every rest. One JSON line at the end; exit code 1 when
 * anything was lost, doubled or differs.
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '#cli/random.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { LOGINS } from '../support/small-city.ts';
import { examine, startCity } from './city.ts';
import { Ledger } from './ledger.ts';
import { HeadlessPeer, KioskPeer } from './peers.ts';
import type { Peer } from './peers.ts';
import { Operators } from './work.ts';

/** A hub is killed this often among the victims. */
const HUB_SHARE = 0.35;
/** Longest time between two kills, ms. */
const PAUSE_MS = 900;
/** Kills between two examinations. */
const REST_EVERY = 25;

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } } });
const kills = Number(values.kills);
const random = seededRandom(Number(values.seed));
const folder = makeFolder();
const startedAt = Date.now();
const hub = await startCity(folder);
const peers: Peer[] = [
  new HeadlessPeer(folder, LOGINS.first, hub.url), new KioskPeer(folder, LOGINS.second, hub.url),
  new HeadlessPeer(folder, LOGINS.neighbour, hub.url), new HeadlessPeer(folder, LOGINS.town, hub.url),
];
const ledger = new Ledger();
const killed = { hub: 0, headless: 0, kiosk: 0 };
const wrong: string[] = [];
try {
  await Promise.all(peers.map((peer) => peer.open()));
  for (let done = 0; done < kills && wrong.length === 0;) {
    const operators = new Operators(peers, ledger, random);
    for (const end = Math.min(kills, done + REST_EVERY); done < end; done += 1) {
      await new Promise((resolve) => setTimeout(resolve, random() * PAUSE_MS));
      await killOne();
    }
    await operators.stop();
    wrong.push(...await examine(hub, peers, ledger));
    process.stderr.write(`${String(done)} kills, ${String(ledger.size)} commands saved, ${String(wrong.length)} wrong\n`);
  }
} finally {
  await Promise.all(peers.map((peer) => peer.stop()));
  await hub.stop();
}
const { saved, applied, refused, lost, doubled } = ledger.compare(hub);
if (wrong.length === 0) removeFolder(folder);
else process.stderr.write(`${wrong.slice(0, 20).join('\n')}\nkept for a look: ${folder}\n`);
process.stdout.write(`${JSON.stringify({
  campaign: 'kill', seed: values.seed, killed, seconds: Math.round((Date.now() - startedAt) / 1000),
  saved, applied, refused, lost: lost.length, doubled: doubled.length, wrong: wrong.length,
})}\n`);
process.exit(wrong.length > 0 ? 1 : 0);

async function killOne(): Promise<void> {
  if (random() < HUB_SHARE) {
    killed.hub += 1;
    await hub.kill();
    // Down for a while: stations go on without it.
    await new Promise((resolve) => setTimeout(resolve, random() * PAUSE_MS));
    await hub.start();
    return;
  }
  const peer = peers[Math.floor(random() * peers.length)];
  if (peer === undefined) return;
  killed[peer instanceof KioskPeer ? 'kiosk' : 'headless'] += 1;
  await peer.kill();
  await peer.open();
}
