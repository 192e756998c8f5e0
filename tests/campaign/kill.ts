/**
 * `npm run campaign:kill -- --kills N --seed S`: SIGKILL of hub, data processes and a kiosk at random moments under load.
 * The driver keeps what was reported as saved and compares at every rest. One JSON line at the end; exit code 1 when
 * anything was lost, doubled or differs.
 */
import { inspect } from 'node:util';
import { seededRandom, seedOf } from '#cli/random.ts';
import { count, npmCommand } from '../support/command-line.ts';
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

interface Options { readonly kills: number; readonly seed: number }

const { kills, seed } = npmCommand('campaign:kill', 'Kills hub, data processes and a kiosk at random moments under load.')
  .option('--kills <number>', `how many; after every ${String(REST_EVERY)} everything is examined`, count, 50)
  .option('--seed <number>', 'the same seed makes the same choices; when they happen is up to the machine', count, 1)
  .parse()
  .opts<Options>();
// Killer and operators draw apart, so that the choices of either do not depend on the pace of the other.
const random = seededRandom(seedOf(`kills ${String(seed)}`));
const choices = seededRandom(seedOf(`operators ${String(seed)}`));
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
    const operators = new Operators(peers, ledger, choices);
    for (const end = Math.min(kills, done + REST_EVERY); done < end; done += 1) {
      await new Promise((resolve) => setTimeout(resolve, random() * PAUSE_MS));
      await killOne();
    }
    await operators.stop();
    wrong.push(...await examine(hub, peers, ledger));
    process.stderr.write(`${String(done)} kills, ${String(ledger.size)} commands saved, ${String(wrong.length)} wrong\n`);
  }
} catch (error) {
  // A process that does not come back is a failure of the campaign, not of this script.
  wrong.push(inspect(error));
} finally {
  await Promise.all(peers.map((peer) => peer.stop()));
  await hub.stop();
}
const { saved, applied, refused, lost, doubled } = ledger.compare(hub);
if (wrong.length === 0) removeFolder(folder);
else process.stderr.write(`${wrong.slice(0, 20).join('\n')}\nkept for a look: ${folder}\n`);
process.stdout.write(`${JSON.stringify({
  campaign: 'kill', seed, killed, seconds: Math.round((Date.now() - startedAt) / 1000),
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
