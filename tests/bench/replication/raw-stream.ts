/** Raw limit of a catch-up with its network: batches over bare socket.io into the same file. Arguments: replica file, URL. */
import { io } from 'socket.io-client';
import { answer } from './child.ts';
import { openUpserts } from './raw-rows.ts';
import type { RawRow } from './raw-rows.ts';

const [path = '', url = ''] = process.argv.slice(2);
const start = performance.now();
const file = openUpserts(path);
const socket = io(url, { transports: ['websocket'], reconnection: false });
for (let index = 0; ; index += 1) {
  const batch = await socket.emitWithAck('next', index) as readonly RawRow[] | null;
  if (batch === null) break;
  file.upsert(batch);
}
const ms = performance.now() - start;
socket.disconnect();
file.close();
answer({ ms });
