/** Somebody at work: queries of a desk, one after the other with a short rest, as long as something else goes on. */
import { setTimeout as rest } from 'node:timers/promises';
import { CITY } from './dataset.ts';
import type { BenchStation } from './station.ts';

/** Between an answer and the next question, ms. */
const REST_MS = 25;
/** The village a dispatcher looks at. */
const VILLAGE = `${CITY}001001`;

/** Asks until `work` is done. Answers how long each answer took, ms. */
export async function askWhile(station: BenchStation, work: Promise<unknown>): Promise<number[]> {
  let done = false;
  const finish = (): void => {
    done = true;
  };
  work.then(finish, finish);
  const durations: number[] = [];
  for (let turn = 0; !done; turn += 1) {
    const start = performance.now();
    await (turn % 2 === 0
      ? station.query('tasks.list', { place: VILLAGE })
      : station.query('desk.counts', { place: VILLAGE }));
    durations.push(performance.now() - start);
    await rest(REST_MS);
  }
  await work;
  return durations;
}
