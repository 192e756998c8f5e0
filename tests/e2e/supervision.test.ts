/** A task turns red, the town issues a blue card, the village signs for it and answers, the town lifts it: two windows, one hub. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { put } from '#domain/core/table.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { USUAL_SETTINGS } from '#renderer/features/notices/watch/announce.ts';
import { LIMIT_CALENDAR, taskRows } from '#tests/simulation/city.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { LOGINS, seedSmallCity, shopOf, taskId, TOWN, VILLAGE } from '#tests/support/small-city.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

const DAY_MS = 86_400_000;
const LATE = taskId(9);

beforeAll(async () => {
  await ensureBuilt();
});

/** A task whose limit passed days ago and whose village was urged in vain. */
function seedLateTask(hubDirectory: string): void {
  const { services, close } = openServices({ dataDirectory: hubDirectory, log: createLog('seed', 'error') });
  const now = services.clock.now();
  services.store.commit((transaction) => {
    transaction.apply(taskRows(9, VILLAGE, now - 12 * DAY_MS, LIMIT_CALENDAR));
    const task = transaction.get(taskTable, LATE) as Task | undefined;
    if (task === undefined) throw new Error('the late task is not there');
    transaction.apply([put(taskTable, { ...task, urges: 1, urgedAt: now - 7 * DAY_MS })]);
  });
  close();
}

/** What is told must not depend on when the test runs: the village's quiet hours are over. */
async function withoutQuietHours(page: Page): Promise<void> {
  const settings = { [LOGINS.first]: { ...USUAL_SETTINGS, quietFrom: 0, quietTo: 0 } };
  const stored = JSON.stringify({ state: { settings, heard: { [LOGINS.first]: [] } }, version: 1 });
  await page.evaluate((text) => window.localStorage.setItem('shaotai.notices', text), stored);
  await page.reload();
  await new Desk(page).online();
}

class SupervisionPage {
  readonly page: Page;

  constructor({ page }: StationWindow) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').first().getByRole('button', { name: '督办' }).click();
  }

  /** Opens a queue once it has so many rows. */
  async queue(name: string, count: number): Promise<void> {
    const button = this.page.locator(`[data-queue="${name}"][data-count="${String(count)}"]`);
    await button.waitFor();
    await button.click();
    await this.page.locator(`[data-queue="${name}"][aria-pressed="true"]`).waitFor();
  }

  /** Presses a key at the record the cursor is on, fills in what the dialog asks, submits it. */
  async press(key: string, text?: string): Promise<void> {
    await expectSoon(this.page.locator('[data-record][aria-selected="true"]')).toBeVisible();
    const detail = this.page.getByTestId('detail');
    if (!(await detail.isVisible())) await this.page.keyboard.press('Enter');
    await detail.getByRole('heading').first().waitFor();
    await this.page.keyboard.press(key);
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    if (text !== undefined) await dialog.getByRole('textbox').first().fill(text);
    await this.page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
  }
}

describeUnless(KIOSK.missing, 'supervision', () => {
  let folder: string;
  let hub: TestHub;
  let townWindow: StationWindow;
  let villageWindow: StationWindow;

  beforeEach(async () => {
    folder = makeFolder();
    await seedSmallCity(join(folder, 'hub'), 0);
    seedLateTask(join(folder, 'hub'));
    hub = await TestHub.start(folder);
    const open = (name: string) => StationWindow.open(KIOSK, { directory: join(folder, name), hubUrl: hub.url });
    townWindow = await open('town');
    villageWindow = await open('village');
    for (const [window, login] of [[townWindow, LOGINS.town], [villageWindow, LOGINS.first]] as const) {
      const desk = new Desk(window.page);
      await desk.signIn(login);
      await desk.online();
    }
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, townWindow, villageWindow);
    await Promise.all([townWindow.stop(), villageWindow.stop()]);
    await hub.stop();
    removeFolder(folder);
  });

  it('goes from a red task over a blue card to an answer, and is lifted', async () => {
    const town = new SupervisionPage(townWindow);
    const village = new SupervisionPage(villageWindow);

    await town.open();
    await town.queue('suggested', 1);
    await expectSoon(town.page.locator(`[data-record="${LATE}"]`)).toContainText('蓝色督办');
    await town.press('g', '首检超期，催办后仍未分派');
    await town.queue('suggested', 0);

    await village.open();
    const card = village.page.locator('[data-record]', { hasText: '蓝色督办' });
    await village.page.locator('[data-queue="cards.mine"]').click();
    await expectSoon(card).toContainText(shopOf(LATE));
    await card.click();
    await village.press('r', '已分派，明日上门');

    await town.queue('cards.toLift', 1);
    await town.press('l', '已落实');
    await town.queue('cards.toLift', 0);
    await expectSoon(village.page.locator('[data-queue="cards.lifted"]')).toHaveAttribute('data-count', /^[1-9]/);
  });

  it('signs for the town’s announcement; the town sees who has not, and what was seen is not told again', async () => {
    const [town, village] = [townWindow.page, villageWindow.page];
    await withoutQuietHours(village);
    const notices = (page: Page) => page.getByRole('navigation').first().getByRole('button', { name: '通知' });
    await notices(town).click();
    await town.locator('[data-queue="announcements.published"]').click();
    await town.keyboard.press('n');
    const dialog = town.getByRole('dialog');
    await dialog.getByLabel('标题').fill('燃气排查');
    await dialog.getByLabel('内容').fill('本周完成');
    await dialog.getByRole('button', { name: '全选' }).click();
    // The toast stays for seconds only: somebody looks before it is sent.
    const told = village.getByText('新公告 1 条').waitFor();
    await town.keyboard.press('Control+Enter');
    await Promise.all([told, dialog.waitFor({ state: 'hidden' })]);
    await notices(village).click();
    await village.locator('[data-queue="announcements.toReceive"][data-count="1"]').click();
    await village.locator('[data-record]', { hasText: '燃气排查' }).click();
    await village.locator('[data-action="receive"]').click();
    await village.locator('[data-queue="announcements.toReceive"][data-count="0"]').waitFor();

    await town.locator('[data-record]', { hasText: '燃气排查' }).click();
    await expectSoon(town.locator(`[data-place="${VILLAGE}"][data-signed="true"]`)).toBeVisible();
    expect(await town.locator('[data-place][data-signed="false"]').count()).toBeGreaterThan(0);
    expect(await town.locator(`[data-place="${TOWN}"]`).count()).toBe(0);

    await expectSoon(village.getByText('新公告 1 条')).toBeHidden();
    await village.reload();
    await new Desk(village).online();
    await village.locator('[data-queue="announcements.toReceive"][data-count="0"]').waitFor();
    expect(await village.getByText('新公告').count()).toBe(0);
  });
});
