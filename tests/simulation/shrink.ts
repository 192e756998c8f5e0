/** Makes a failing day smaller: leaves out faults, stations and time as long as it still fails. */
import { FAULT_NAMES } from './faults.ts';
import type { Defect } from './defects.ts';
import { simulate } from './simulate.ts';
import type { Smaller } from './simulate.ts';

const STATIONS_MAX = 8;
const ACTIVE_STEPS_MS = [10_000, 20_000, 40_000, 80_000, 120_000];

const fails = (seed: number, defect: Defect | undefined, smaller: Smaller): Promise<boolean> =>
  simulate(seed, defect, smaller).then(() => false, () => true);

/** The smallest variant found that still fails; the seed must fail as it is. */
export async function shrink(seed: number, defect?: Defect): Promise<Smaller> {
  let smallest: Smaller = {};
  const keep = async (candidate: Smaller): Promise<boolean> => {
    if (!await fails(seed, defect, candidate)) return false;
    smallest = candidate;
    return true;
  };
  for (const activeMs of ACTIVE_STEPS_MS) if (await keep({ ...smallest, activeMs })) break;
  for (let stations = 1; stations < STATIONS_MAX; stations += 1) if (await keep({ ...smallest, stations })) break;
  for (const name of ['files', ...FAULT_NAMES]) await keep({ ...smallest, without: new Set([...smallest.without ?? [], name]) });
  return smallest;
}
