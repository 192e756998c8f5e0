/** What goes wrong in a simulated day: named faults, drawn by weight. */
import { ACCOUNTS, accountRow, VILLAGES } from './city.ts';
import type { HubNode } from './hub-node.ts';
import type { Network } from './network.ts';
import type { StationNode } from './station-node.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface FaultWorld {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly hub: HubNode;
  readonly network: Network;
  readonly stations: readonly StationNode[];
}

interface Fault {
  readonly weight: number;
  /** Answers the protocol state it met, or undefined when it could not happen now. */
  readonly strike: (world: FaultWorld) => string | undefined;
}

const PARTITION_MS = 60_000;
const HUB_DOWN_MS = 20_000;
const DISK_FULL_MS = 30_000;
const DAY_MS = 86_400_000;

const anyStation = ({ stations, random }: FaultWorld): StationNode | undefined => stations[Math.floor(random() * stations.length)];

/** A fault of one station; the state it met is the station's. */
function onStation(weight: number, strike: (station: StationNode, world: FaultWorld) => void): Fault {
  return {
    weight,
    strike: (world) => {
      const station = anyStation(world);
      if (station === undefined) return undefined;
      const met = station.stage();
      strike(station, world);
      return met;
    },
  };
}

function hubComesBack({ time, random, hub, network }: FaultWorld): string {
  network.cutAll();
  time.after(random() * HUB_DOWN_MS, () => hub.start());
  return 'hub';
}

export const FAULTS = {
  partition: onStation(5, (station, { network, time, random }) => {
    network.partition(station.name);
    time.after(random() * PARTITION_MS, () => network.heal(station.name));
  }),
  halfOpen: onStation(5, (station, { network }) => network.halfOpen(station.name)),
  stationCrash: onStation(5, (station, { network }) => {
    network.cut(station.name);
    station.crash();
  }),
  /** To 1970, or up to a day either way. */
  clockJump: onStation(5, (station, { time, random }) => {
    station.clockOffsetMs = random() < 0.3 ? -time.now() : Math.floor((random() - 0.5) * 2 * DAY_MS);
  }),
  stationDiskFull: onStation(2, (station, { time, random }) => {
    station.fillDisk();
    time.after(random() * DISK_FULL_MS, () => station.freeDisk());
  }),
  bitFlip: {
    weight: 1,
    strike: (world) => {
      const station = anyStation(world);
      const met = station?.link.view().state;
      return station?.flipBit() === true ? met : undefined;
    },
  },
  hubCrash: {
    weight: 3,
    strike: (world) => {
      world.hub.crash();
      return hubComesBack(world);
    },
  },
  hubDiskFull: {
    weight: 1,
    strike: ({ hub, time, random }) => {
      hub.fillDisk();
      time.after(random() * DISK_FULL_MS, () => hub.freeDisk());
      return 'hub';
    },
  },
  /** The log is cut close to its head: whoever is behind must fetch the rows anew. */
  logCompacted: {
    weight: 2,
    strike: ({ hub, random }) => {
      hub.compact(Math.floor(random() * 10));
      return 'hub';
    },
  },
  hubBackedUp: {
    weight: 3,
    strike: ({ hub }) => {
      hub.backUp();
      return 'hub';
    },
  },
  hubRestored: { weight: 2, strike: (world) => (world.hub.restore() ? hubComesBack(world) : undefined) },
  grantsChanged: {
    weight: 2,
    strike: ({ hub, random }) => {
      const account = ACCOUNTS[Math.floor(random() * 3)];
      if (account === undefined) return undefined;
      const wider = random() < 0.5;
      hub.tryApply([accountRow(account, wider ? [...account.grants, VILLAGES[1]] : account.grants, 0)]);
      return 'hub';
    },
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

const TOTAL_WEIGHT = FAULT_NAMES.reduce((sum, name) => sum + FAULTS[name].weight, 0);

/** One fault drawn by weight; one that is left out does not strike, and the draw stays the same for the others. */
export function strikeAny(world: FaultWorld, without: ReadonlySet<string>, onFault: (name: FaultName, met: string) => void): void {
  let draw = world.random() * TOTAL_WEIGHT;
  const name = FAULT_NAMES.find((each) => (draw -= FAULTS[each].weight) < 0);
  if (name === undefined || without.has(name)) return;
  const met = FAULTS[name].strike(world);
  if (met !== undefined) onFault(name, met);
}
