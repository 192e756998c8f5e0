/**
 * Two dispatchers of one village, both offline, decide the opposite about two leads. Theory: each sees its own decision at
 * once; when they are back, both have the conflict before them, one of them settles it, and both show the same case.
 */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { SAME_PAIR, seedLookAlikes } from '#tests/support/look-alikes.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { LOGINS, seedSmallCity } from '#tests/support/small-city.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

const LIMIT_MS = 240_000;

beforeAll(async () => {
  await ensureBuilt();
});

describeUnless(KIOSK.missing, 'duplicate leads in two windows', () => {
  let folder: string;
  let hub: TestHub;
  let one: StationWindow;
  let other: StationWindow;

  beforeEach(async () => {
    folder = makeFolder();
    await seedSmallCity(join(folder, 'hub'), 1);
    seedLookAlikes(join(folder, 'hub'));
    hub = await TestHub.start(folder);
    one = await StationWindow.open(KIOSK, { directory: join(folder, LOGINS.first), hubUrl: hub.url });
    other = await StationWindow.open(KIOSK, { directory: join(folder, LOGINS.second), hubUrl: hub.url });
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, one, other);
    await Promise.all([one.stop(), other.stop()]);
    await hub.stop();
    removeFolder(folder);
  });

  /** Signs in and opens the pair that both have. */
  async function review(window: StationWindow, login: string): Promise<Desk> {
    const desk = new Desk(window.page);
    await desk.signIn(login);
    await desk.online();
    await window.page.getByRole('button', { name: '查重' }).click();
    await window.page.locator(`[data-record="${SAME_PAIR}"]`).click();
    await window.page.getByTestId('compare').waitFor();
    return desk;
  }

  it('are decided apart, conflict when both are back, and are settled by one', { timeout: LIMIT_MS }, async () => {
    const [mine, theirs] = [await review(one, LOGINS.first), await review(other, LOGINS.second)];
    for (const desk of [mine, theirs]) await desk.cut();
    await mine.page.keyboard.press('m');
    await expectSoon(mine.page.getByTestId('undo-toast')).toContainText('已合并 2 条线索');
    await theirs.page.keyboard.press('n');
    await expectSoon(theirs.page.getByTestId('undo-toast')).toContainText('已判为不重复');
    for (const { page } of [mine, theirs]) await page.locator(`[data-record="${SAME_PAIR}"]`).waitFor({ state: 'detached' });

    for (const desk of [mine, theirs]) {
      await desk.reconnect();
      await desk.online();
    }
    for (const { page } of [mine, theirs]) {
      await page.getByText(/^判定冲突/).first().click();
      await page.locator(`[data-record="${SAME_PAIR}"]`).click();
      await page.getByTestId('conflict-card').waitFor();
    }
    await mine.page.locator('[data-action="keepMerge"]').click();
    for (const { page } of [mine, theirs]) {
      await page.getByTestId('conflict-card').waitFor({ state: 'detached' });
      await page.getByText('没有判定冲突').waitFor();
    }
    await theirs.page.evaluate(() => { window.location.hash = '#/leads?queue=all&id=again'; });
    await expectSoon(theirs.page.locator('[data-panel="case"]')).toContainText('案件（2 条线索）');
  });
});
