/**
 * The offline story. A village dispatcher cuts the network and goes on dispatching; a colleague assigns two of the same
 * tasks meanwhile; the power fails at the station and at the hub; then everything comes back. Theory: both sides are in
 * step again without a click, whoever was overtaken sees by whom and when, and nothing is lost or doubled.
 */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { expectSoon } from '#tests/support/browser.ts';
import { Desk } from '#tests/support/desk.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { TestHub } from '#tests/support/hub.ts';
import { expectSameRows } from '#tests/support/in-step.ts';
import { describeUnless } from '#tests/support/machine.ts';
import { shaotaiResult } from '#tests/support/shaotai.ts';
import { LOGINS, MEMBERS, PASSWORD, seedSmallCity, shopOf, taskId, TOWN, VILLAGE } from '#tests/support/small-city.ts';
import { HeadlessStation } from '#tests/support/station.ts';
import { KIOSK, pictureFailure, StationWindow, WINDOW_HOSTS } from '#tests/support/windows.ts';

const TASKS = 8;
const [byKey, contestedKept, byMouse, inBulk, alsoInBulk, remarked, contestedDropped, afterThePowerCut] = Array.from(
  { length: TASKS },
  (_, index) => taskId(index + 1),
) as [string, string, string, string, string, string, string, string];
const [FIRST_MEMBER, SECOND_MEMBER] = MEMBERS;
/** A minute on an idle machine with two cores. */
const STORY_LIMIT_MS = 300_000;
const REMARK = '店主下午三点后在';
const LEAD = { subjectName: '无名早餐店', address: '振华路7号旁' } as const;

beforeAll(async () => {
  await ensureBuilt();
});

