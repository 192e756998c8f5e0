/** Sends the rows of a catch-up over bare socket.io, one batch at a request. Arguments: changes, rows, revision. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { batchesOf, rawRows } from './raw-rows.ts';

const [changes = '', rows = '', revision = ''] = process.argv.slice(2);
const batches = batchesOf(rawRows(Number(changes), Number(rows), Number(revision)));
const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false });
server.on('connection', (socket) => {
  socket.on('next', (index: number, acknowledge: (batch: unknown) => void) => acknowledge(batches[index] ?? null));
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${String(port)}` })}\n`);
});
