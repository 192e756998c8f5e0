/** A station at the kiosk as the benchmarks open it: each step timed, its processes known. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { startScript } from '#cli/demo/child.ts';
import { openProfile } from '../support/browser.ts';
import { PASSWORD } from '../support/small-city.ts';
import { cpuMs, rendererPids } from './processes.ts';

const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
/** The first download of 5,000 entities and tasks, on a machine that is busy. */
const DOWNLOAD_LIMIT_MS = 120_000;

/** One opening, ms. */
export interface Opening {
  /** The program runs and serves. */
  readonly host: number;
  /** The page is there and can be typed into. */
  readonly page: number;
  /** From 登录 to the first row. */
  readonly desk: number;
  /** Processor time the program and the page took for it. */
  readonly cpu: number;
}

export interface OpenStation {
  readonly browser: BrowserContext;
  readonly page: Page;
  readonly opening: Opening;
  /** The host with its data process. */
  readonly hostPid: number;
  pagePids(): readonly number[];
  close(): Promise<void>;
}

/** The browser is there already, as it is on a PC where the station is the home page. */
export async function openKiosk(directory: string, hubUrl: string, login: string): Promise<OpenStation> {
  mkdirSync(directory, { recursive: true });
  const profile = join(directory, 'browser');
  const browser = await openProfile(profile);
  const page = browser.pages()[0] ?? (await browser.newPage());
  const pagesCpu = (): number => rendererPids(profile).reduce((sum, pid) => sum + cpuMs(pid), 0);
  const pagesCpuBefore = pagesCpu();

  const atStart = performance.now();
  const kiosk = startScript('kiosk', 'cli/shaotai.ts', ['kiosk', '--data', directory, '--hub', hubUrl], join(directory, 'kiosk.log'));
  const { url } = await kiosk.ready(READY_LIMIT_MS);
  const { pid } = kiosk.process;
  if (url === undefined || pid === undefined) throw new Error('the kiosk told no address');
  const atReady = performance.now();
  await page.goto(url);
  await page.getByLabel('密码').waitFor();
  const atPage = performance.now();
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(PASSWORD);
  const atSignIn = performance.now();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('[data-task]').first().waitFor({ timeout: DOWNLOAD_LIMIT_MS });
  const atRow = performance.now();
  const cpu = cpuMs(pid) + pagesCpu() - pagesCpuBefore;
  return {
    browser,
    page,
    opening: { host: atReady - atStart, page: atPage - atReady, desk: atRow - atSignIn, cpu },
    hostPid: pid,
    pagePids: () => rendererPids(profile),
    async close() {
      await browser.close();
      await kiosk.stop(STOP_LIMIT_MS);
    },
  };
}
