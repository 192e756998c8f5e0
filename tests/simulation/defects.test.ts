/** Theory: the simulation finds what is broken; were a planted defect to stay unnoticed, its silence would prove nothing. */
import { describe, expect, it } from 'vitest';
import { DEFECTS } from './defects.ts';
import { simulate } from './simulate.ts';

/** A defect that stays hidden longer than this many seeds counts as not found. */
const SEEDS_TO_FIND = 40;

describe('planted defects', () => {
  it.each(Object.keys(DEFECTS))('notices %s', async (name) => {
    for (let seed = 1; seed <= SEEDS_TO_FIND; seed += 1) {
      const outcome = await simulate(seed, DEFECTS[name]).then(() => 'unnoticed', () => 'noticed');
      if (outcome === 'noticed') return;
    }
    expect.unreachable(`${name} stayed unnoticed for ${String(SEEDS_TO_FIND)} seeds`);
  });
});
