/**
 * The same storm with the library alone: a bare socket.io server and clients with its own back-off. Arguments: `server
 * PORT` or `clients PORT COUNT`. The clients say `ready`, and `inStep` when each has had an answer again after an outage.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';

const [role, port = '0', count = '2000'] = process.argv.slice(2);
const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);

if (role === 'server') {
  const http = createServer();
  new Server(http, { transports: ['websocket'] }).on('connection', (socket) => {
    socket.on('hello', (answer: () => void) => answer());
  });
  http.listen(Number(port), '127.0.0.1', () => say({ event: 'ready' }));
} else {
  let answered = 0;
  let ready = false;
  let backAt = 0;
  process.stdin.on('data', () => {
    backAt = performance.now();
  });
  for (let index = 0; index < Number(count); index += 1) {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
    socket.on('connect', () => socket.emit('hello', () => {
      answered += 1;
      if (answered < Number(count)) return;
      say(ready ? { event: 'inStep', afterMs: Math.round(performance.now() - backAt) } : { event: 'ready' });
      ready = true;
    }));
    socket.on('disconnect', () => {
      answered -= 1;
    });
  }
}
