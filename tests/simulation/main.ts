/** `npm run simulate -- --seeds N --from S`: more seeds than the tests have time for. Failing ones are shrunk. */
import { parseArgs } from 'node:util';
import { shrink } from './shrink.ts';
import { simulate } from './simulate.ts';

const HOUR_MS = 3_600_000;

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: '1' } } });
const from = Number(values.from);
const seeds = Number(values.seeds);
const faults: Record<string, number> = {};
const met: Record<string, number> = {};
let simulatedMs = 0;
let commands = 0;
let refused = 0;
let failed = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  try {
    const result = await simulate(seed);
    commands += result.commands;
    refused += result.refused;
    simulatedMs += result.simulatedMs;
    add(faults, result.faults);
    add(met, result.met);
  } catch (error) {
    failed += 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    const { without, ...smaller } = await shrink(seed);
    process.stderr.write(`  smallest: ${JSON.stringify({ seed, ...smaller, without: [...without ?? []] })}\n`);
  }
}
const simulatedHours = Math.round(simulatedMs / HOUR_MS);
process.stdout.write(`${JSON.stringify({ from, seeds, passed: seeds - failed, failed, simulatedHours, commands, refused, faults, met })}\n`);
process.exit(failed > 0 ? 1 : 0);

function add(into: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) into[name] = (into[name] ?? 0) + count;
}
