/** A hub that has just started reminds of what is overdue, thousands of commits of which no benchmark wants to be part. */
import { setTimeout } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { storePathOf } from '#hub/data-directory.ts';

/** It is done when its log has not grown for this long, ms. */
const QUIET_MS = 5_000;
const LOOK_MS = 500;

/** Resolves when the hub that works in a data directory has nothing to do. */
export async function untilQuiet(dataDirectory: string): Promise<void> {
  const store = new BetterSqlite3(storePathOf(dataDirectory), { readonly: true });
  const head = store.prepare("SELECT value FROM hub WHERE key = 'head'").pluck();
  for (let last: unknown, since = performance.now(); performance.now() - since < QUIET_MS; await setTimeout(LOOK_MS)) {
    const now: unknown = head.get();
    if (now !== last) since = performance.now();
    last = now;
  }
  store.close();
}
