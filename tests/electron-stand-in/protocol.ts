/** protocol.handle as a route: `app://host/path` is `https://host.app.electron.test/path` to Chromium. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route } from 'playwright';

type Handler = (request: Request) => Response | Promise<Response>;

const SUFFIX = '.electron.test';
const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged: (_schemes: unknown): void => undefined,
  handle: (scheme: string, handler: Handler): void => {
    handlers.set(scheme, handler);
  },
};

/** The address as Chromium can load it. */
export function toBrowserUrl(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+):\/\/([^/?#]+)(.*)$/.exec(address) ?? [];
  return handlers.has(scheme) ? `https://${host}.${scheme}${SUFFIX}${rest}` : address;
}

/** The address as the app knows it. */
export function toAppUrl(address: string): string {
  const url = URL.parse(address);
  if (url === null || !url.host.endsWith(SUFFIX)) return address;
  const name = url.host.slice(0, -SUFFIX.length);
  const dot = name.lastIndexOf('.');
  return `${name.slice(dot + 1)}://${name.slice(0, dot)}${url.pathname}${url.search}${url.hash}`;
}

/** Answers a request to a scheme of the app; false when it is for somebody else. */
export async function fulfil(route: Route): Promise<boolean> {
  const request = route.request();
  const address = toAppUrl(request.url());
  const handler = handlers.get(address.slice(0, address.indexOf(':')));
  if (handler === undefined) return false;
  const response = await handler(new Request(address, { method: request.method(), headers: request.headers() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
  return true;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** As Electron's own: file addresses get a type by their ending, and a missing file is a failure. */
export const net = {
  fetch: async (address: string): Promise<Response> => {
    const path = fileURLToPath(address);
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' },
    });
  },
};
