/** What an operator does at a station's window, and what is seen there: Chinese labels, as on screen. */
import type { Locator, Page } from 'playwright';
import type { LinkState } from '#protocol/bridge/methods.ts';
import type { ActionQueue, LeadQueue, TaskQueue } from '#protocol/bridge/queries.ts';
import { expectSoon } from './browser.ts';
import { PASSWORD } from './small-city.ts';

/** The cursor follows a click at once. */
const CURSOR_LIMIT_MS = 1_000;
const SELECT_LIMIT_MS = 20_000;

export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Types login and password; what follows is the caller's to wait for. */
  async signIn(login: string, password = PASSWORD): Promise<void> {
    await this.page.getByLabel('登录名').fill(login);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /** The sentence of a refused sign-in or unlock. */
  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  linkState(state: LinkState): Locator {
    return this.page.locator(`[data-testid="link-state"][data-state="${state}"]`);
  }

  async online(): Promise<void> {
    await this.linkState('online').waitFor();
  }

  /** 断开连接 in the header. */
  async cut(): Promise<void> {
    await this.page.getByTestId('link-state').click();
    await this.page.getByRole('button', { name: '断开连接' }).click();
    await this.linkState('paused').waitFor();
  }

  /** 恢复连接 in the band that says the station is cut off. */
  async reconnect(): Promise<void> {
    await this.page.getByTestId('offline-band').getByRole('button', { name: '恢复连接' }).click();
  }

  /** Waits until so many commands are without a verdict. */
  async waiting(count: number): Promise<void> {
    await this.page
      .getByTestId('outbox-count')
      .locator('b', { hasText: new RegExp(`^${String(count)}$`) })
      .waitFor();
  }

  /** Waits until so many commands are in the conflict tray. */
  async conflicts(count: number): Promise<void> {
    await this.page
      .getByTestId('conflict-count')
      .locator('b', { hasText: new RegExp(`^${String(count)}$`) })
      .waitFor();
  }

  /** A task of the list that is open. */
  task(id: string): Locator {
    return this.page.locator(`[data-task="${id}"]`);
  }

  /** Opens a queue of the desk and waits for its list. */
  async openQueue(queue: TaskQueue | LeadQueue | ActionQueue): Promise<void> {
    const button = this.page.locator(`[data-queue="${queue}"]`);
    await button.click();
    await this.page.locator(`[data-queue="${queue}"][aria-pressed="true"]`).waitFor();
  }

  /** Waits until a queue says that it has so many rows. */
  async queueHas(queue: TaskQueue | LeadQueue, count: number): Promise<void> {
    await this.page.locator(`[data-queue="${queue}"][data-count="${String(count)}"]`).waitFor();
  }

  /** Puts the cursor on a task and waits for its detail. A row may move away under the pointer: then again. */
  async select(taskId: string): Promise<void> {
    const row = this.task(taskId);
    await expectSoon(async () => {
      await row.click();
      await expectSoon(row).toHaveAttribute('aria-current', 'true', { timeout: CURSOR_LIMIT_MS });
    }).toPass({ timeout: SELECT_LIMIT_MS });
    const box = await row.getByRole('checkbox').getAttribute('aria-label');
    const name = (box ?? '').replace(/^选择 /, '');
    await this.page.getByTestId('detail').getByRole('heading', { name, exact: true }).waitFor();
  }

  /** C, the name, Enter: the member is chosen by keyboard. */
  async assignTo(taskId: string, member: string): Promise<void> {
    await this.select(taskId);
    await this.page.keyboard.press('c');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByPlaceholder('姓名或拼音首字母').fill(member);
    await dialog
      .getByRole('button', { name: new RegExp(member) })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  /** M, the text, Ctrl+Enter. */
  async remark(taskId: string, text: string): Promise<void> {
    await this.select(taskId);
    await this.page.keyboard.press('m');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(text);
    await this.page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  /** A page of the rail. */
  async openPage(name: '派单' | '线索' | '联合' | '定位' | '总览' | '队伍'): Promise<void> {
    await this.page.getByRole('navigation').first().getByRole('button', { name }).click();
  }

  /** N at the desk of leads, the form, Ctrl+Enter. */
  async reportLead(subjectName: string, address: string, category: string): Promise<void> {
    await this.page.getByTestId('report-lead').waitFor();
    await this.page.keyboard.press('n');
    const dialog = this.page.getByRole('dialog');
    await this.pick('类别', category);
    await dialog.getByLabel('主体名称').fill(subjectName);
    await dialog.getByLabel('地址').fill(address);
    await this.page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Chooses from the list of a field of the open dialog. */
  async pick(label: string, option: string): Promise<void> {
    await this.page.getByRole('dialog').getByLabel(label).click();
    await this.page.locator('.ant-select-item-option', { hasText: option }).click();
  }

  /** One entry of the menu behind the person's name, the last of the header. */
  async choose(entry: '锁定' | '退出登录'): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').last().click();
    const button = this.page.getByRole('tooltip').getByRole('button', { name: entry });
    await button.waitFor();
    // The menu hangs on the header, which is laid out anew when the replica brings the station's name: a click may miss.
    await expectSoon(async () => {
      if (await button.isVisible()) await button.click({ timeout: CURSOR_LIMIT_MS });
      await expectSoon(button).toBeHidden({ timeout: CURSOR_LIMIT_MS });
    }).toPass({ timeout: SELECT_LIMIT_MS });
  }
}
