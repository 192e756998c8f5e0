/** `npm run simulate -- --seeds N --from S`: more seeds than the tests have time for. */
import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: '1' } } });
const from = Number(values.from);
const seeds = Number(values.seeds);
const faults: Record<string, number> = {};
let commands = 0;
let refused = 0;
const failed: string[] = [];
for (let seed = from; seed < from + seeds; seed += 1) {
  try {
    const result = await simulate(seed);
    commands += result.commands;
    refused += result.refused;
    for (const [fault, count] of Object.entries(result.faults)) faults[fault] = (faults[fault] ?? 0) + count;
  } catch (error) {
    failed.push(error instanceof Error ? error.message : String(error));
    process.stderr.write(`${failed.at(-1) ?? ''}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ from, seeds, passed: seeds - failed.length, failed: failed.length, commands, refused, faults })}\n`);
process.exit(failed.length > 0 ? 1 : 0);
