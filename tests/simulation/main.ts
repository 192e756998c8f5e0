/**
 * `npm run simulate -- --seeds N --from S --workers W`: more seeds than the tests have time for, in W processes. Failing
 * ones are shrunk and the rest goes on. Progress each minute; the last line is what all add up to, as JSON.
 */
import { count, npmCommand } from '../support/command-line.ts';
import { Days } from './days.ts';

const PROGRESS_EVERY_MS = 60_000;

interface Options { readonly seeds: number; readonly from: number; readonly workers: number }

const { seeds, from, workers } = npmCommand('simulate', 'The replication of hub and stations on virtual time, one seeded day a seed.')
  .option('--seeds <number>', 'how many days', count, 200)
  .option('--from <seed>', 'the first of them; the same seed is the same day to the last message', count, 1)
  .option('--workers <number>', 'processes, at best one a core', count, 1)
  .parse()
  .opts<Options>();

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
