/** The cases that follow from ten thousand operations of several stations, as a station computes them after a long time offline. */
import type { Random } from '#domain/core/time.ts';
import { pairOf } from '#domain/duplicates/cases/operation.ts';
import type { Operation } from '#domain/duplicates/cases/operation.ts';
import { viewOf } from '#domain/duplicates/cases/view.ts';
import { between, seededRandom } from '#cli/random.ts';
import { report, spread } from '../measure.ts';

const OPERATIONS = 10_000;
const LEADS = 12_000;
const ROUNDS = 20;
const GOAL_MS = 50;

export function casesSpeed(): void {
  const random = seededRandom(5);
  const operations = Array.from({ length: OPERATIONS }, (_, index) => operation(index, random));
  const durations = Array.from({ length: ROUNDS }, () => {
    const cpu = process.cpuUsage();
    viewOf(operations);
    const used = process.cpuUsage(cpu);
    return (used.user + used.system) / 1000;
  });
  const { cases, conflicts } = viewOf(operations);
  report('duplicates.cases', {
    operations: OPERATIONS, goalMs: GOAL_MS, cpuMs: spread(durations), cases: cases.size, conflicts: conflicts.length,
  });
}

/** Seven merges, one split, one retraction and one pick in ten; leads are joined with ones reported about the same time. */
function operation(index: number, random: Random): Operation {
  const made = { id: `o${String(index)}`, at: { ms: index, counter: 0, node: `s${String(between(1, 5, random))}` } };
  const a = between(0, LEADS - 1, random);
  const pair = pairOf(`L${String(a)}`, `L${String(a + between(1, 4, random))}`);
  const kind = between(0, 9, random);
  if (kind === 0 && index > 0) return { ...made, kind: 'retract', operations: [`o${String(between(0, index - 1, random))}`] };
  if (kind === 1) return { ...made, kind: 'split', pairs: [pair], sameShop: null };
  if (kind === 2) return { ...made, kind: 'pick', lead: pair[0], field: 'name', source: { lead: pair[1] } };
  return { ...made, kind: 'merge', pairs: [pair], score: 0.5 + random() / 2, weightsVersion: 'bench' };
}
