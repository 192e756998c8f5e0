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

describeUnless(KIOSK.missing, 'duplicate leads at the desk of a town', () => {
  let folder: string;
  let hub: TestHub;
  let window: StationWindow;
  let desk: Desk;

  beforeEach(async () => {
    folder = makeFolder();
    await seedSmallCity(join(folder, 'hub'), 1);
    seedLookAlikes(join(folder, 'hub'));
    hub = await TestHub.start(folder);
    window = await StationWindow.open(KIOSK, { directory: join(folder, LOGINS.town), hubUrl: hub.url });
    desk = new Desk(window.page);
    await desk.signIn(LOGINS.town);
    await desk.online();
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await window.stop();
    await hub.stop();
    removeFolder(folder);
  });

  it('are merged by keyboard as a whole cluster minus one, with the name that was chosen, and undone with one key', async () => {
    const { page } = window;
    await page.getByRole('button', { name: '查重' }).click();
    await page.locator(`[data-record="${SAME_PAIR}"]`).click();
    const compare = page.getByTestId('compare');
    await expectSoon(compare.locator('[data-field="name"] mark')).toHaveText('便利店');
    await page.keyboard.press('1');
    await expectSoon(compare.locator('[data-field="name"] [aria-pressed="true"]')).toHaveCount(1);
    await page.locator('[data-panel="cluster"] [data-lead="across"]').getByRole('checkbox').click();
    await page.keyboard.press('Shift+M');
    await expectSoon(page.getByTestId('undo-toast')).toContainText('已合并 2 条线索');
    await page.locator(`[data-record="${SAME_PAIR}"]`).waitFor({ state: 'detached' });
    await desk.waiting(0);
    const rows = () => hub.rows<{ kind: string }>('SELECT DISTINCT operation, kind FROM caseOperation').map(({ kind }) => kind).sort();
    expectSoon(rows()).toEqual(['merge', 'pick']);
    await page.keyboard.press('u');
    await page.locator(`[data-record="${SAME_PAIR}"]`).waitFor();
    await desk.waiting(0);
    expectSoon(rows()).toEqual(['merge', 'pick', 'retract', 'retract']);
  });

  it('show while a lead is typed in, without the hub', async () => {
    await desk.cut();
    await desk.openPage('线索');
    await window.page.getByTestId('report-lead').click();
    const dialog = window.page.getByRole('dialog');
    await dialog.getByLabel('主体名称').fill('仁甜便利店');
    await dialog.getByLabel('地址').fill('振兴路75号');
    const similar = dialog.getByTestId('similar-leads');
    await expectSoon(similar.locator('[data-similar]')).toHaveCount(3);
    await expectSoon(similar.locator('[data-similar="first"]')).toContainText('同门牌');
    await dialog.getByLabel('地址').fill('北环路888号');
    await dialog.getByLabel('主体名称').fill('全新的店名');
    await similar.waitFor({ state: 'detached' });
  });
});
