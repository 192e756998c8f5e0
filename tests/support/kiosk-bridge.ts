/** The bridge of a kiosk as a browser opens it: the key of the address becomes a cookie, the cookie opens the socket. */
import { WebSocket } from 'ws';
import type { TextCarrier } from '../contract/bridge-peer.ts';

/** The cookie that the kiosk gives to whoever has its address. */
export async function cookieOf(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

export function socketUrl(url: string): string {
  return `ws://${new URL(url).host}/bridge`;
}

/** Opens the socket; `receive` hears every text from the first one on. */
export async function carryOverSocket(url: string, receive: (text: string) => void): Promise<TextCarrier> {
  const headers = { origin: new URL(url).origin, cookie: await cookieOf(url) };
  const socket = new WebSocket(socketUrl(url), { headers });
  socket.on('message', (data: Buffer) => receive(data.toString('utf8')));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { send: (text) => socket.send(text), close: () => socket.close() };
}
