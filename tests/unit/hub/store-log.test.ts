/** Theory: the hub's log is copied beside its work; a store that is closed has none, with a thread or without. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { verifyStore } from '#hub/backup/verify.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import type { HubStore } from '#hub/store/store.ts';
import { newSystemId } from '#protocol/system.ts';
import { CHECKPOINT_SCRIPT } from '#protocol/sqlite/checkpoint.ts';
import { LIMIT_CALENDAR, taskRows, VILLAGES } from '../../simulation/city.ts';
import { testFolder } from '../../support/folder.ts';

const COMMITS = 40;
/** Forty of them are a log worth copying. */
const ENTRY_CHARACTERS = 600_000;
const FULL = 2;

async function workOn(store: HubStore): Promise<void> {
  for (let number = 1; number <= COMMITS; number += 1) {
    store.commit((transaction) => {
      transaction.apply(taskRows(number, VILLAGES[0], 0, LIMIT_CALENDAR));
      transaction.audit({
        at: number, actorId: 'cli', actorName: 'cli', origin: 'cli', action: 'intake.import', subject: '', outcome: 'applied',
        detail: { text: 'x'.repeat(ENTRY_CHARACTERS) },
      });
    });
    await setImmediate();
  }
}

const SCRIPTS = {
  'a thread': CHECKPOINT_SCRIPT,
  'a thread that cannot be started': new URL('no-such-script.ts', CHECKPOINT_SCRIPT),
  'no thread': undefined,
};

it.for(Object.entries(SCRIPTS))('goes on with %s, durable at every commit and whole when it is closed', async ([, checkpointThread]) => {
  const path = join(testFolder(), 'hub.sqlite');
  const store = openSqliteStore({ path, newId: newSystemId, checkpointThread });
  await workOn(store);
  expect(store.database.pragma('synchronous', { simple: true })).toBe(FULL);
  await expect.poll(() => statSync(path).size, { timeout: 10_000 }).toBeGreaterThan(ENTRY_CHARACTERS);
  store.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  const closed = new BetterSqlite3(path, { readonly: true });
  onTestFinished(() => void closed.close());
  expect(verifyStore(closed)).toMatchObject({ ok: true, problems: [] });
});
