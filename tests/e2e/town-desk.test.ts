/** The town's desk in a window: villages side by side, registrations placed by hand, and what is learned from it. */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { DESKS, NANSHE, registration, seedChashan } from '#tests/support/chashan.ts';
import type { ProgramKeys, RegistrationMessage } from '#tests/support/chashan.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { Program } from '#tests/support/program.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

beforeAll(async () => {
  await ensureBuilt();
});

describeUnless(KIOSK.missing, 'the town desk', () => {
  let folder: string;
  let hub: TestHub;
  let keys: ProgramKeys;
  let window: StationWindow;
  let desk: Desk;

  beforeEach(async () => {
    folder = makeFolder();
    keys = await seedChashan(join(folder, 'hub'));
    hub = await TestHub.start(folder);
    window = await StationWindow.open(KIOSK, { directory: join(folder, 'station'), hubUrl: hub.url });
    desk = new Desk(window.page);
    await desk.signIn(DESKS.town);
    await desk.online();
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await window.stop();
    await hub.stop();
    removeFolder(folder);
  });

  async function register(...rows: readonly RegistrationMessage[]): Promise<void> {
    await new Program(hub.url, keys.registry).post('/api/v1/registrations', rows);
  }

  const village = () => window.page.locator(`[data-testid="places-table"] [data-place="${NANSHE}"]`);

  it('counts a village unasked and opens its tasks from the keyboard', async () => {
    await register(registration(1), registration(2));
    await expectSoon(village().locator('[data-column="open"]')).toHaveText('2');
    await expectSoon(village().locator('[data-column="toAssign"]')).toHaveText('2');
    // Whatever the order, the village with open tasks is the first by open tasks.
    await window.page.locator('th[data-column="open"] button').click();
    await window.page.keyboard.press('ArrowDown');
    await expectSoon(village()).toHaveAttribute('aria-current', 'true');
    await window.page.keyboard.press('Enter');
    await desk.queueHas('open', 2);
    await expectSoon(window.page.getByTestId('list-total')).toHaveAttribute('data-total', '2');
  });

  it('places what names no village by keyboard, and the next one at this house finds its way alone', async () => {
    const address = '广东省东莞市茶山镇振兴北路9号';
    await register({ ...registration(1), address });
    await window.page.keyboard.press('p');
    await window.page
      .getByTestId('unplaced-detail')
      .getByRole('heading', { name: registration(1).name })
      .waitFor();
    await window.page.keyboard.press('v');
    await window.page.keyboard.type('ns');
    await window.page.keyboard.press('Enter');
    await expectSoon(window.page.locator('[data-action="place"]')).toContainText('南社');
    await window.page.keyboard.press('Enter');
    await expectSoon(window.page.locator('.ant-message')).toContainText('已记住');
    await expectSoon(window.page.getByTestId('list-total')).toHaveAttribute('data-total', '0');
    await desk.waiting(0);

    await register({ ...registration(2), address: `${address}二楼` });
    expect(hub.rows('SELECT villageCode, placedBy FROM registration ORDER BY id')).toEqual([
      { villageCode: NANSHE, placedBy: 'hand' },
      { villageCode: NANSHE, placedBy: 'learned' },
    ]);
  });

  it('drills from the town to the village and back, and shows the same place on the wall', async () => {
    await register(registration(1));
    await expectSoon(village().locator('[data-column="open"]')).toHaveText('1');
    const overview = window.page.getByTestId('overview');
    await desk.openPage('总览');
    await expectSoon(overview).toHaveAttribute('data-tier', 'town');
    await window.page.keyboard.press('t');
    await window.page.locator(`[data-place="${NANSHE}"] button`).click();
    await expectSoon(overview).toHaveAttribute('data-tier', 'village');
    await expectSoon(overview.locator('[data-headline="open"]')).toContainText('1');
    await window.page.keyboard.press('w');
    await expectSoon(window.page.getByTestId('wall')).toHaveAttribute('data-place', NANSHE);
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('w');
    await expectSoon(overview).toHaveAttribute('data-tier', 'town');
  });
});
