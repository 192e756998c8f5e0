/**
 * A command issued at station A until it stands in what is open at station B, of the same village, with a crowd of stations
 * of other villages connected. Beside it a bare socket.io relay with a durable write at A, in the middle and at B, and the
 * same crowd. Both sides are driven over the channels of their processes, in turns: what else the machine does meanwhile
 * disturbs them alike.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startScript } from '#cli/demo/child.ts';
import { TestHub } from '../../support/hub.ts';
import { spread } from '../measure.ts';
import { ratio } from './child.ts';
import { dispatchersOf, firstVillages, preparePushedTasks, prepareRows } from './prepare.ts';
import { pushedTaskId } from './dataset.ts';
import { Relay } from './relay.ts';
import type { Bench } from './sizes.ts';
import { BenchStation } from './station.ts';

const CITY_ROWS = 40_000;
/** Tasks the remarks go to in turn. */
const TASKS = 50;
/** How often each side has its turn. */
const TURNS = 5;
const READY_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 5_000;

export const visible: Bench = async (folder, { visible: { crowd, rounds } }) => {
  const villages = firstVillages(crowd + 1);
  const [village = ''] = villages;
  prepareRows(folder, CITY_ROWS);
  preparePushedTasks(folder, [village], TASKS);
  const [loginA, loginB, ...others] = dispatchersOf(folder, [village, ...villages]);
  if (loginA === undefined || loginB === undefined) throw new Error('no accounts were made');
  const loginsFile = join(folder, 'logins.json');
  writeFileSync(loginsFile, JSON.stringify(others));
  const hub = await TestHub.start(folder);
  const stations = [loginA, loginB].map((login, index) => {
    return new BenchStation({ directory: join(folder, `station-${String(index)}`), hubUrl: hub.url, login });
  });
  const [a, b] = stations;
  const script = 'tests/bench/replication/stations.ts';
  const crowdProcess = startScript('stations', script, [hub.url, loginsFile], join(folder, 'stations.log'));
  const durations = { ours: [] as number[], addressed: [] as number[], everybody: [] as number[] };
  let relay: Relay | undefined;
  try {
    if (a === undefined || b === undefined) throw new Error('no stations');
    await crowdProcess.ready(READY_LIMIT_MS);
    for (const station of stations) {
      const inStep = station.next('inStep');
      await station.signIn();
      await inStep;
    }
    relay = await Relay.start(folder, crowd);
    for (let turn = 0; turn < TURNS; turn += 1) {
      const count = Math.ceil(rounds / TURNS);
      durations.ours.push(...await commandDurations(a, b, village, { from: turn * count, count }));
      durations.addressed.push(...await relay.durations(count, { everybody: false }));
      durations.everybody.push(...await relay.durations(count, { everybody: true }));
    }
  } finally {
    await relay?.stop();
    await Promise.all(stations.map((station) => station.stop()));
    await crowdProcess.stop(STOP_LIMIT_MS);
    await hub.stop();
  }
  const [seen, addressed, everybody] = [spread(durations.ours), spread(durations.addressed), spread(durations.everybody)];
  return {
    crowd, turns: TURNS, visibleMs: seen, relayMs: addressed, relayToEverybodyMs: everybody,
    ratioToRelay: { p50: ratio(seen.p50, addressed.p50), p99: ratio(seen.p99, addressed.p99) },
    ratioToRelayToEverybody: { p50: ratio(seen.p50, everybody.p50), p99: ratio(seen.p99, everybody.p99) },
  };
};

interface Rounds { readonly from: number; readonly count: number }

/** From the call at A until B's subscribed query answers with the remark, ms. */
async function commandDurations(a: BenchStation, b: BenchStation, village: string, { from, count }: Rounds): Promise<number[]> {
  const durations: number[] = [];
  for (let round = from; round < from + count; round += 1) {
    const id = pushedTaskId(village, round % TASKS);
    const text = `round ${String(round)}`;
    const { subscription } = await b.call('subscribe', { name: 'task.detail', args: { id } });
    const seen = b.changed(subscription, (result) => JSON.stringify(result).includes(text));
    const start = performance.now();
    await a.call('issue', { command: 'task.remark', args: { taskId: id, text } });
    await seen;
    durations.push(performance.now() - start);
    await b.call('unsubscribe', { subscription });
  }
  return durations;
}
