/**
 * Theory: whatever the network, crashes and clocks do, when it is quiet again every station equals the hub's projection to
 * its scopes, and every command it reported as saved has exactly one verdict. More seeds: `npm run simulate -- --seeds N --from S`.
 */
import { describe, expect, it } from 'vitest';
import { DEFECTS } from './defects.ts';
import { simulate } from './simulate.ts';

const SEEDS = 60;
/** A defect that stays hidden longer than this many seeds counts as not found. */
const SEEDS_TO_FIND = 40;

describe('replication', () => {
  it('keeps its promises under faults, and the faults really happen', async () => {
    const met: Record<string, number> = {};
    let commands = 0;
    let refused = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await simulate(seed);
      commands += result.commands;
      refused += result.refused;
      for (const [fault, count] of Object.entries(result.faults)) met[fault] = (met[fault] ?? 0) + count;
    }
    expect(Object.keys(met).sort()).toEqual(['clockJump', 'grantsChanged', 'halfOpen', 'hubCrash', 'hubRestored', 'loss', 'partition', 'stationCrash']);
    expect(commands).toBeGreaterThan(SEEDS * 10);
    expect(refused).toBeGreaterThan(0);
  });

  it('gives the same trace for the same seed', async () => {
    const [first, second] = [await simulate(7), await simulate(7)];
    expect(second.trace).toBe(first.trace);
    expect((await simulate(8)).trace).not.toBe(first.trace);
  });

  it.each(Object.keys(DEFECTS))('notices the planted defect %s', async (name) => {
    for (let seed = 1; seed <= SEEDS_TO_FIND; seed += 1) {
      const outcome = await simulate(seed, DEFECTS[name]).then(() => 'unnoticed', () => 'noticed');
      if (outcome === 'noticed') return;
    }
    expect.unreachable(`${name} stayed unnoticed for ${String(SEEDS_TO_FIND)} seeds`);
  });
});
