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
    seed: 5, activeMs: 80_000, stations: 5,
    without: ['halfOpen', 'stationCrash', 'clockJump', 'stationDiskFull', 'hubCrash', 'hubBackedUp', 'hubRestored', 'grantsChanged'],
    what: 'a full disk at the hub consumed the command it met as refused, instead of failing the commit',
  },
  {
    seed: 39, stations: 4,
    without: ['hubCrash', 'hubDiskFull', 'hubBackedUp', 'hubRestored', 'grantsChanged'],
    what: 'a live batch that met a full disk ended the data process, because nobody waits for a live batch',
  },
];
