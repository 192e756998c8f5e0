/** A machine whose own clock is wrong decides by the hub's (replication.md, invariant 20). */
import { expect, it } from 'vitest';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { join } from 'node:path';
import { VILLAGES } from '../../simulation/city.ts';
import { ACTOR, fill, WELCOME } from './filled.ts';

const HUB_NOW = 1_780_000_000_000;
const report = {
  villageCode: VILLAGES[0], category: 'unlicensed', subjectName: '无名店', address: '振华路1号',
} as const;

it('a station that believes it is 1970 dates its commands by what the hub told it, also after a restart', () => {
  const folder = makeFolder();
  const options = { path: join(folder, 'replica.db'), clock: { now: () => 1_000 }, newId: () => 'x'.repeat(20) };
  const first = openReplica(options);
  fill(first, 0);
  first.welcome(WELCOME, HUB_NOW - 1_000);
  expect(first.now()).toBe(HUB_NOW);
  first.close();

  const again = openReplica(options);
  again.issue([{ command: 'lead.report', args: report }], ACTOR);
  expect(again.outbox()).toMatchObject([{ issuedAt: HUB_NOW }]);
  expect(again.database.prepare('SELECT reportedAt FROM lead').pluck().all()).toEqual([HUB_NOW]);
  again.close();
  removeFolder(folder);
});
