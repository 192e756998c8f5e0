/**
 * One lead over the desks of village, town and department, by keyboard: taken on by mistake and given back, disposed of in vain,
 * triaged as major, received twice (its risk copy and the lead), fed back, visited again, closed.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { DESKS, NANSHE } from '#tests/support/chashan.ts';
import { Desk } from '#tests/support/desk.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { Tiers } from '#tests/support/tiers.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

/** A minute on an idle machine. */
const STORY_LIMIT_MS = 300_000;
/** Until a click that missed is tried again, and until that is given up, ms. */
const CLICK_LIMIT_MS = 4_000;
const SIGN_OUT_LIMIT_MS = 40_000;
const GAS_DEN = {
  villageCode: NANSHE, category: 'noLicenceNoPermit', origin: 'complaint', subjectName: '无名石油气点', address: '南社村工业路1号',
  industry: '燃气', description: '出租屋内存放液化气二十瓶',
} as const;

beforeAll(async () => {
  await ensureBuilt();
});

describeUnless(KIOSK.missing, 'the lead desk', () => {
  let tiers: Tiers;
  let window: StationWindow;

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await window.stop();
    await tiers.stop();
  });

  it('takes a lead from the village over the town to its department and back to its end', { timeout: STORY_LIMIT_MS }, async () => {
    tiers = await Tiers.start(['city']);
    await tiers.decided('city', 'lead.report', GAS_DEN);
    window = await StationWindow.open(KIOSK, { directory: join(tiers.folder, 'window'), hubUrl: tiers.hub.url });
    const people = new People(window.page);

    const village = await people.at(DESKS.village);
    await village.queueHas('toAccept', 1);
    await people.press('a', 'accept');
    await village.queueHas('disposing', 1);
    await window.page.keyboard.press('u');
    await village.queueHas('toAccept', 1);
    await people.formTeam('联合处置一队', '谢队长', '谢队长，村委会\n李警官，派出所');
    await people.press('a', 'accept');
    await village.openQueue('disposing');
    await people.press('b', 'beginDisposal', () => people.submit());
    await people.press('s', 'visit', async () => {
      await people.dialog.getByText('拒不整改', { exact: true }).click();
      await people.submit();
    });
    await people.press('h', 'resolve', async () => {
      await people.dialog.getByText('无执法权', { exact: true }).click();
      await people.dialog.locator('[data-phrase="已现场告知经营者"]').click();
      await people.submit();
    });
    await village.queueHas('handedUp', 1);

    const town = await people.at(DESKS.town);
    await town.openQueue('toTriage');
    await people.press('t', 'triage', async () => {
      await expectSoon(window.page.getByTestId('triage-suggestion')).toContainText('城管');
      await expectSoon(window.page.getByTestId('major-verdict')).toHaveAttribute('data-major', 'true');
      await people.dialog.locator('[data-field="transfer"]').click();
      await people.submit();
    });
    await town.queueHas('atDepartment', 1);
    await town.queueHas('major', 1);

    const urban = await people.at('urban');
    await window.page.locator('[data-queue="risks"][data-count="1"]').click();
    await people.press('a', 'receiveRisk');
    await window.page.locator('[data-queue="risks"][data-count="0"]').waitFor();
    await urban.openQueue('toReceive');
    await people.press('a', 'acceptTransfer');
    await urban.openQueue('processing');
    await people.press('b', 'startProcessing', () => people.submit());
    await people.press('d', 'feedback', async () => {
      await urban.pick('处置结果', '取缔');
      await people.submit();
    });
    await urban.queueHas('toVerify', 1);

    const back = await people.at(DESKS.town);
    await back.openQueue('toVerify');
    await people.press('c', 'revisit', async () => {
      await people.dialog.getByText('属实', { exact: true }).click();
      await people.submit();
    });
    await expectSoon(window.page.locator('[data-panel="visits"]')).toContainText('核实');
    await people.press('v', 'verify', async () => {
      await people.dialog.getByText('属实，办结').click();
      await people.submit();
    });
    await back.queueHas('closed', 1);
    await back.waiting(0);
    await back.conflicts(0);
    expect(tiers.hub.rows('SELECT state, result, major, department, reopened, revisit FROM lead')).toEqual([
      { state: 'closed', result: 'shutDown', major: 1, department: 'urban', reopened: 0, revisit: 'confirmed' },
    ]);
    expect(tiers.hub.rows('SELECT open FROM riskTransfer')).toEqual([{ open: 0 }]);
  });
});

/** One PC that several people use one after the other. */
class People {
  readonly #page: Page;
  readonly #desk: Desk;
  #signedIn = false;

  constructor(page: Page) {
    this.#page = page;
    this.#desk = new Desk(page);
  }

  /** Signs out whoever was here, signs in, opens the lead desk. */
  async at(login: string): Promise<Desk> {
    if (this.#signedIn) await this.#signOut();
    await this.#desk.signIn(login);
    await this.#desk.online();
    await this.#desk.openPage('线索');
    this.#signedIn = true;
    return this.#desk;
  }

  /** The menu hangs on the header, whose figures still change after the last command: a click may miss. */
  async #signOut(): Promise<void> {
    const leave = this.#page.getByRole('tooltip').getByRole('button', { name: '退出登录' });
    await expectSoon(async () => {
      if (!(await leave.isVisible())) await this.#page.getByRole('banner').getByRole('button').last().click();
      await leave.click({ timeout: CLICK_LIMIT_MS });
      await expectSoon(this.#page.getByLabel('登录名')).toBeVisible({ timeout: CLICK_LIMIT_MS });
    }).toPass({ timeout: SIGN_OUT_LIMIT_MS });
  }

  get dialog() {
    return this.#page.getByRole('dialog');
  }

  async submit(): Promise<void> {
    await this.#page.keyboard.press('Control+Enter');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Opens the detail, waits until it offers `shown`, presses a letter and answers the dialog. */
  async press(letter: string, shown: string, answer?: () => Promise<void>): Promise<void> {
    const offered = this.#page.getByTestId('detail').locator(`[data-action="${shown}"]`).first();
    const row = this.#page.locator('[data-lead], [data-risk]').first();
    if (!(await offered.isVisible())) await row.click();
    await offered.waitFor();
    await this.#page.keyboard.press(letter);
    if (answer === undefined) return;
    await this.dialog.waitFor();
    await answer();
  }

  /** 处置队 of the desk: a new team with its people. */
  async formTeam(name: string, leader: string, members: string): Promise<void> {
    await this.#page.getByTestId('teams').click();
    await this.#page.getByTestId('team-add').click();
    await this.dialog.getByLabel('名称').fill(name);
    await this.dialog.getByLabel('队长').fill(leader);
    await this.dialog.getByLabel('队员').fill(members);
    await this.#page.keyboard.press('Control+Enter');
    await expectSoon(this.dialog.getByText(name)).toBeVisible();
    await this.#page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
