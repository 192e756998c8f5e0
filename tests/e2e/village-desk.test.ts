/** The village desk in a window while registrations come in and grid members work: everything is seen unasked. */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { DESKS, NANSHE_MEMBERS, registration, seedChashan } from '#tests/support/chashan.ts';
import type { ProgramKeys } from '#tests/support/chashan.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { Program } from '#tests/support/program.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

beforeAll(async () => {
  await ensureBuilt();
});

describeUnless(KIOSK.missing, 'the village desk', () => {
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
    await desk.signIn(DESKS.village);
    await desk.online();
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await window.stop();
    await hub.stop();
    removeFolder(folder);
  });

  /** The registry sends so many registrations; answers the ids of their tasks, in their order. */
  async function register(count: number): Promise<string[]> {
    const rows = Array.from({ length: count }, (_, index) => registration(index + 1));
    await new Program(hub.url, keys.registry).post('/api/v1/registrations', rows);
    return hub.rows<{ id: string }>('SELECT id FROM task ORDER BY number').map(({ id }) => id);
  }

  it('shows a registration unasked, assigns it with one key, and follows each step of the phone', async () => {
    await desk.queueHas('toAssign', 0);
    const [id = ''] = await register(1);
    await expectSoon(desk.task(id)).toContainText(registration(1).name);
    await desk.select(id);
    await window.page.keyboard.press('a');
    await expectSoon(window.page.getByTestId('undo-toast')).toContainText('已派给');
    await desk.waiting(0);

    const [{ assigneeId } = { assigneeId: '' }] = hub.rows<{ assigneeId: string }>('SELECT assigneeId FROM task');
    const phone = new Program(hub.url, assigneeId === NANSHE_MEMBERS.wang ? keys.phones.wang : keys.phones.li);
    await phone.command('task.accept', { taskId: id });
    await desk.queueHas('onTheWay', 1);
    await desk.openQueue('onTheWay');
    await expectSoon(desk.task(id)).toHaveAttribute('data-state', 'accepted');
    await phone.command('task.arrive', { taskId: id, lon: 113.87, lat: 23.07 });
    await expectSoon(desk.task(id)).toHaveAttribute('data-state', 'onSite');
    const notice = { number: '责改〔2026〕0001', facts: '未在显著位置亮照' };
    await phone.command('task.submit', { taskId: id, result: 'problem', problems: ['licenceNotShown'], notice });
    await desk.openQueue('recheck');
    await desk.task(id).click();
    await expectSoon(window.page.getByTestId('detail')).toContainText(notice.number);
    await phone.command('task.recheck', { taskId: id, result: 'fixed' });
    await desk.queueHas('closed', 1);
    await desk.queueHas('open', 0);
  });

  it('takes back what was done last with one key', async () => {
    const [id = ''] = await register(1);
    await desk.select(id);
    await window.page.keyboard.press('a');
    await desk.queueHas('assigned', 1);
    await window.page.keyboard.press('u');
    await desk.queueHas('assigned', 0);
    await expectSoon(desk.task(id)).toHaveAttribute('data-state', 'pushed');
    await desk.waiting(0);
  });

  it('assigns a queue by keyboard alone: move, select, assign together', async () => {
    const ids = await register(6);
    await desk.queueHas('toAssign', 6);
    for (const key of ['Home', 'x', 'ArrowDown', 'x', 'Shift+ArrowDown', 'b']) await window.page.keyboard.press(key);
    await window.page.getByRole('button', { name: '派单 3 条' }).waitFor();
    await window.page.keyboard.press('Control+Enter');
    await desk.queueHas('assigned', 3);
    await desk.queueHas('toAssign', 3);
    await desk.waiting(0);
    await expectSoon(window.page.locator('[data-task]')).toHaveCount(ids.length - 3);
  });

  it('keeps queue and filters through a reload, and says that they hide something', async () => {
    await register(6);
    await desk.queueHas('toAssign', 6);
    await desk.openQueue('open');
    await window.page.getByTestId('filter-search').fill('腐竹店4');
    const total = window.page.getByTestId('list-total');
    await expectSoon(total).toHaveAttribute('data-total', '1');
    await window.page.reload();
    await expectSoon(total).toHaveAttribute('data-total', '1');
    await expectSoon(window.page.getByTestId('filter-search')).toHaveValue('腐竹店4');
    await expectSoon(window.page.locator('[data-queue="open"]')).toHaveAttribute('aria-pressed', 'true');

    await window.page.getByTestId('filter-search').fill('没有这家');
    await window.page.getByRole('button', { name: '清除筛选' }).click();
    await expectSoon(total).toHaveAttribute('data-total', '6');
  });
});
