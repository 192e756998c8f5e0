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

/** Everything that was promised, examined while all is quiet. Stops the stations and opens them again. Answers what is wrong. */
export async function examine(hub: TestHub, peers: readonly Peer[], ledger: Ledger): Promise<string[]> {
  await Promise.all(peers.map((peer) => peer.quiet()));
  await Promise.all(peers.map((peer) => peer.stop()));
  const { lost, doubled } = ledger.compare(hub);
  const wrong = [...lost.map((id) => `lost: ${id}`), ...doubled.map((id) => `doubled: ${id}`)];
  for (const peer of peers) {
    wrong.push(...differences(hub, peer.dataDir, peer.login, GRANTS[peer.login] ?? []).map((line) => `${peer.login}: ${line}`));
  }
  const store = new BetterSqlite3(storePathOf(hub.dataDir), { readonly: true });
  wrong.push(...verifyStore(store).problems);
  store.close();
  for (const peer of peers) await peer.open();
  return wrong;
}
