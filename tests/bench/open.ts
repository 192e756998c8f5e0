/**
 * A village's station with 5,000 entities, opened again on the data it has: from starting its program to the first row of
 * the list, without what the person types. Beside it, reading the same rows from the same file with nothing around it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { BrowserContext, Page } from 'playwright';
import { ensureBuilt } from '#cli/build.ts';
import { startScript } from '#cli/demo/child.ts';
import type { Child } from '#cli/demo/child.ts';
import { openProfile } from '../support/browser.ts';
import { TestHub } from '../support/hub.ts';
import { LOGINS, PASSWORD, seedSmallCity } from '../support/small-city.ts';
import { median, report, round, spread } from './measure.ts';
import { memoryOf, rendererPids } from './memory.ts';

const ENTITIES = 5_000;
const ROUNDS = 5;
const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
/** The first download of 5,000 entities and tasks, on a machine that is busy. */
const DOWNLOAD_LIMIT_MS = 120_000;

/** One opening, ms. */
interface Opening {
  /** The program runs and serves. */
  readonly host: number;
  /** The page is there and can be typed into. */
  readonly page: number;
  /** From 登录 to the first row. */
  readonly desk: number;
}

interface OpenStation {
  readonly kiosk: Child;
  readonly browser: BrowserContext;
  readonly page: Page;
  readonly opening: Opening;
  close(): Promise<void>;
}

export async function openSpeed(folder: string): Promise<void> {
  await ensureBuilt();
  await seedSmallCity(join(folder, 'hub'), ENTITIES);
  const hub = await TestHub.start(folder);
  try {
    const directory = join(folder, 'station');
    mkdirSync(directory);
    const first = await open(directory, hub.url);
    await first.close();
    const openings: Opening[] = [];
    for (let index = 1; index < ROUNDS; index += 1) {
      const station = await open(directory, hub.url);
      openings.push(station.opening);
      await station.close();
    }
    const station = await open(directory, hub.url);
    openings.push(station.opening);
    const memoryMb = await memory(station, join(directory, 'browser'));
    await station.close();
    const total = spread(openings.map(({ host, page, desk }) => host + page + desk));
    const rawMs = rawRead(join(directory, 'accounts', LOGINS.first, 'replica.sqlite'));
    report('open', {
      entities: ENTITIES,
      firstDownloadMs: round(first.opening.desk),
      warmMs: total,
      parts: {
        hostMs: round(median(openings.map(({ host }) => host))),
        pageMs: round(median(openings.map(({ page }) => page))),
        deskMs: round(median(openings.map(({ desk }) => desk))),
      },
      rawReadMs: rawMs,
      ratio: round(total.p50 / rawMs),
      memoryMb,
    });
  } finally {
    await hub.stop();
  }
}

/** The browser is there already, as it is on a PC where the station is the home page. */
async function open(directory: string, hubUrl: string): Promise<OpenStation> {
  const browser = await openProfile(join(directory, 'browser'));
  const page = browser.pages()[0] ?? (await browser.newPage());

  const atStart = performance.now();
  const kiosk = startScript('kiosk', 'cli/shaotai.ts', ['kiosk', '--data', directory, '--hub', hubUrl], join(directory, 'kiosk.log'));
  const { url } = await kiosk.ready(READY_LIMIT_MS);
  if (url === undefined) throw new Error('the kiosk told no address');
  const atReady = performance.now();
  await page.goto(url);
  await page.getByLabel('密码').waitFor();
  const atPage = performance.now();
  await page.getByLabel('登录名').fill(LOGINS.first);
  await page.getByLabel('密码').fill(PASSWORD);
  const atSignIn = performance.now();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('[data-task]').first().waitFor({ timeout: DOWNLOAD_LIMIT_MS });
  const atRow = performance.now();
  await page.locator(`[data-queue="toAssign"][data-count="${String(ENTITIES)}"]`).waitFor({ timeout: DOWNLOAD_LIMIT_MS });
  return {
    kiosk,
    browser,
    page,
    opening: { host: atReady - atStart, page: atPage - atReady, desk: atRow - atSignIn },
    async close() {
      await browser.close();
      await kiosk.stop(STOP_LIMIT_MS);
    },
  };
}

/** After a walk through the list, so that what a person would have loaded is loaded. */
async function memory({ kiosk, browser, page }: OpenStation, profile: string): Promise<object> {
  await page.locator('[data-task]').first().click();
  for (const key of ['End', 'Home', 'PageDown', 'PageDown']) await page.keyboard.press(key);
  await page.getByTestId('detail').waitFor();
  const { pid } = kiosk.process;
  if (pid === undefined) throw new Error('the kiosk has ended');
  const session = await browser.newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  const dataProcess = memoryOf(pid).rss;
  const pages = rendererPids(profile).map((renderer) => memoryOf(renderer).pss);
  const pageProcess = Math.max(...pages);
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
