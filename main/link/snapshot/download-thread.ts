/** The thread that fetches one snapshot and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorValue } from '#protocol/errors.ts';
import type { FromDownload } from './download.ts';
import { fetchSnapshotFile } from './fetch-file.ts';
import type { FetchOrder } from './fetch-file.ts';

const post = (message: FromDownload): void => parentPort?.postMessage(message);

try {
  post({ kind: 'here', path: await fetchSnapshotFile(workerData as FetchOrder, (bytes) => post({ kind: 'progress', bytes })) });
} catch (error) {
  post({ kind: 'failed', error: toErrorValue(error) });
}
