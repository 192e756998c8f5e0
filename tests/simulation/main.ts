/**
 * `npm run simulate -- --seeds N --from S --workers W`: more seeds than the tests have time for, in W processes. Failing
 * ones are shrunk and the rest goes on. Progress each minute; the last line is what all add up to, as JSON.
 */
import { parseArgs } from 'node:util';
import { Days } from './days.ts';

const PROGRESS_EVERY_MS = 60_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
  },
});
const [seeds, from, workers] = [values.seeds, values.from, values.workers].map(Number);
if (!isCount(seeds) || !isCount(from) || !isCount(workers)) {
  process.stderr.write('--seeds, --from and --workers are whole numbers from 1\n');
  process.exit(2);
}

const started = Date.now();
const days = new Days({
  from, seeds, workers, onFailure: (problem, smallest) => process.stdout.write(`${problem}\n  smallest: ${smallest}\n`),
});
const progress = setInterval(() => report(), PROGRESS_EVERY_MS);
process.on('SIGINT', () => days.stop());
process.on('SIGTERM', () => days.stop());
const isWhole = await days.finished();
clearInterval(progress);
const seconds = Math.round((Date.now() - started) / 1000);
process.stdout.write(`${JSON.stringify({ from, seeds, seconds, ...days.totals.toJSON() })}\n`);
process.exit(days.totals.failed === 0 && isWhole ? 0 : 1);

function report(): void {
  const { passed, failed } = days.totals;
  const rate = Math.round(((passed + failed) * PROGRESS_EVERY_MS) / (Date.now() - started));
  const done = `${String(passed + failed)} of ${String(seeds)} seeds`;
  process.stdout.write(`${new Date().toISOString()} ${done}, ${String(failed)} failed, ${String(rate)} a minute\n`);
}

function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
