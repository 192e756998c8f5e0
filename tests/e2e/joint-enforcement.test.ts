/**
 * Theory: what several departments enter at one target of a joint action, all of them cut off, comes together without loss; and
 * a department does all of it in its window: signs for the notice, checks in, records results, prints the plan it applied for.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import type { ActionDetail } from '#protocol/bridge/queries.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { CHASHAN, NANSHE } from '#tests/support/chashan.ts';
import { Desk } from '#tests/support/desk.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { Tiers } from '#tests/support/tiers.ts';
import { KIOSK, pictureFailure, StationWindow } from '#tests/support/windows.ts';

const HOUR_MS = 3_600_000;
const TITLE = '瓶装燃气经营整治';
const TARGETS = ['顺发瓶装气站', '平安气具店'];

/** The faces a text is drawn in where a paragraph of the document stands: one, when no character had to be taken from another. */
async function facesOf(page: Page, text: string): Promise<readonly string[]> {
  const line = page.getByTestId('document-sheet').locator('p[data-style="body"]').first();
  await line.evaluate((node, shown) => {
    node.textContent = shown;
    node.setAttribute('data-faces', '');
  }, text);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '[data-faces]' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName }) => familyName);
}

beforeAll(async () => {
  await ensureBuilt();
});

describeUnless(KIOSK.missing, 'joint enforcement', () => {
  let tiers: Tiers;
  let window: StationWindow;
  let desk: Desk;
  let action: string;

  beforeEach(async () => {
    tiers = await Tiers.start(['town', 'leader', 'urban']);
    window = await StationWindow.open(KIOSK, { directory: join(tiers.folder, 'emergency'), hubUrl: tiers.hub.url });
    desk = new Desk(window.page);
    await desk.signIn('emergency');
    await desk.online();
  });

  afterEach(async ({ task }) => {
    await pictureFailure(task, window);
    await window.stop();
    await tiers.stop();
  });

  const seen = (what: string, accept: (detail: ActionDetail) => boolean, tier: 'town' | 'leader' | 'urban' = 'town') =>
    tiers.at(tier).untilAnswer('action.detail', { id: action }, what, (detail) => detail !== null && accept(detail));
  const resultsAt = (detail: ActionDetail | null) =>
    (detail?.sheet[0]?.results ?? []).map(({ department, result, document }) => [department, result, document]);

  /** The department applies in its window; town and leader plan, approve and notify at theirs. */
  async function notified(): Promise<void> {
    const { page } = window;
    await desk.openPage('联合');
    await page.getByTestId('apply-action').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('行动名称').fill(TITLE);
    await dialog.getByRole('button', { name: '瓶装燃气整治' }).click();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    const listed = await tiers.at('town').untilAnswer('actions.list', { queue: 'applied' }, 'the application', ({ total }) => total === 1);
    action = listed.rows[0]?.id ?? '';
    const startsAt = Date.now() + HOUR_MS;
    await tiers.decided('town', 'action.plan', {
      id: action, leader: '茶山副镇长', place: '镇政府', startsAt, endsAt: startsAt + HOUR_MS, riskPlan: '先断火再查封', legalBasis: '城镇燃气管理条例',
      units: [{ department: 'emergency', liaison: '何', phone: '' }, { department: 'urban', liaison: '陈', phone: '' }],
      targets: TARGETS.map((subjectName, index) => ({ subjectName, address: `南社村工业路${String(index + 1)}号`, villageCode: NANSHE })),
    });
    await seen('the plan', ({ summary }) => summary.state === 'planned', 'leader');
    await tiers.decided('leader', 'action.approve', { id: action, note: '同意' });
    await seen('the approval', ({ summary }) => summary.state === 'approved');
    await tiers.decided('town', 'action.notify', { id: action });
    await seen('its notice', ({ units }) => units.length === 1, 'urban');
  }

  it('two departments record results at one target while both are cut off: both survive', async () => {
    await notified();
    const { page } = window;
    await desk.openQueue('toReceive');
    await page.locator(`[data-action-id="${action}"]`).click();
    await page.locator('[data-action="receive"]').click();
    await desk.openQueue('underway');
    await page.locator(`[data-action-id="${action}"]`).click();
    await page.locator('[data-action="checkIn"]').waitFor();

    await desk.cut();
    await tiers.offline('urban');
    await page.locator('[data-action="checkIn"]').click();
    await page.getByTestId('matrix').waitFor();
    await page.locator('[data-check-in="emergency"]').click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.locator('[data-cell="t1 emergency"]').click();
    await page.getByRole('dialog').getByText('查封扣押').click();
    await page.getByRole('dialog').getByLabel('文书号').fill('茶应急查〔2026〕1号');
    await page.keyboard.press('Control+Enter');
    await expectSoon(page.locator('[data-cell="t1 emergency"]')).toContainText('查封扣押');
    await desk.waiting(2);

    const held = await tiers.at('urban').query('action.detail', { id: action });
    const [own] = held?.sheet[0]?.results ?? [];
    await tiers.issue('urban', 'action.recordResult', { id: own?.id, result: 'ordered', document: '茶城改〔2026〕7号' });

    await desk.reconnect();
    await tiers.online('urban');
    await desk.waiting(0);
    await desk.conflicts(0);
    const both = await seen('both results', ({ sheet }) => sheet[0]?.results.every(({ result }) => result !== null) === true);
    expect(resultsAt(both)).toEqual([
      ['emergency', 'sealed', '茶应急查〔2026〕1号'],
      ['urban', 'ordered', '茶城改〔2026〕7号'],
    ]);
    expect(both?.units.find(({ department }) => department === 'emergency')?.people).toBe(2);
    expect(tiers.hub.rows("SELECT count(*) AS n FROM actionTarget WHERE result IS NOT NULL AND targetKey = 't1'")).toEqual([{ n: 2 }]);
    expect(both?.summary.townCode).toBe(CHASHAN);
  });

  it('the department sees the plan it applied for as A4 pages, saves it as Word, and the town sees that it did', async () => {
    await notified();
    const { page } = window;
    await desk.openQueue('all');
    await page.locator(`[data-action-id="${action}"]`).click();
    await page.locator('[data-document="actionPlan"]').click();
    const sheets = page.getByTestId('document-sheet');
    await expectSoon(sheets.first()).toContainText('茶山镇指挥调度中心文件');
    await expectSoon(sheets.last()).toContainText(TARGETS[1] ?? '');
    const wide = await sheets.locator('p, h1').evaluateAll((lines) =>
      lines.filter((line) => line.scrollWidth > line.clientWidth + 1 && line.clientWidth > 0).map((line) => line.textContent),
    );
    expect(wide, 'lines that run over the edge').toEqual([]);

    expect(await facesOf(page, '道滘镇高埗镇壆棆樑冚阇氹磡')).toHaveLength(1);

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('document-docx').click()]);
    expect(download.suggestedFilename()).toMatch(/^联合执法方案-LH\d{8}-.+\.docx$/);
    const recorded = await seen('the export on record', ({ timeline }) => timeline.some(({ command }) => command === 'document.export'));
    expect(recorded?.timeline.find(({ command }) => command === 'document.export')?.actorName).toBe('茶山应急');
  });
});
