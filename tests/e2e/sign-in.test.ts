/** Coming in, leaving and locking, in the window of a station, with the hub there and with the hub gone. */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { LOGINS, PASSWORD, seedSmallCity } from '#tests/support/small-city.ts';
import { pictureFailure, StationWindow, WINDOW_HOSTS } from '#tests/support/windows.ts';

beforeAll(async () => {
  await ensureBuilt();
});

for (const host of WINDOW_HOSTS) {
  describeUnless(host.missing, `signing in at ${host.name}`, () => {
    let folder: string;
    let hub: TestHub;
    let window: StationWindow;
    let desk: Desk;

    beforeEach(async () => {
      folder = makeFolder();
      await seedSmallCity(join(folder, 'hub'), 3);
      hub = await TestHub.start(folder);
      window = await StationWindow.open(host, { directory: join(folder, 'station'), hubUrl: hub.url });
      desk = new Desk(window.page);
    });

    afterEach(async ({ task }) => {
      await pictureFailure(task, window);
      await window.stop();
      await hub.stop();
      removeFolder(folder);
    });

    it('without the hub is for those who were here before', async () => {
      await desk.signIn(LOGINS.first, 'wrong password');
      await expectSoon(desk.alert).toHaveText('登录名或密码不对，请重新输入');
      await desk.signIn(LOGINS.first);
      await desk.online();

      await hub.kill();
      await desk.linkState('offline').waitFor();
      await desk.choose('退出登录');
      await desk.signIn(LOGINS.second);
      await expectSoon(desk.alert).toContainText('您没有在本机登录过');
      await desk.signIn(LOGINS.first, 'wrong password');
      await expectSoon(desk.alert).toHaveText('登录名或密码不对，请重新输入');
      await desk.signIn(LOGINS.first);
      await desk.linkState('offline').waitFor();

      await hub.start();
      await desk.online();
    });

    it('works after a power cut, too', async () => {
      await desk.signIn(LOGINS.first);
      await desk.online();
      await hub.kill();
      await window.kill();
      await window.start();
      desk = new Desk(window.page);
      await expectSoon(window.page.getByLabel('登录名')).toHaveValue(LOGINS.first);
      await desk.signIn(LOGINS.first);
      await desk.linkState('offline').waitFor();
      await expectSoon(window.page.getByRole('banner')).toContainText('陈调度');
    });

    it('a locked station shows nothing until the same person gives the password', async () => {
      await desk.signIn(LOGINS.first);
      await desk.online();
      await desk.choose('锁定');
      const lock = window.page.getByRole('dialog', { name: '已锁定' });
      await expectSoon(lock).toContainText('陈调度 正在使用本站');
      await expectSoon(window.page.getByRole('banner')).toBeHidden();
      await window.page.reload();
      await expectSoon(lock, 'after a reload too').toBeVisible();

      await lock.getByPlaceholder('密码').fill('wrong password');
      await lock.getByRole('button', { name: '解锁' }).click();
      await expectSoon(desk.alert).toHaveText('登录名或密码不对，请重新输入');
      await lock.getByPlaceholder('密码').fill(PASSWORD);
      await lock.getByRole('button', { name: '解锁' }).click();
      await expectSoon(lock).toBeHidden();
      await desk.online();
    });

    it('speaks Chinese first and English as a switch, which the station remembers', async () => {
      await window.page.getByRole('button', { name: 'English' }).click();
      await expectSoon(window.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await window.page.reload();
      await window.page.getByLabel('Password').fill(PASSWORD);
      await window.page.getByLabel('Login').fill(LOGINS.first);
      await window.page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await desk.online();
      await expectSoon(desk.linkState('online')).toHaveText('Online');
      await window.page.getByRole('button', { name: '中文' }).click();
      await expectSoon(desk.linkState('online')).toHaveText('在线');
    });
  });
}
