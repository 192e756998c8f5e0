/** The town desk in a window: what cannot be placed is placed there, and what a village cannot settle is handed over. */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { CHASHAN, DESKS, NANSHE, registration, seedChashan } from '#tests/support/chashan.ts';
import type { ProgramKeys } from '#tests/support/chashan.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { Program } from '#tests/support/program.ts';
import { PASSWORD } from '#tests/support/small-city.ts';
import { HeadlessStation } from '#tests/support/station.ts';
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
  let village: HeadlessStation;

  beforeEach(async () => {
    folder = makeFolder();
    keys = await seedChashan(join(folder, 'hub'));
    hub = await TestHub.start(folder);
    const { url: hubUrl } = hub;
    village = new HeadlessStation({ dataDir: join(folder, 'village'), hubUrl, login: DESKS.village, password: PASSWORD });
    window = await StationWindow.open(KIOSK, { directory: join(folder, 'town'), hubUrl });
    desk = new Desk(window.page);
    await desk.signIn(DESKS.town);
    await Promise.all([desk.online(), village.until('online', ({ state }) => state === 'online')]);
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await Promise.all([window.stop(), village.stop()]);
    await hub.stop();
    removeFolder(folder);
  });

  it('places what the address does not tell; the village gets it, and the next one at that address by itself', async () => {
    const registry = new Program(hub.url, keys.registry);
    const nowhere = { ...registration(1), address: '茶山镇腐竹街9号' };
    await registry.post('/api/v1/registrations', nowhere);
    await desk.openPage('定位');
    const detail = window.page.getByTestId('unplaced-detail');
    await expectSoon(detail).toContainText(nowhere.name);
    await detail.locator(`[data-village="${NANSHE}"]`).click();
    await detail.getByRole('button', { name: '定位到南社村' }).click();
    await village.untilAnswer('tasks.list', { queue: 'toAssign' }, 'the task of the placed one', ({ total }) => total === 1);

    await registry.post('/api/v1/registrations', { ...registration(2), address: nowhere.address });
    await village.untilAnswer('tasks.list', { queue: 'toAssign' }, 'the second one there', ({ total }) => total === 2);
    await expectSoon(window.page.getByText('没有待定位的登记')).toBeVisible();
  });

  it('sees a lead that a village hands up at once, and hands it over to a department', async () => {
    const lead = { villageCode: NANSHE, category: 'unlicensed', subjectName: '无名五金加工点', address: '南社村工业路1号' };
    await village.call('issue', { command: 'lead.report', args: lead });
    const [reported] = (await village.query('leads.list', { queue: 'toAccept' })).rows;
    const args = { leadId: reported?.id, reason: 'noPower', note: '村里没有执法权' };
    await village.call('issue', { command: 'lead.handUp', args });

    const handedUp = window.page.getByTestId('handed-up-leads').locator(`[data-lead="${reported?.id ?? ''}"]`);
    await expectSoon(handedUp).toContainText(lead.subjectName);
    await handedUp.getByRole('button', { name: '分流' }).click();
    await window.page.getByTestId('detail').getByRole('button', { name: '移交部门' }).click();
    await desk.pick('部门', '市场监管');
    await window.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await desk.queueHas('atDepartment', 1);
    await desk.waiting(0);
    const atDepartment = (answer: LeadDetail | null): boolean => answer?.lead.state === 'transferred';
    await village.untilAnswer('lead.detail', { id: reported?.id ?? '' }, 'it to be with the department', atDepartment);
    expect(hub.rows('SELECT also FROM lead')).toEqual([{ also: `dept:${CHASHAN}:market` }]);
  });
});
