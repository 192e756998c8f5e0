/**
 * The bare relay: every message is durable in SQLite and then sent on, to everybody or to the receiver alone.
 * Argument: folder.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { durableLog } from './durable-log.ts';

const [folder = ''] = process.argv.slice(2);
const write = durableLog(join(folder, 'relay.sqlite'));
const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false });
server.on('connection', (socket) => {
  socket.on('receive', (acknowledge: () => void) => {
    void socket.join('receiver');
    acknowledge();
  });
  socket.on('say', (message: { readonly text: string; readonly everybody: boolean }) => {
    write(message.text);
    if (message.everybody) server.emit('said', message);
    else server.to('receiver').emit('said', message);
  });
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${String(port)}` })}\n`);
});
