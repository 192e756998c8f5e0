/** The bare floor: a socket.io relay with a durable SQLite write at the server and at the receiver, and an idle crowd. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

function durable(path: string): (text: string) => void {
  const database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)');
  const insert = database.prepare('INSERT INTO t (body) VALUES (?)');
  return (text) => void insert.run(text);
}

/** Durations of `rounds` messages from one client through the relay to another, ms. */
export async function echoDurations(folder: string, crowd: number, rounds: number): Promise<number[]> {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'] });
  const writeAtServer = durable(join(folder, 'echo-server.sqlite'));
  const writeAtSender = durable(join(folder, 'echo-sender.sqlite'));
  const writeAtReceiver = durable(join(folder, 'echo-receiver.sqlite'));
  server.on('connection', (socket) => {
    socket.on('say', (text: string) => {
      writeAtServer(text);
      server.emit('said', text);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  const sockets = await Promise.all(Array.from({ length: crowd + 2 }, () => connected(url)));
  const [sender, receiver] = sockets;
  if (sender === undefined || receiver === undefined) throw new Error('no clients');
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const arrived = new Promise<void>((resolve) => receiver.once('said', (text: string) => {
      writeAtReceiver(text);
      resolve();
    }));
    const body = JSON.stringify({ round, text: 'x'.repeat(400) });
    writeAtSender(body);
    sender.emit('say', body);
    await arrived;
    durations.push(performance.now() - start);
  }
  for (const socket of sockets) socket.disconnect();
  await server.close();
  return durations;
}

function connected(url: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
