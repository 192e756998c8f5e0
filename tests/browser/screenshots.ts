/**
 * Takes the README's screenshots of a fresh demo: `node bin/run.mjs tests/browser/screenshots.ts`. The demo city is made
 * from seeds, so they show the same city every time; only dates differ.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { startScript } from '#cli/demo/child.ts';
import { line } from '../runner/tally.ts';
import { ROOT } from '../runner/tool.ts';
import { openProfile } from '../support/browser.ts';
import { Desk } from '../support/desk.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

const TARGET = join(ROOT, 'docs', 'screenshots');
const VILLAGE = '441900103201';
const TOWN = '441900103';
const LOGINS = { village: 'cun-103201', colleague: 'cun-103201-2', town: 'zhen-103', city: 'shi' } as const;
const READY_LIMIT_MS = 5 * 60_000;
const STOP_LIMIT_MS = 20_000;
/** A README with ten of these must still open at once on an office line. */
const SIZE_LIMIT_BYTES = 300 * 1024;
/** Waits that end in a picture: charts and maps draw for a moment after their data is there. */
const DRAWN_MS = 1_500;

interface DemoReady {
  readonly stations: readonly { readonly name: string; readonly url: string }[];
  readonly accounts: readonly { readonly login: string; readonly password: string }[];
}

const folder = makeFolder();
const contexts: BrowserContext[] = [];
mkdirSync(TARGET, { recursive: true });
const stations = `village:${VILLAGE},town:${TOWN},city`;
const args = ['--data', join(folder, 'demo'), '--window', 'none', '--port', '0', '--json', '--stations', stations];
const demo = startScript('demo', 'cli/demo/demo.ts', args, join(folder, 'demo.log'));
try {
  line('starting the demo …');
  const ready = (await demo.ready(READY_LIMIT_MS)) as unknown as DemoReady;
  await takeAll(ready);
} finally {
  for (const context of contexts) await context.close();
  await demo.stop(STOP_LIMIT_MS);
  removeFolder(folder);
}

async function takeAll(ready: DemoReady): Promise<void> {
  const village = await signedIn(ready, 0, LOGINS.village);
  await village.page.locator('[data-task]').first().click();
  await village.page.getByTestId('detail').locator('[data-member]').first().waitFor();
  await take(village.page, 'village-desk');
  await village.page.keyboard.press('p');
  await village.page.getByText('打印预览').waitFor();
  await take(village.page, 'dispatch-sheet');
  await village.page.keyboard.press('Escape');

  await takeOfflineAndConflict(ready, village);

  const town = await signedIn(ready, 1, LOGINS.town);
  await take(town.page, 'town-desk');
  const city = await signedIn(ready, 2, LOGINS.city);
  await openPage(city.page, '总览');
  await take(city.page, 'city-overview');
  await openPage(city.page, '大屏');
  await take(city.page, 'wall');
}

/** The village works on without the network while a colleague, at the town's kiosk, assigns one of the same tasks. */
async function takeOfflineAndConflict(ready: DemoReady, village: Desk): Promise<void> {
  const colleague = await signedIn(ready, 1, LOGINS.colleague);
  const taskIds = await village.page.locator('[data-task]').evaluateAll((rows) =>
    rows.slice(0, 3).map((row) => row.getAttribute('data-task') ?? ''),
  );
  await village.cut();
  for (const [index, id] of taskIds.entries()) {
    await village.select(id);
    await village.page.keyboard.press('1');
    await village.waiting(index + 1);
  }
  await village.page.getByTestId('undo-toast').waitFor({ state: 'detached' });
  await village.openQueue('assigned');
  await village.select(taskIds[0] ?? '');
  await take(village.page, 'offline');

  await colleague.select(taskIds[0] ?? '');
  await colleague.page.keyboard.press('3');
  await colleague.waiting(0);
  await village.reconnect();
  await village.conflicts(1);
  await village.page.getByTestId('conflict-count').click();
  await village.page.getByTestId('conflict').waitFor();
  await take(village.page, 'conflict');
  await colleague.choose('退出登录');
}

async function signedIn(ready: DemoReady, station: number, login: string): Promise<Desk> {
  const { url } = ready.stations[station] ?? { url: '' };
  const { password } = ready.accounts.find((account) => account.login === login) ?? { password: '' };
  const context = await openProfile(join(folder, `browser-${login}`));
  contexts.push(context);
  const desk = new Desk(context.pages()[0] ?? (await context.newPage()));
  await desk.page.goto(url);
  await desk.signIn(login, password);
  await desk.online();
  return desk;
}

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).first().click();
}

async function take(page: Page, name: string): Promise<void> {
  const path = join(TARGET, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(DRAWN_MS);
  await page.screenshot({ path, scale: 'css' });
  const { size } = statSync(path);
  line(`${name}.png ${Math.round(size / 1024)} KiB`);
  if (size > SIZE_LIMIT_BYTES) throw new Error(`${path} is larger than ${SIZE_LIMIT_BYTES / 1024} KiB`);
}
