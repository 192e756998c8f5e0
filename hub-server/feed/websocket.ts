/** The change feed on plain WebSocket, beside the stations' sockets on the same server. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { toErrorValue } from '#protocol/errors.ts';
import { FEED_MESSAGE_LIMIT_BYTES, FEED_PATH } from '#protocol/feed.ts';
import type { Timers } from '#domain/core/time.ts';
import type { Session } from '../accounts/accounts.ts';
import { DESK_ROLES } from '../http/row-routes.ts';
import { statusOf } from '../http/respond.ts';
import { requireAccess } from '../http/services.ts';
import type { HubServices } from '../http/services.ts';
import type { ChangeFeeds } from './feeds.ts';
import { HEARTBEAT_MS } from './feeds.ts';

/** A connection that has not started in this time is closed. */
const START_LIMIT_MS = 15_000;
const CLOSE_LIMIT_MS = 1000;

/** Serves the feed; returns what ends all its connections. */
export function attachChangeFeed(server: Server, services: HubServices, feeds: ChangeFeeds, timers: Timers): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FEED_MESSAGE_LIMIT_BYTES, perMessageDeflate: { threshold: 4096 } });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://hub');
    if (pathname !== FEED_PATH) return;
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    try {
      const session = requireAccess(services, token, { roles: DESK_ROLES, scope: 'changes' });
      services.rates.take(`token:${session.tokenHash}`);
      feeds.admit(session);
      sockets.handleUpgrade(request, socket, head, (opened) => serve(opened, session, token, feeds, timers));
    } catch (error) {
      refuse(socket, error);
    }
  };
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    // Who was told to come back closes by itself; who does not answer is not waited for.
    timers.after(CLOSE_LIMIT_MS, () => {
      for (const socket of sockets.clients) socket.terminate();
    });
  };
}

function serve(socket: WebSocket, session: Session, token: string, feeds: ChangeFeeds, timers: Timers): void {
  let started = false;
  let alive = true;
  const cancelStart = timers.after(START_LIMIT_MS, () => {
    if (!started) socket.terminate();
  });
  // A peer that is gone without a word answers no ping.
  const beat = (): (() => void) => timers.after(HEARTBEAT_MS, () => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
    cancelBeat = beat();
  });
  let cancelBeat = beat();
  const feed = feeds.open(session, token, {
    send: (message) => socket.send(JSON.stringify(message)),
    close: (code) => socket.close(code),
  });
  socket.on('message', (message, isBinary) => {
    started = true;
    feed.receive(isBinary ? '' : (message as Buffer).toString('utf8'));
  });
  socket.on('pong', () => (alive = true));
  // 'close' follows every 'error'.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    cancelStart();
    cancelBeat();
    feed.closed();
  });
}

function refuse(socket: Duplex, error: unknown): void {
  const value = toErrorValue(error);
  const body = JSON.stringify({ error: value });
  const status = statusOf(value.code);
  const head = [
    `HTTP/1.1 ${String(status)} Refused`, 'Connection: close', 'Content-Type: application/json',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
