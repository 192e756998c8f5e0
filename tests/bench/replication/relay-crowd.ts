/** Many idle connections to the bare relay in one process. Arguments: URL, count. */
import { io } from 'socket.io-client';

const [url = '', count = '0'] = process.argv.slice(2);
await Promise.all(Array.from({ length: Number(count) }, () => new Promise<void>((resolve, reject) => {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  // Heard and thrown away, as by a station that does not show the row.
  socket.on('said', () => undefined);
  socket.once('connect', resolve);
  socket.once('connect_error', reject);
})));
process.stdout.write('{"event":"ready"}\n');
