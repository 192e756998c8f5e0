/** One process of `npm run simulate`: every so many seeds from a first one; a failing day is shrunk and reported, and the next goes on. */
import { shrink } from './shrink.ts';
import { simulate } from './simulate.ts';
import type { SimulationResult } from './simulate.ts';

export type WorkerMessage =
  | { readonly kind: 'passed'; readonly result: SimulationResult }
  | { readonly kind: 'failed'; readonly seed: number; readonly problem: string; readonly smallest: string };

const [from = 0, to = 0, step = 1] = process.argv.slice(2).map(Number);

for (let seed = from; seed < to; seed += step) {
  await tell(await run(seed));
}
process.disconnect?.();

async function run(seed: number): Promise<WorkerMessage> {
  try {
    return { kind: 'passed', result: await simulate(seed) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const { without, ...smaller } = await shrink(seed);
    return { kind: 'failed', seed, problem, smallest: JSON.stringify({ seed, ...smaller, without: [...without ?? []] }) };
  }
}

function tell(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}
