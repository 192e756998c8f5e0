/**
 * `node bin/run.mjs tests/bench/replication/slow-line.ts [kbit/s]`: a new station of 100,000 rows over a slow line, 64 kbit/s
 * unless told otherwise. When its open work can be worked on, and when everything is here. One JSON line on standard output.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#cli/random.ts';
import { snapshotDownload } from '#main/link/snapshot/download.ts';
import { Link } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import type { SnapshotFile } from '#protocol/hub/messages.ts';
import { FaultyProxy } from '../../campaign/proxy.ts';
import { makeFolder, removeFolder } from '../../support/folder.ts';
import { TestHub } from '../../support/hub.ts';
import { report } from '../measure.ts';
import { firstVillages, preparePushedTasks, prepareRows, supervisorOf } from './prepare.ts';

const ROWS = 100_000;
/** Open tasks of a town: 20 in each of 30 villages. */
const VILLAGES = 30;
const OPEN_TASKS_EACH = 20;
const BYTES_PER_SECOND = (Number(process.argv[2] ?? 64) * 1000) / 8;

const folder = makeFolder();
prepareRows(folder, ROWS);
preparePushedTasks(folder, firstVillages(VILLAGES), OPEN_TASKS_EACH);
const { token } = supervisorOf(folder);
const hub = await TestHub.start(folder);
const proxy = await FaultyProxy.start(hub.url, seededRandom(1));
proxy.use({ bytesPerSecond: BYTES_PER_SECOND });

const directory = join(folder, 'station');
mkdirSync(directory);
const replica = openReplica({ path: join(directory, 'replica.sqlite'), clock: systemClock, newId: newSystemId });
const fetchFile = snapshotDownload(proxy.url, directory);
const files: SnapshotFile[] = [];
const link = new Link({
  replica, connect: connectSocketIo, url: proxy.url, token: () => token, clock: systemClock, timers: systemTimers, random: systemRandom,
  download: (order) => {
    files.push(order.file);
    return fetchFile(order);
  },
});
const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
let openWorkSeconds: number | undefined;
replica.onChange(() => {
  if (replica.position().holds === 'openWork') openWorkSeconds ??= seconds();
});
const completeSeconds = await new Promise<number>((resolve) => {
  link.onChange(() => {
    if (link.view().state === 'online') resolve(seconds());
  });
  link.start();
});
report('slowLine', {
  bytesPerSecond: BYTES_PER_SECOND, openWorkSeconds, completeSeconds,
  files: files.map(({ name, rows, compressedBytes }) => ({ name, rows, compressedBytes })),
});
link.stop();
replica.close();
await proxy.stop();
await hub.stop();
removeFolder(folder);
