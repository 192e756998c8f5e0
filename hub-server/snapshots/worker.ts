/** The thread that builds snapshots, so that deciding commands never waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildSnapshot } from './build.ts';
import type { SnapshotRequest } from './build.ts';

parentPort?.postMessage(await buildSnapshot(workerData as SnapshotRequest));
