/**
 * The kiosk host: the built renderer for a Chromium on 127.0.0.1 and the bridge over a WebSocket at the same origin, for
 * big screens and for PCs without Electron. Several windows share the one data process.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import sirv from 'sirv';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { BRIDGE_LIMIT_BYTES } from '#protocol/bridge/methods.ts';
import type { Log } from '../../log.ts';
import { pageHeaders } from '../content-policy.ts';
import type { DataSupervisor } from '../data-supervisor.ts';
import { Admission } from './admission.ts';

export interface KioskOptions {
  readonly supervisor: DataSupervisor;
  /** 0 takes a free port. */
  readonly port: number;
  /** The built renderer. */
  readonly rendererDirectory: string;
  readonly log: Log;
}

export interface Kiosk {
  /** Opens a window; has the secret in it. */
  readonly url: string;
  close(): Promise<void>;
}

const SECRET_BYTES = 32;
/** Messages a window has not taken yet; beyond this it is cut off and starts afresh. */
const SLOW_WINDOW_BYTES = 32 * 1024 * 1024;
/** A message over the bridge's limit gets an answer that says so; one far over it ends the connection (1009). */
const SOCKET_LIMIT_BYTES = 2 * BRIDGE_LIMIT_BYTES;
const BRIDGE_PATH = '/bridge';
/** RFC 6455: the service restarts; the window connects again. */
const CLOSE_RESTART = 1012;

export async function startKiosk({ supervisor, port, rendererDirectory, log }: KioskOptions): Promise<Kiosk> {
  const server = createServer();
  await listen(server, port);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const admission = new Admission((server.address() as AddressInfo).port, secret);
  const headers = pageHeaders([admission.origin.replace('http:', 'ws:')]);
  const files = sirv(rendererDirectory, { etag: true, setHeaders: (response) => setAll(response, headers) });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: SOCKET_LIMIT_BYTES, perMessageDeflate: false });

  server.on('request', (request, response) => servePage(request, response, admission, files));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== BRIDGE_PATH || !admission.admitsSocket(request)) {
      log.warn({ origin: request.headers.origin, host: request.headers.host }, 'refused a connection to the bridge');
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (window) => attach(window, supervisor));
  });

  return {
    url: `${admission.origin}/?key=${secret}`,
    close: () =>
      new Promise((resolve) => {
        for (const window of sockets.clients) window.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
  files: ReturnType<typeof sirv>,
): void {
  const url = URL.parse(request.url ?? '/', admission.origin);
  if (url === null) return refuse(response, 400, 'The address cannot be read.');
  const { pathname, searchParams } = url;
  if (!admission.isOurHost(request)) return refuse(response, 421, 'Open this station by the address it printed.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET.');
  const key = searchParams.get('key');
  if (pathname === '/' && key !== null && admission.isSecret(key)) {
    // The secret leaves the address bar at once, and with it the history.
    response.writeHead(303, { location: '/', 'set-cookie': admission.cookie(), 'cache-control': 'no-store' }).end();
    return undefined;
  }
  if (!admission.hasCookie(request)) return refuse(response, 403, 'Open this station by the address it printed (with its key).');
  return files(request, response, () => refuse(response, 404, 'Not found.'));
}

function refuse(response: ServerResponse, status: number, text: string): void {
  setAll(response, pageHeaders());
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text);
}

function setAll(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function attach(window: WebSocket, supervisor: DataSupervisor): void {
  const client = supervisor.connect(
    (text) => {
      if (window.bufferedAmount > SLOW_WINDOW_BYTES) window.terminate();
      else window.send(text);
    },
    () => window.close(CLOSE_RESTART),
  );
  window.on('message', (message, isBinary) => {
    // Binary frames are no JSON: the data process answers so.
    client.receive(isBinary ? '' : (message as Buffer).toString('utf8'));
  });
  // 'close' follows every 'error'.
  window.on('error', () => undefined);
  window.on('close', () => client.close());
}
