/** The thread that builds snapshots, so that deciding commands never waits for it: open work first, it is there in no time. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildSnapshot } from './build.ts';
import type { SnapshotRequest } from './build.ts';

for (const request of workerData as readonly SnapshotRequest[]) parentPort?.postMessage(await buildSnapshot(request));
