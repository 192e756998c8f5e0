/**
 * A village's station with 5,000 entities, opened again on the data it has: from starting its program to the first row of
 * the list, without what the person types. Beside it, reading the same rows from the same file with nothing around it.
 */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ensureBuilt } from '#cli/build.ts';
import { TestHub } from '../support/hub.ts';
import { LOGINS, seedSmallCity } from '../support/small-city.ts';
import { openKiosk } from './kiosk.ts';
import type { Opening, OpenStation } from './kiosk.ts';
import { median, report, round, spread } from './measure.ts';
import { memoryOf } from './processes.ts';

const ENTITIES = 5_000;
const ROUNDS = 5;

export async function openSpeed(folder: string): Promise<void> {
  await ensureBuilt();
  await seedSmallCity(join(folder, 'hub'), ENTITIES);
  const hub = await TestHub.start(folder);
  try {
    const directory = join(folder, 'station');
    const first = await openKiosk(directory, hub.url, LOGINS.first);
    await complete(first);
    await first.close();
    const openings: Opening[] = [];
    let memoryMb: object = {};
    for (let index = 0; index < ROUNDS; index += 1) {
      const station = await openKiosk(directory, hub.url, LOGINS.first);
      openings.push(station.opening);
      if (index === ROUNDS - 1) memoryMb = await memoryInUse(station);
      await station.close();
    }
    const total = spread(openings.map(({ host, page, desk }) => host + page + desk));
    const rawReadMs = rawRead(join(directory, 'accounts', LOGINS.first, 'replica.sqlite'));
    const part = (name: keyof Opening): number => round(median(openings.map((opening) => opening[name])));
    report('open', {
      entities: ENTITIES,
      firstRowOfDownloadMs: round(first.opening.desk),
      warmMs: total,
      partsMs: { host: part('host'), page: part('page'), desk: part('desk') },
      cpuMs: part('cpu'),
      rawReadMs,
      ratio: round(total.p50 / rawReadMs),
      memoryMb,
    });
  } finally {
    await hub.stop();
  }
}

/** Every task has arrived. */
async function complete({ page }: OpenStation): Promise<void> {
  await page.locator(`[data-queue="toAssign"][data-count="${String(ENTITIES)}"]`).waitFor({ timeout: 120_000 });
}

/** After a walk through the list, so that what a person would have loaded is loaded. */
async function memoryInUse(station: OpenStation): Promise<object> {
  const { browser, page, hostPid } = station;
  await complete(station);
  await page.locator('[data-task]').first().click();
  for (const key of ['End', 'Home', 'PageDown', 'PageDown']) await page.keyboard.press(key);
  await page.getByTestId('detail').waitFor();
  const session = await browser.newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  const dataProcess = memoryOf(hostPid).rss;
  // The browser keeps a spare process beside the page's; the page's is the larger one.
  const pageProcess = Math.max(...station.pagePids().map((pid) => memoryOf(pid).pss));
  return { dataProcessRss: dataProcess, pagePss: pageProcess, pageHeap: round(heap / 2 ** 20), together: round(dataProcess + pageProcess) };
}

/** The same rows the desk shows first, from the file: the least any program can take, ms. */
function rawRead(path: string): number {
  const durations = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const database = new BetterSqlite3(path, { readonly: true });
    const rows = database.prepare("SELECT * FROM task WHERE open = 1 AND state = 'pushed' ORDER BY dueAt, id LIMIT 200").all();
    const count = database.prepare('SELECT count(*) FROM entity').pluck().get();
    database.close();
    if (rows.length === 0 || count !== ENTITIES) throw new Error(`the replica holds ${String(count)} entities`);
    return performance.now() - start;
  });
  return round(median(durations));
}
