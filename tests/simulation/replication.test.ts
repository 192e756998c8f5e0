/**
 * Theory: whatever the network, crashes and clocks do, when it is quiet again every station equals the hub's projection to
 * its scopes, and every command it reported as saved has exactly one verdict. More seeds: `npm run simulate -- --seeds N --from S`.
 */
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Days } from './days.ts';
import { FIXTURES } from './fixtures.ts';
import { simulate } from './simulate.ts';

const SEEDS = 200;
/** Every fault of a station must have met it in each of these states. */
const STATES = ['connecting', 'bootstrapping', 'openWork', 'online', 'offline'] as const;
const STATION_FAULTS = ['partition', 'halfOpen', 'stationCrash', 'clockJump', 'stationDiskFull'] as const;
const OTHER_FAULTS = [
  'hubCrash@hub', 'hubRestored@hub', 'hubDiskFull@hub', 'logCompacted@hub', 'grantsChanged@hub', 'loss@wire',
  'updated@older.online', 'updated@newer.online',
] as const;
/** Half a minute on two free cores; machines are not always free. */
const LIMIT_MS = 600_000;

describe('replication', () => {
  it('keeps its promises under faults, and every fault really meets every state', async () => {
    const failures: string[] = [];
    const days = new Days({ from: 1, seeds: SEEDS, workers: availableParallelism(), onFailure: (problem) => failures.push(problem) });
    expect(await days.finished()).toBe(true);
    expect(failures).toEqual([]);
    const { commands, refused } = days.totals;
    const met = Object.keys(days.totals.met);
    for (const fault of STATION_FAULTS) for (const state of STATES) expect(met).toContain(`${fault}@${state}`);
    for (const fault of OTHER_FAULTS) expect(met).toContain(fault);
    for (const told of ['saved@openWork', 'toldToWait@openWork']) expect(days.totals.met[told]).toBeGreaterThan(0);
    expect(commands).toBeGreaterThan(SEEDS * 10);
    expect(refused).toBeGreaterThan(0);
  }, LIMIT_MS);

  it('gives the same trace for the same seed', async () => {
    for (const seed of [7, 8, 9]) expect((await simulate(seed)).trace).toBe((await simulate(seed)).trace);
    expect((await simulate(8)).trace).not.toBe((await simulate(7)).trace);
  });

  it.each(FIXTURES)('passes seed $seed, which failed once: $what', async ({ seed, ...smaller }) => {
    await simulate(seed, undefined, { ...smaller, without: new Set(smaller.without) });
  });
});
