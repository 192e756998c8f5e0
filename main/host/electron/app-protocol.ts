/** `app://shaotai/`: the built renderer as an origin of its own, with the same headers as at the kiosk. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Net, Protocol } from 'electron';
import { pageHeaders } from '../content-policy.ts';

const SCHEME = 'app';
const HOST = 'shaotai';
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/** Whether an address is a page of ours. An empty or broken address is not. */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${SCHEME}:` && url.host === HOST;
}

/** Must run before the app is ready. */
export function declareScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the files below `directory` and nothing else. */
export function serveApp(protocol: Protocol, net: Net, directory: string): void {
  protocol.handle(SCHEME, async (request) => {
    const path = filePath(request, directory);
    if (path === undefined) return new Response('Not found', { status: 404, headers: pageHeaders() });
    try {
      const file = await net.fetch(pathToFileURL(path).href);
      return new Response(file.body, {
        headers: { ...pageHeaders(), 'content-type': file.headers.get('content-type') ?? 'application/octet-stream' },
      });
    } catch {
      return new Response('Not found', { status: 404, headers: pageHeaders() });
    }
  });
}

function filePath(request: Request, directory: string): string | undefined {
  const url = URL.parse(request.url);
  if (request.method !== 'GET' || url === null || url.host !== HOST) return undefined;
  const wanted = resolve(join(directory, decodedPath(url.pathname)));
  const below = relative(directory, wanted);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? undefined : wanted;
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}
