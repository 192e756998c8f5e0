/** A fresh demo and browsers at its stations, for pictures: the demo city is made from seeds, so only dates differ. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { startScript } from '#cli/demo/child.ts';
import type { Child } from '#cli/demo/child.ts';
import { line } from '../runner/tally.ts';
import { openProfile } from '../support/browser.ts';
import { Desk } from '../support/desk.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

export const VILLAGE = '441900103201';
export const TOWN = '441900103';
/** Stations of the demo in their order: one person at a time sits at each. */
export const AT_VILLAGE = 0;
export const AT_TOWN = 1;
export const AT_CITY = 2;

const READY_LIMIT_MS = 5 * 60_000;
const STOP_LIMIT_MS = 20_000;
/** A page of ten pictures must still open at once on an office line. */
const SIZE_LIMIT_BYTES = 300 * 1024;
/** Waits that end in a picture: charts and maps draw for a moment after their data is there. */
const DRAWN_MS = 1_500;

interface DemoReady {
  readonly stations: readonly { readonly name: string; readonly url: string }[];
  readonly accounts: readonly { readonly login: string; readonly password: string }[];
}

export class DemoWindows {
  readonly #folder: string;
  readonly #demo: Child;
  readonly #ready: DemoReady;
  readonly #contexts: BrowserContext[] = [];

  private constructor(folder: string, demo: Child, ready: DemoReady) {
    this.#folder = folder;
    this.#demo = demo;
    this.#ready = ready;
  }

  static async start(): Promise<DemoWindows> {
    line('starting the demo …');
    const folder = makeFolder();
    const stations = `village:${VILLAGE},town:${TOWN},city`;
    const args = ['--data', join(folder, 'demo'), '--window', 'none', '--port', '0', '--json', '--stations', stations];
    const demo = startScript('demo', 'cli/demo/demo.ts', args, join(folder, 'demo.log'));
    return new DemoWindows(folder, demo, (await demo.ready(READY_LIMIT_MS)) as unknown as DemoReady);
  }

  async signedIn(station: number, login: string): Promise<Desk> {
    const { url } = this.#ready.stations[station] ?? { url: '' };
    const { password } = this.#ready.accounts.find((account) => account.login === login) ?? { password: '' };
    const context = await openProfile(join(this.#folder, `browser-${login}`));
    this.#contexts.push(context);
    const desk = new Desk(context.pages()[0] ?? (await context.newPage()));
    await desk.page.goto(url);
    await desk.signIn(login, password);
    await desk.online();
    return desk;
  }

  async stop(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#demo.stop(STOP_LIMIT_MS);
    removeFolder(this.#folder);
  }
}

/** Takes a picture once everything is drawn. Throws when it is too large for a page of documentation. */
export async function take(page: Page, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(DRAWN_MS);
  await page.screenshot({ path, scale: 'css', ...(path.endsWith('.jpg') ? { type: 'jpeg', quality: 70 } : {}) });
  const { size } = statSync(path);
  line(`${path} ${Math.round(size / 1024)} KiB`);
  if (size > SIZE_LIMIT_BYTES) throw new Error(`${path} is larger than ${SIZE_LIMIT_BYTES / 1024} KiB`);
}
