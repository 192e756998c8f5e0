/** Stations over socket.io: WebSocket only, size limits, every event acknowledged with a Reply. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { MESSAGE_LIMIT_BYTES } from '#protocol/hub/messages.ts';
import type { StationSessions } from './sessions.ts';

/** A connection that has not said hello in this time is closed, ms. */
const HELLO_TIMEOUT_MS = 15_000;

/** Serves stations on the HTTP server under /stations. Returns what stops it. */
export function attachSocketIo(http: HttpServer, sessions: StationSessions): { close(): Promise<void> } {
  const server = new Server(http, {
    path: '/stations', transports: ['websocket'], serveClient: false, maxHttpBufferSize: MESSAGE_LIMIT_BYTES,
    pingInterval: 20_000, pingTimeout: 20_000,
    // Batches of rows compress seven to one; small messages are not worth the work. Only without a context that outlives a
    // message does the library heed the threshold. It keeps a compressor for every connection that ever had a large message:
    // 64 KB with this window instead of 256 KB, for a tenth more on the wire.
    perMessageDeflate: {
      threshold: 4096, serverNoContextTakeover: true, clientNoContextTakeover: true,
      serverMaxWindowBits: 13, zlibDeflateOptions: { memLevel: 6 },
    },
    cleanupEmptyChildNamespaces: true,
  });
  server.on('connection', (socket) => {
    const session = sessions.open({
      send: (event, body) => void socket.emit(event, body),
      close: () => void socket.disconnect(true),
    });
    const cancelHelloTimeout = sessions.options.timers.after(HELLO_TIMEOUT_MS, () => {
      if (session.account === null) session.end('session.required', 0);
    });
    socket.onAny((event: unknown, body: unknown, acknowledge: unknown) => {
      // Without an acknowledgement there is nobody to answer: not our protocol.
      if (typeof event !== 'string' || typeof acknowledge !== 'function') return;
      void session.handle(event, body).then((reply) => acknowledge(reply) as unknown);
    });
    socket.on('disconnect', () => {
      cancelHelloTimeout();
      session.closed();
    });
  });
  return { close: () => server.close() };
}
