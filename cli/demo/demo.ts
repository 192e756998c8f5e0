/**
 * `npm run demo`: a hub with the demo city, a field simulator and command centres, in processes of their own as in real
 * life. Ctrl-C stops them in order; the next start goes on from the same data.
 */
import { mkdirSync } from 'node:fs';
import { takeLock } from './lock.ts';
import { readOptions } from './options.ts';
import { Report } from './report.ts';
import { Shutdown } from './shutdown.ts';
import { startDemo } from './start.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const options = readOptions(process.argv.slice(2));
const report = new Report(options.json);
mkdirSync(options.dataDir, { recursive: true });
const taken = takeLock(options.dataDir);
if (taken.kind === 'taken') {
  report.taken(taken.by);
} else {
  const shutdown = new Shutdown((text) => report.say(text), () => performance.now());
  const asked = new Promise<'asked'>((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        void shutdown.stop('Stopping …');
        resolve('asked');
      });
    }
  });
  try {
    const demo = await startDemo(options, shutdown, report);
    taken.lock.announce(demo.note);
    report.ready({ ...demo, ...demo.note });
    if (await Promise.race([asked, demo.broken]) !== 'asked') throw new Error('The hub has ended by itself; its log tells why.');
  } catch (error) {
    // A start that Ctrl-C cut short fails in many ways, none of them news.
    if (!shutdown.requested) {
      report.failed(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  }
  await shutdown.stop('Stopping …');
  taken.lock.release();
  report.stopped();
}
