/**
 * One key at a village's desk: the task is assigned, durably, and its row changes on the operator's own screen. Measured
 * in the page, from the key to the change of the document and to the frame that shows it; beside the same command of a
 * headless station, to the answer of its own list.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { ensureBuilt } from '#cli/build.ts';
import { Desk } from '../support/desk.ts';
import { TestHub } from '../support/hub.ts';
import { LOGINS, MEMBERS, PASSWORD, seedSmallCity, shopOf } from '../support/small-city.ts';
import { HeadlessStation } from '../support/station.ts';
import { openKiosk } from './kiosk.ts';
import { report, round, spread } from './measure.ts';
import { cpuMs } from './processes.ts';

const ROUNDS = 100;
/** The first keys load what is loaded once: fonts, the code of the toast. */
const WARM_UP = 10;
/** Room for both stations. */
const TASKS = 2 * (ROUNDS + WARM_UP) + 20;

/** From the key, ms. */
interface Seen {
  readonly changed: number;
  readonly painted: number;
}

export async function screenSpeed(folder: string): Promise<void> {
  await ensureBuilt();
  await seedSmallCity(join(folder, 'hub'), TASKS);
  const hub = await TestHub.start(folder);
  try {
    const own = await headless(hub.url, join(folder, 'headless'));
    const { seen, cpuMsPerKey } = await inChromium(hub.url, join(folder, 'station'));
    const changed = spread(seen.map((each) => each.changed));
    report('screen', {
      rounds: ROUNDS,
      changedMs: changed,
      paintedMs: spread(seen.map((each) => each.painted)),
      // Everything a key leads to: also the next task's detail, its recommendation, and the sending to the hub.
      cpuMsPerKey,
      headlessOwnListMs: own,
      ratio: { p50: round(changed.p50 / own.p50), p95: round(changed.p95 / own.p95) },
    });
  } finally {
    await hub.stop();
  }
}

async function inChromium(hubUrl: string, directory: string): Promise<{ readonly seen: readonly Seen[]; readonly cpuMsPerKey: object }> {
  const station = await openKiosk(directory, hubUrl, LOGINS.first);
  try {
    const { page } = station;
    const desk = new Desk(page);
    await desk.online();
    await desk.openQueue('toAssign');
    await page.locator('[data-task]').first().click();
    for (let index = 0; index < WARM_UP; index += 1) await assignUnderCursor(page);
    const cpu = (): readonly [number, number] => [cpuMs(station.hostPid), station.pagePids().reduce((sum, pid) => sum + cpuMs(pid), 0)];
    const [hostBefore, pageBefore] = cpu();
    const seen: Seen[] = [];
    for (let index = 0; index < ROUNDS; index += 1) seen.push(await assignUnderCursor(page));
    const [host, pages] = cpu();
    await desk.waiting(0);
    return { seen, cpuMsPerKey: { station: round((host - hostBefore) / ROUNDS), page: round((pages - pageBefore) / ROUNDS) } };
  } finally {
    await station.close();
  }
}

/** Presses A once the desk shows whom it would send; the row leaves 待派. */
async function assignUnderCursor(page: Page): Promise<Seen> {
  const id = (await page.locator('[data-task][aria-current="true"]').getAttribute('data-task')) ?? '';
  const detail = page.getByTestId('detail');
  await detail.getByText(shopOf(id), { exact: true }).first().waitFor();
  await detail.locator('[data-member]').first().waitFor();
  const seen = await page.evaluateHandle(watchRow, id);
  await page.keyboard.press('a');
  return await seen.evaluate(({ result }) => result);
}

/** Runs in the page. The promise lies in an object, so that it is not waited for before the key is pressed. */
function watchRow(id: string): { readonly result: Promise<Seen> } {
  const result = new Promise<Seen>((resolve) => {
    const pressed = (event: KeyboardEvent): void => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(`[data-task="${id}"]`) !== null) return;
        observer.disconnect();
        const changed = performance.now() - event.timeStamp;
        // The callback runs before the frame is drawn, the message after it.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve({ changed, painted: performance.now() - event.timeStamp });
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-task'] });
    };
    window.addEventListener('keydown', pressed, { once: true, capture: true });
  });
  return { result };
}

/** The same command from a script: until it is durable and in the answer of the station's own list. */
async function headless(hubUrl: string, dataDir: string) {
  const station = new HeadlessStation({ dataDir, hubUrl, login: LOGINS.second, password: PASSWORD });
  try {
    await station.until('online', ({ state }) => state === 'online');
    const durations: number[] = [];
    for (let index = 0; index < WARM_UP + ROUNDS; index += 1) {
      const { rows } = await station.query('tasks.list', { queue: 'toAssign', limit: 1 });
      const [task] = rows;
      if (task === undefined) throw new Error('no task is left to assign');
      const gone = station.untilAnswer('tasks.list', { queue: 'toAssign' }, 'the task to leave the list', (list) =>
        list.rows.every(({ id }) => id !== task.id),
      );
      // Subscribed before the clock starts.
      await station.call('status', {});
      const start = performance.now();
      await station.call('issue', { command: 'task.assign', args: { taskId: task.id, memberId: MEMBERS[0] } });
      await gone;
      if (index >= WARM_UP) durations.push(performance.now() - start);
    }
    return spread(durations);
  } finally {
    await station.stop();
  }
}
