/**
 * The hub's own deciding time: the same commands decided in one process without a network, in groups as they arrive.
 * Arguments: folder of the hub, commands as JSON lines of {stationId, accountId, commands}, one line a group.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import type { CommandMessage } from '#protocol/hub/messages.ts';
import { answer } from './child.ts';

export interface Group {
  readonly pushes: readonly { readonly stationId: string; readonly accountId: string; readonly commands: readonly CommandMessage[] }[];
}

const [folder = '', groupsFile = ''] = process.argv.slice(2);
const groups: Group[] = [];
for await (const line of createInterface({ input: createReadStream(groupsFile) })) groups.push(JSON.parse(line) as Group);

const { services: { store, sequencer }, close } = openServices({ dataDirectory: join(folder, 'hub'), log: createLog('bench', 'error') });
const bind = store.database.prepare('INSERT OR IGNORE INTO station VALUES (?, ?, 0, 0)');
for (const { pushes } of groups) for (const { stationId, accountId } of pushes) bind.run(stationId, accountId);
let decided = 0;
const start = performance.now();
for (const { pushes } of groups) {
  store.commit((transaction) => {
    for (const { stationId, accountId, commands } of pushes) {
      sequencer.decideStation(transaction, stationId, accountId, commands);
      decided += commands.length;
    }
  });
}
const ms = performance.now() - start;
const applied = store.database.prepare("SELECT count(*) FROM verdict WHERE kind = 'applied'").pluck().get();
close();
answer({ ms, decided, applied });
