/** The kiosk's data process: a worker thread, so a kill of the host ends both at once. */
import { Worker } from 'node:worker_threads';
import type { DataProcessPort, FromDataProcess } from '../../data/port.ts';

const SOURCE = new URL('../../data/entry.ts', import.meta.url);

/** Answers are short-lived texts: a small nursery is swept more often and keeps 20 MB less. */
const NURSERY_MB = 8;

/** `entry` is the built data process where there is one: it starts faster than the sources and takes less memory. */
export function spawnWorker(entry: string | URL = SOURCE): DataProcessPort {
  const worker = new Worker(entry, { name: 'data', resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB } });
  let failure: string | undefined;
  worker.on('error', (error) => {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => {
      worker.on('message', (message: FromDataProcess) => listener(message));
    },
    onExit: (listener) => {
      worker.on('exit', (code) => listener(failure ?? `exit code ${code}`));
    },
    kill: () => {
      void worker.terminate();
    },
  };
}