for (const host of WINDOW_HOSTS) {
  describeUnless(host.missing, `the offline story at ${host.name}`, () => {
    let folder: string;
    let hub: TestHub;
    let mine: StationWindow;
    let colleagues: StationWindow;
    let town: HeadlessStation;

    beforeEach(async () => {
      folder = makeFolder();
      await seedSmallCity(join(folder, 'hub'), TASKS);
      hub = await TestHub.start(folder);
      mine = await StationWindow.open(host, { directory: join(folder, LOGINS.first), hubUrl: hub.url });
      colleagues = await StationWindow.open(KIOSK, { directory: join(folder, LOGINS.second), hubUrl: hub.url });
      town = new HeadlessStation({ dataDir: join(folder, LOGINS.town), hubUrl: hub.url, login: LOGINS.town, password: PASSWORD });
    });

    afterEach(async ({ task }) => {
      await pictureFailure(task, mine, colleagues);
      await Promise.all([mine.stop(), colleagues.stop(), town.stop()]);
      await hub.stop();
      removeFolder(folder);
    });

    it('comes to a good end', { timeout: STORY_LIMIT_MS }, async () => {
      let desk = new Desk(mine.page);
      const colleague = new Desk(colleagues.page);
      await desk.signIn(LOGINS.first);
      await colleague.signIn(LOGINS.second);
      await Promise.all([desk.online(), colleague.online(), town.until('online', ({ state }) => state === 'online')]);
      await desk.queueHas('toAssign', TASKS);

      await desk.cut();
      await desk.select(byKey);
      await desk.page.keyboard.press('a');
      await desk.waiting(1);
      await desk.assignTo(contestedKept, '甲');
      await desk.select(byMouse);
      await desk.page.locator('[data-action="assign"]').click();
      await desk.waiting(3);
      await desk.task(byMouse).waitFor({ state: 'detached' });
      await desk.task(inBulk).click({ modifiers: ['Control'] });
      await desk.task(alsoInBulk).click({ modifiers: ['Control'] });
      await desk.page.keyboard.press('b');
      await desk.page.getByRole('button', { name: '派单 2 条' }).click();
      await desk.waiting(5);
      await desk.remark(remarked, REMARK);
      await desk.assignTo(contestedDropped, '甲');
      await desk.openPage('线索');
      await desk.reportLead(LEAD.subjectName, LEAD.address, '一般行业无照');
      await desk.waiting(8);
      await desk.openPage('派单');
      await desk.queueHas('toAssign', 2);

      await colleague.assignTo(contestedKept, '乙');
      await colleague.assignTo(contestedDropped, '乙');
      await colleague.waiting(0);
      const assigned = (id: string) =>
        town.untilAnswer(
          'task.detail',
          { id },
          'the assignment at the town',
          (detail) => detail?.task.assigneeId === SECOND_MEMBER,
        );
      await Promise.all([assigned(contestedKept), assigned(contestedDropped)]);

      // The power fails: the station dies with eight commands waiting, the hub too.
      await Promise.all([mine.kill(), hub.kill()]);
      await mine.start();
      desk = new Desk(mine.page);
      await desk.signIn(LOGINS.first);
      await desk.linkState('offline').waitFor();
      await desk.waiting(8);
      await desk.openQueue('assigned');
      await expectSoon(desk.task(byKey)).toContainText('⇡');
      await desk.openQueue('toAssign');
      await desk.select(afterThePowerCut);
      await desk.page.keyboard.press('a');
      await desk.waiting(9);

      // The hub comes back and fails again while the station reconnects.
      await hub.start();
      await desk.linkState('offline').waitFor({ state: 'detached' });
      await hub.kill();
      await hub.start();

      await Promise.all([desk.online(), colleague.online()]);
      await Promise.all([desk.waiting(0), colleague.waiting(0)]);
      await desk.conflicts(2);
      await expectSoon(desk.page.getByText('{{'), 'words without their values').toHaveCount(0);
      await desk.page.getByTestId('conflict-count').click();
      const card = (id: string) => desk.page.getByTestId('conflict').filter({ hasText: shopOf(id) });
      for (const id of [contestedKept, contestedDropped]) {
        await expectSoon(card(id), 'who, when, and what it is now').toContainText(/李调度 于 .*\d{1,2}:\d{2}/);
        await expectSoon(card(id)).toContainText('乙');
      }
      await card(contestedDropped).getByRole('button', { name: '放弃' }).click();
      await desk.page.getByRole('tooltip').getByRole('button', { name: '确定' }).click();
      await desk.conflicts(1);

      // The colleague takes one back; now the command can be issued again.
      await colleague.openQueue('assigned');
      await colleague.select(contestedKept);
      await colleague.page.keyboard.press('w');
      await colleague.waiting(0);
      await town.untilAnswer(
        'task.detail',
        { id: contestedKept },
        'it to be taken back',
        (detail) => detail?.task.state === 'pushed',
      );
      await card(contestedKept).getByRole('button', { name: '重新提交' }).click();
      await desk.conflicts(0);
      await desk.waiting(0);
      await colleague.queueHas('assigned', 7);

      await expectNothingLostOrDoubled();
    });

    async function expectNothingLostOrDoubled(): Promise<void> {
      const { head } = await town.until('the newest commit', ({ cursor, head: newest }) => cursor === newest);
      await Promise.all([mine.stop(), colleagues.stop(), town.stop()]);
      expect(hub.rows<{ head: number }>('SELECT max(seq) AS head FROM change')).toEqual([{ head }]);
      expect(hub.rows('SELECT id, state, assignedBy FROM task WHERE villageCode = ? ORDER BY id', VILLAGE)).toEqual(
        Array.from({ length: TASKS }, (_, index) => taskId(index + 1)).map((id) => ({
          id,
          state: id === remarked ? 'pushed' : 'assigned',
          assignedBy: id === remarked ? null : id === contestedDropped ? '李调度' : '陈调度',
        })),
      );
      expect(hub.rows('SELECT assigneeId FROM task WHERE id IN (?, ?) ORDER BY id', contestedKept, contestedDropped)).toEqual([
        { assigneeId: FIRST_MEMBER },
        { assigneeId: SECOND_MEMBER },
      ]);
      expect(hub.rows('SELECT subjectName, address, state, reporterName FROM lead')).toEqual([
        { ...LEAD, state: 'reported', reporterName: '陈调度' },
      ]);
      const once = { 'applied task.assign': 1 };
      expect(decisions()).toEqual({
        [byKey]: once,
        [byMouse]: once,
        [inBulk]: once,
        [alsoInBulk]: once,
        [afterThePowerCut]: once,
        [remarked]: { 'applied task.remark': 1 },
        [contestedKept]: { 'applied task.assign': 2, 'rejected:task.alreadyAssigned task.assign': 1, 'applied task.withdraw': 1 },
        [contestedDropped]: { 'applied task.assign': 1, 'rejected:task.alreadyAssigned task.assign': 1 },
      });
      expectSameRows(hub, join(folder, LOGINS.first), LOGINS.first, [VILLAGE]);
      expectSameRows(hub, join(folder, LOGINS.second), LOGINS.second, [VILLAGE]);
      expectSameRows(hub, join(folder, LOGINS.town), LOGINS.town, [TOWN]);
      expect(await shaotaiResult(['audit', 'verify', '--data', hub.dataDir])).toMatchObject({ ok: true });
    }

    /** How often each task's commands were decided, and how, by the audit trail. */
    function decisions(): Record<string, Record<string, number>> {
      const entries = hub.rows<{ id: string; what: string }>(
        "SELECT substr(subject, 6) AS id, outcome || ' ' || action AS what FROM audit WHERE subject LIKE 'task:%'",
      );
      const counts: Record<string, Record<string, number>> = {};
      for (const { id, what } of entries) {
        const ofTask = (counts[id] ??= {});
        ofTask[what] = (ofTask[what] ?? 0) + 1;
      }
      return counts;
    }
  });
}
