/** The administrator's desk in a window: accounts, team and calendar; what is changed there counts at the hub. */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { LOGINS, seedSmallCity, TOWN } from '#tests/support/small-city.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

beforeAll(async () => {
  await ensureBuilt();
});

describeUnless(KIOSK.missing, 'the administrator', () => {
  let folder: string;
  let hub: TestHub;
  let window: StationWindow;
  let desk: Desk;

  beforeEach(async () => {
    folder = makeFolder();
    await seedSmallCity(join(folder, 'hub'), 1);
    hub = await TestHub.start(folder);
    window = await StationWindow.open(KIOSK, { directory: join(folder, 'station'), hubUrl: hub.url });
    desk = new Desk(window.page);
    await desk.signIn(LOGINS.administrator);
    await desk.online();
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await window.stop();
    await hub.stop();
    removeFolder(folder);
  });

  async function choose(field: Locator, option: string): Promise<void> {
    await field.click();
    await window.page.locator('.ant-select-item-option', { hasText: option }).last().click();
  }

  const save = (dialog: Locator) => dialog.getByRole('button', { name: '保存' }).click();

  it('adds an account, sets its password, and the person signs in', async () => {
    await window.page.getByTestId('administration').waitFor();
    await window.page.keyboard.press('n');
    const form = window.page.getByRole('dialog');
    await form.getByLabel('登录名').fill('zhen-new');
    await form.getByLabel('姓名').fill('新来的');
    await choose(form.getByLabel('角色'), '镇指挥中心');
    await choose(form.getByLabel('镇街'), `镇${TOWN}`);
    await save(form);
    // The dialog of the password follows, for a person without one cannot sign in.
    const password = window.page.getByRole('dialog', { name: '为 新来的 设密码' });
    await password.getByLabel('新密码').fill('a-long-password');
    await password.getByLabel('再输一次').fill('a-long-password');
    await save(password);
    await password.waitFor({ state: 'hidden' });
    await expectSoon(window.page.locator('[data-account="zhen-new"]')).toContainText('可登录');

    await desk.choose('退出登录');
    await desk.signIn('zhen-new', 'a-long-password');
    await expectSoon(window.page.getByTestId('villages-desk')).toBeVisible();
  });

  it('is told that next year has no calendar, and loads it', async () => {
    await window.page.locator('[data-section="calendar"]').click();
    await expectSoon(window.page.getByTestId('calendar-missing')).toContainText('没有工作日历');
    const missing = window.page.locator('[role="tab"][data-missing="true"]');
    const year = (await missing.first().getAttribute('data-year')) ?? '';
    await missing.first().click();
    const newYear = window.page.locator(`[data-day="${year}-01-01"]`);
    await newYear.click();
    await window.page.locator('[data-action="save"]').click();
    await expectSoon(window.page.locator(`[role="tab"][data-year="${year}"]`)).toHaveAttribute('data-missing', 'false');
    await desk.waiting(0);
    const [saved] = hub.rows<{ holidays: string; makeUpDays: string }>(
      `SELECT holidays, makeUpDays FROM calendarYear WHERE id = '${year}'`,
    );
    const days = JSON.parse(saved?.holidays ?? '[]').concat(JSON.parse(saved?.makeUpDays ?? '[]')) as string[];
    expect(days).toEqual([`${year}-01-01`]);
  });

  it('sends a grid member on leave, and takes it back', async () => {
    await desk.openPage('队伍');
    const member = window.page.locator('[data-member="441900103012-m0"]');
    await member.locator('[data-action="status"]').click();
    await window.page.getByRole('menuitem', { name: '改为请假' }).click();
    await expectSoon(member).toHaveAttribute('data-status', 'leave');
    await desk.waiting(0);
    expect(hub.rows("SELECT status FROM member WHERE id = '441900103012-m0'")).toEqual([{ status: 'leave' }]);
    await window.page.keyboard.press('u');
    await expectSoon(member).toHaveAttribute('data-status', 'onDuty');
  });
});
