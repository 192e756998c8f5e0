/**
 * `npm run simulate -- --seeds N --from S --workers W`: more seeds than the tests have time for, in W processes. Failing
 * ones are shrunk and the rest goes on. Progress each minute; the last line is what all add up to, as JSON.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';
import { Totals } from './totals.ts';
import type { WorkerMessage } from './worker.ts';

const PROGRESS_EVERY_MS = 60_000;
/** A day compiles hardly anything new after the first: threads that compile would only take the other workers' time. */
const NODE_OPTIONS = ['--single-threaded'];

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
const totals = new Totals();
const running = Array.from({ length: workers }, (_unused, index) => startWorker(from + index, from + seeds, workers));
const progress = setInterval(() => report(), PROGRESS_EVERY_MS);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
const crashed = (await Promise.all(running.map(ended))).some((isCrash) => isCrash);
clearInterval(progress);
process.stdout.write(`${JSON.stringify({ from, seeds, seconds: secondsSince(started), ...totals.toJSON() })}\n`);
process.exit(totals.failed > 0 || crashed ? 1 : 0);

function startWorker(first: number, end: number, step: number): ChildProcess {
  const worker = fork(new URL('worker.ts', import.meta.url), [first, end, step].map(String), { execArgv: NODE_OPTIONS });
  worker.on('message', (message) => take(message as WorkerMessage));
  return worker;
}

function take(message: WorkerMessage): void {
  if (message.kind === 'passed') {
    totals.add(message.result);
    return;
  }
  totals.failed += 1;
  process.stdout.write(`${message.problem}\n  smallest: ${message.smallest}\n`);
}

/** Whether a worker ended without having done its seeds. */
function ended(worker: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    worker.on('exit', (code) => resolve(code !== 0));
  });
}

function stop(): void {
  for (const worker of running) worker.kill();
}

function report(): void {
  const done = totals.passed + totals.failed;
  const rate = Math.round((done * PROGRESS_EVERY_MS) / (Date.now() - started));
  process.stdout.write(`${new Date().toISOString()} ${String(done)} of ${String(seeds)} seeds, ${String(totals.failed)} failed, ${String(rate)} a minute\n`);
}

function secondsSince(moment: number): number {
  return Math.round((Date.now() - moment) / 1000);
}

function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
