/** Days that failed once, made small by shrink.ts, and what was wrong with replication then. */
export interface Fixture {
  readonly seed: number;
  readonly stations?: number;
  readonly activeMs?: number;
  readonly without: readonly string[];
  readonly what: string;
}

export const FIXTURES: readonly Fixture[] = [
  {
    seed: 4, activeMs: 80_000, stations: 5,
    without: ['partition', 'clockJump', 'stationDiskFull', 'bitFlip', 'hubCrash', 'hubBackedUp', 'hubRestored'],
    what: 'a full disk at the hub consumed the command it met as refused, instead of failing the commit',
  },
  {
    seed: 4, activeMs: 120_000, stations: 2,
    without: ['halfOpen', 'stationCrash', 'bitFlip', 'hubCrash', 'hubDiskFull', 'hubBackedUp', 'hubRestored'],
    what: 'a live batch that met a full disk ended the data process, because nobody waits for a live batch',
  },
];
