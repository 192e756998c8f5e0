/** One simulated day: a hub, stations of mixed roles, operators at work, faults; then quiet, and the invariants. */
import { createHash } from 'node:crypto';
import { seededRandom, seedOf } from '#cli/random.ts';
import { ACCOUNTS, LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from './city.ts';
import type { Defect } from './defects.ts';
import { Build } from './builds.ts';
import { strikeAny } from './faults.ts';
import { Files } from './files.ts';
import { HubNode } from './hub-node.ts';
import {
  checkCommands, checkConvergence, checkInStep, checkMonotone, checkRepairs, checkScopeSafety, checkSent, checkStore, converges,
} from './invariants.ts';
import { Network } from './network.ts';
import type { NetworkOptions } from './network.ts';
import { checkPrefix } from './prefix.ts';
import { StationNode } from './station-node.ts';
import { VirtualTime } from './virtual-time.ts';
import { act } from './workload.ts';

const AUDIT_SQL = 'SELECT number, at, actorId, action, outcome FROM audit ORDER BY number';
/** Of the days, so many have 8 to 20 stations instead of 3 to 7. */
const CROWD_SHARE = 0.03;
/** Of the days, so many have prepared files for a bootstrap. */
const FILES_SHARE = 0.5;
const START = Date.UTC(2026, 5, 1, 1, 0, 0);
const ACTIVE_MS = 180_000;
/** Longer than the longest retry, refusal and dead-connection detection. */
const QUIET_MS = 400_000;
/** Longer than the station with the most parts needs to inspect them all. */
const INSPECTED_MS = 2_400_000;
const CHECK_EVERY_MS = 20_000;
/** Replays the hub's log for every station: the dearest check. */
const PREFIX_EVERY_MS = 60_000;

export interface SimulationResult {
  readonly seed: number;
  /** Hash over the whole run: the same seed must give the same. */
  readonly trace: string;
  readonly commands: number;
  readonly refused: number;
  readonly simulatedMs: number;
  readonly faults: Readonly<Record<string, number>>;
  /** How often a fault met a protocol state: `partition@bootstrapping`, `hubCrash@hub`, … */
  readonly met: Readonly<Record<string, number>>;
}

/** Parts of a day left out, to find what a failure needs (shrink.ts). */
export interface Smaller {
  readonly without?: ReadonlySet<string>;
  readonly stations?: number;
  readonly activeMs?: number;
}

/** Runs one seed. Throws InvariantViolation, with the seed in its message, when replication broke a promise. */
export async function simulate(seed: number, defect?: Defect, smaller: Smaller = {}): Promise<SimulationResult> {
  const random = seededRandom(seed);
  const time = new VirtualTime(START);
  let ids = 0;
  const newId = () => `${String(seed)}-${String((ids += 1)).padStart(6, '0')}`;
  const faults: Record<string, number> = {};
  const met: Record<string, number> = {};
  const onFault = (fault: string, state: string) => {
    faults[fault] = (faults[fault] ?? 0) + 1;
    met[`${fault}@${state}`] = (met[`${fault}@${state}`] ?? 0) + 1;
  };
  const hub = new HubNode(time, newId);

  hub.apply(territoryRows());
  hub.apply(peopleRows());
  let tasks = 0;
  const intake = () => {
    const village = VILLAGES[Math.floor(random() * VILLAGES.length)] ?? VILLAGES[0];
    hub.tryApply(taskRows((tasks += 1), village, time.now(), LIMIT_CALENDAR));
  };
  for (let n = 0; n < 12; n += 1) intake();

  const leaks: unknown[] = [];
  const inspect: NetworkOptions['inspect'] = (station, body, accountId) => {
    try {
      checkSent(hub, station, body, accountId);
    } catch (leak) {
      leaks.push(leak);
    }
  };
  const network = new Network({
    time, random, accept: (connection) => hub.accept(connection), onLoss: () => onFault('loss', 'wire'), tamper: defect?.tamper, inspect,
  });
  network.lossRate = random() * 0.03;
  network.maxDelayMs = 10 + Math.floor(random() * 400);
  const drawn = random() < CROWD_SHARE ? 8 + Math.floor(random() * 13) : 3 + Math.floor(random() * 5);
  // Another desk is the first one every day: three stations are not always three dispatchers.
  const firstDesk = Math.floor(random() * ACCOUNTS.length);
  const count = smaller.stations ?? drawn;
  const files = smaller.without?.has('files') === true ? undefined : filesOf(seed, hub, time);
  hub.files = files;
  const stations = Array.from({ length: count }, (_unused, index) => {
    const account = ACCOUNTS[(firstDesk + index) % ACCOUNTS.length] ?? ACCOUNTS[0];
    if (account === undefined) throw new Error('no accounts');
    const name = `s${String(index)}-${account.id}`;
    const build = new Build(random);
    const download = files?.downloadOf(name, network);
    const station = new StationNode(name, account, time, random, build.through(network.connectOf(name)), newId, download);
    build.updateSometime(time, smaller.activeMs ?? ACTIVE_MS, station, (state) => onFault('updated', state));
    return station;
  });

  const world = { time, random, hub, network, stations };
  const without = smaller.without ?? new Set();

  const end = START + (smaller.activeMs ?? ACTIVE_MS);
  repeat(time, end, () => 100 + random() * 900, () => {
    const station = stations[Math.floor(random() * stations.length)];
    if (station === undefined) return;
    act(station, random);
    defect?.afterCommand?.(station, hub);
  });
  repeat(time, end, () => 500 + random() * 8_000, intake);
  repeat(time, end, () => 2_000 + random() * 20_000, () => strikeAny(world, without, onFault));

  /** Goes on until the inspections have found what was damaged; should they not, the checks below say so. */
  const untilInspected = async (): Promise<void> => {
    const last = end + INSPECTED_MS;
    while (time.now() < last && stations.some((station) => station.damaged && !converges(hub, station))) {
      await time.runUntil(time.now() + QUIET_MS / 4);
    }
  };

  try {
    for (let at = START; at < end; at += CHECK_EVERY_MS) {
      await time.runUntil(at);
      for (const station of stations) {
        checkScopeSafety(station);
        if ((at - START) % PREFIX_EVERY_MS === 0) checkPrefix(hub, station);
      }
      if (leaks.length > 0) throw leaks[0];
    }
    await time.runUntil(end);
    network.lossRate = 0;
    hub.start();
    hub.freeDisk();
    for (const station of stations) station.freeDisk();
    await time.runUntil(end + QUIET_MS);
    await untilInspected();
    if (hub.failures.length > 0) throw hub.failures[0];
    if (leaks.length > 0) throw leaks[0];
    checkStore(hub);
    for (const station of stations) {
      checkMonotone(station);
      checkRepairs(station);
      checkPrefix(hub, station);
      checkInStep(hub, station);
      checkCommands(hub, station);
      checkConvergence(hub, station);
      checkScopeSafety(station);
    }
  } catch (error) {
    throw new Error(`seed ${String(seed)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    for (const station of stations) station.link.stop();
  }
  const onOpenWork = (sum: (station: StationNode) => number) => stations.reduce((total, station) => total + sum(station), 0);
  met['saved@openWork'] = onOpenWork(({ savedOnOpenWork }) => savedOnOpenWork);
  met['toldToWait@openWork'] = onOpenWork(({ toldToWait }) => toldToWait);
  const hash = createHash('sha256');
  for (const entry of hub.store.database.prepare(AUDIT_SQL).iterate()) hash.update(JSON.stringify(entry));
  for (const station of stations) hash.update(JSON.stringify(station.verdicts));
  const result = {
    seed, trace: hash.digest('hex'), faults, met, simulatedMs: time.now() - START,
    commands: stations.reduce((sum, { saved }) => sum + saved.length, 0),
    refused: stations.reduce((sum, { replica }) => sum + replica.conflictCount(), 0),
  };
  for (const station of stations) station.replica.close();
  hub.store.close();
  return result;
}

/** Draws of its own: with and without files, a day has the same faults. */
function filesOf(seed: number, hub: HubNode, time: VirtualTime): Files | undefined {
  const random = seededRandom(seedOf(`files ${String(seed)}`));
  return random() < FILES_SHARE ? new Files(hub, time, random) : undefined;
}

function repeat(time: VirtualTime, end: number, pause: () => number, run: () => void): void {
  time.after(pause(), () => {
    if (time.now() > end) return;
    run();
    repeat(time, end, pause, run);
  });
}
