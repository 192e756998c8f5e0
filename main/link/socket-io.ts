/** The link's connection over socket.io: one connection an attempt, no reconnects or recovery of the library's own. */
import { io } from 'socket.io-client';
import { ShaotaiError } from '#protocol/errors.ts';
import type { HubEvents, Reply } from '#protocol/hub/messages.ts';
import type { Connect, HubConnection } from '#protocol/hub/transport.ts';

const HUB_EVENTS: readonly (keyof HubEvents)[] = ['batch', 'hint', 'bye', 'present'];

export const connectSocketIo: Connect = (url, listener, timeoutMs) => new Promise((resolve, reject) => {
  const socket = io(url, { path: '/stations', transports: ['websocket'], reconnection: false, forceNew: true, timeout: timeoutMs });
  const connection: HubConnection = {
    request: async (event, body, requestTimeoutMs) => {
      try {
        return await socket.timeout(requestTimeoutMs).emitWithAck(event, body) as Reply<never>;
      } catch {
        throw new ShaotaiError('hub.unreachable', `no answer to ${event}`);
      }
    },
    close: () => void socket.disconnect(),
  };
  for (const event of HUB_EVENTS) socket.on(event as string, (body: unknown) => listener.received(event, body as never));
  socket.once('connect', () => resolve(connection));
  socket.once('connect_error', (error) => {
    socket.disconnect();
    reject(new ShaotaiError('hub.unreachable', error.message));
  });
  socket.on('disconnect', (reason) => listener.closed(reason));
});
