/**
 * Takes the README's screenshots of a fresh demo: `node bin/run.mjs tests/browser/screenshots.ts`. The demo city is made
 * from seeds, so they show the same city every time; only dates differ.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { ROOT } from '../runner/tool.ts';
import type { Desk } from '../support/desk.ts';
import { AT_CITY, AT_TOWN, AT_VILLAGE, DemoWindows, take } from './demo-windows.ts';

const LOGINS = { village: 'cun-103201', colleague: 'cun-103201-2', town: 'zhen-103', city: 'shi' } as const;
const picture = (name: string): string => join(ROOT, 'docs', 'screenshots', `${name}.png`);

const demo = await DemoWindows.start();
try {
  await takeAll();
} finally {
  await demo.stop();
}

async function takeAll(): Promise<void> {
  const village = await demo.signedIn(AT_VILLAGE, LOGINS.village);
  await village.page.locator('[data-task]').first().click();
  await village.page.getByTestId('detail').locator('[data-member]').first().waitFor();
  await take(village.page, picture('village-desk'));
  await village.page.keyboard.press('p');
  await village.page.getByText('打印预览').waitFor();
  await take(village.page, picture('dispatch-sheet'));
  await village.page.keyboard.press('Escape');

  await takeOfflineAndConflict(village);

  const town = await demo.signedIn(AT_TOWN, LOGINS.town);
  await take(town.page, picture('town-desk'));
  const city = await demo.signedIn(AT_CITY, LOGINS.city);
  await openPage(city.page, '总览');
  await take(city.page, picture('city-overview'));
  await openPage(city.page, '大屏');
  await take(city.page, picture('wall'));
}

/** The village works on without the network while a colleague, at the town's kiosk, assigns one of the same tasks. */
async function takeOfflineAndConflict(village: Desk): Promise<void> {
  const colleague = await demo.signedIn(AT_TOWN, LOGINS.colleague);
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
  await take(village.page, picture('offline'));

  await colleague.select(taskIds[0] ?? '');
  await colleague.page.keyboard.press('3');
  await colleague.waiting(0);
  await village.reconnect();
  await village.conflicts(1);
  await village.page.getByTestId('conflict-count').click();
  await village.page.getByTestId('conflict').waitFor();
  await take(village.page, picture('conflict'));
  await colleague.choose('退出登录');
}

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).first().click();
}
