/** The hub and the stations of a campaign, and the examination at its rests. */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { verifyStore } from '#hub/backup/verify.ts';
import { storePathOf } from '#hub/data-directory.ts';
import { differences } from '../support/differences.ts';
import { TestHub } from '../support/hub.ts';
import { LOGINS, NEIGHBOUR, seedSmallCity, TOWN, VILLAGE } from '../support/small-city.ts';
import type { Ledger } from './ledger.ts';
import type { Peer } from './peers.ts';
import { TASKS } from './work.ts';

const GRANTS: Readonly<Record<string, readonly string[]>> = {
  [LOGINS.first]: [VILLAGE], [LOGINS.second]: [VILLAGE], [LOGINS.neighbour]: [NEIGHBOUR], [LOGINS.town]: [TOWN],
};

/** A hub with a small city on `folder`. */
export async function startCity(folder: string): Promise<TestHub> {
  await seedSmallCity(join(folder, 'hub'), TASKS);
  return TestHub.start(folder);
}

const LOOK_EVERY_MS = 200;
/** The hub looks for duplicates of what came in last: seconds, more on a busy machine. */
const REST_LIMIT_MS = 120_000;

/** Waits until the hub has done what it does by itself after the last command: it suggests duplicates, in commits of its own. */
async function hubRests(hub: TestHub): Promise<void> {
  const rests = `SELECT (SELECT max(seq) FROM change) = (SELECT CAST(value AS INTEGER) FROM hub WHERE key = 'duplicatesThrough') AS rests`;
  for (let waitedMs = 0; waitedMs < REST_LIMIT_MS; waitedMs += LOOK_EVERY_MS) {
    if (hub.rows<{ rests: number | null }>(rests)[0]?.rests === 1) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`the hub did not come to rest in ${REST_LIMIT_MS / 1000} s`);
}

const headOf = (hub: TestHub): number => hub.rows<{ head: number }>('SELECT max(seq) AS head FROM change')[0]?.head ?? 0;

/** Everything that was promised, examined while all is quiet. Stops the stations and opens them again. Answers what is wrong. */
export async function examine(hub: TestHub, peers: readonly Peer[], ledger: Ledger): Promise<string[]> {
  for (;;) {
    await Promise.all(peers.map((peer) => peer.quiet()));
    await hubRests(hub);
    const head = headOf(hub);
    await Promise.all(peers.map((peer) => peer.quiet()));
    await Promise.all(peers.map((peer) => peer.stop()));
    const wrong = wrongNow(hub, peers, ledger);
    // A job of the hub may have begun meanwhile: what it wrote is at no station.
    const rested = headOf(hub) === head;
    for (const peer of peers) await peer.open();
    if (rested) return wrong;
  }
}

function wrongNow(hub: TestHub, peers: readonly Peer[], ledger: Ledger): string[] {
  const { lost, doubled } = ledger.compare(hub);
  const wrong = [...lost.map((id) => `lost: ${id}`), ...doubled.map((id) => `doubled: ${id}`)];
  for (const peer of peers) {
    wrong.push(...differences(hub, peer.dataDir, peer.login, GRANTS[peer.login] ?? []).map((line) => `${peer.login}: ${line}`));
  }
  const store = new BetterSqlite3(storePathOf(hub.dataDir), { readonly: true });
  wrong.push(...verifyStore(store).problems);
  store.close();
  return wrong;
}
