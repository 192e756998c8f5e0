/**
 * A command at station A: durable in its outbox, in A's own list, and in the list of station B, with a crowd of stations
 * connected; beside a bare socket.io relay with the same durable writes and the same crowd, in the same run.
 */
import { join } from 'node:path';
import { newSystemId } from '#protocol/system.ts';
import { openServices } from '#hub/hub.ts';
import { startScript } from '#cli/demo/child.ts';
import type { TaskDetail } from '#protocol/bridge/queries.ts';
import { LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../simulation/city.ts';
import { TestHub } from '../support/hub.ts';
import { HeadlessStation } from '../support/station.ts';
import { echoDurations } from './echo.ts';
import { report, round, spread } from './measure.ts';

const CROWD = 200;
const ROUNDS = 200;
const PASSWORD = 'bench-password-1';

/** A hub directory with a small city, two dispatchers of one village and a token for the crowd. */
export async function prepareHub(dataDirectory: string, tasks: number): Promise<string> {
  const { services, close } = openServices({ dataDirectory });
  services.store.commit((transaction) => transaction.apply([...territoryRows(), ...peopleRows()]));
  services.store.commit((transaction) => {
    for (let number = 1; number <= tasks; number += 1) transaction.apply(taskRows(number, VILLAGES[0], Date.now(), LIMIT_CALENDAR));
  });
  const by = { id: 'bench', name: 'bench', origin: 'bench' };
  for (const id of ['dispatcher-a1', 'dispatcher-a2', 'dispatcher-b']) await services.accounts.setPassword(id, PASSWORD, by);
  const signIn = { login: 'dispatcher-b', password: PASSWORD, stationId: newSystemId(), address: 'bench' };
  const { token } = await services.accounts.signIn(signIn);
  close();
  return token;
}

export async function latency(folder: string): Promise<void> {
  const token = await prepareHub(join(folder, 'hub'), 50);
  const hub = await TestHub.start(folder);
  const crowd = startScript('crowd', 'tests/bench/crowd.ts', [hub.url, token, String(CROWD)], join(folder, 'crowd.log'));
  const [a, b] = ['dispatcher-a1', 'dispatcher-a2'].map((login) =>
    new HeadlessStation({ dataDir: join(folder, login), hubUrl: hub.url, login, password: PASSWORD }));
  if (a === undefined || b === undefined) throw new Error('no stations');
  try {
    await crowd.ready(120_000);
    for (const station of [a, b]) await station.until('online', ({ state }) => state === 'online');
    const saved: number[] = [];
    const own: number[] = [];
    const other: number[] = [];
    for (let index = 0; index < ROUNDS; index += 1) {
      const id = `t${String((index % 50) + 1)}`;
      const text = `round ${String(index)}`;
      const seen = (detail: TaskDetail | null) => detail?.timeline.some((entry) => entry.detail.includes(text)) ?? false;
      const atOwn = a.untilAnswer('task.detail', { id }, text, seen);
      const atOther = b.untilAnswer('task.detail', { id }, text, seen);
      // Both are subscribed before the clock starts.
      await Promise.all([a.call('status', {}), b.call('status', {})]);
      const start = performance.now();
      await a.call('issue', { command: 'task.remark', args: { taskId: id, text } });
      saved.push(performance.now() - start);
      await atOwn;
      own.push(performance.now() - start);
      await atOther;
      other.push(performance.now() - start);
    }
    const echo = spread(await echoDurations(folder, CROWD, ROUNDS));
    const across = spread(other);
    report('latency', {
      crowd: CROWD, savedMs: spread(saved), ownListMs: spread(own), otherListMs: across, bareRelayMs: echo,
      ratio: { p50: round(across.p50 / echo.p50), p95: round(across.p95 / echo.p95) },
    });
  } finally {
    await Promise.all([a.stop(), b.stop(), crowd.stop(5_000)]);
    await hub.stop();
  }
}
