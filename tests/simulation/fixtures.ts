/**
 * Days that failed once, made small by shrink.ts, and what was wrong with replication then. A change of the fault set draws
 * other days: put the bug back in a copy, and find and shrink a day that shows it again.
 */
export interface Fixture {
  readonly seed: number;
  readonly stations?: number;
  readonly activeMs?: number;
  readonly without: readonly string[];
  readonly what: string;
}

export const FIXTURES: readonly Fixture[] = [
  {
    seed: 4, stations: 5,
    without: ['files', 'partition', 'halfOpen', 'stationDiskFull', 'bitFlip', 'hubCrash', 'hubBackedUp', 'hubRestored', 'grantsChanged'],
    what: 'a full disk at the hub consumed the command it met as refused, instead of failing the commit',
  },
  {
    seed: 47, stations: 5,
    without: ['files', 'stationCrash', 'bitFlip', 'hubDiskFull', 'logCompacted', 'hubBackedUp', 'hubRestored', 'grantsChanged'],
    what: 'a live batch that met a full disk ended the data process, because nobody waits for a live batch',
  },
  {
    seed: 3001316, stations: 4,
    without: ['files', 'stationCrash', 'bitFlip', 'hubDiskFull', 'logCompacted', 'grantsChanged'],
    what: 'a row that a command had made during a bootstrap, and a later page brought, was removed when the command was taken back',
  },
];
