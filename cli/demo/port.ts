/** The same addresses at every start, so that bookmarks and the filters a browser keeps by address survive. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The preferred port on 127.0.0.1 when it is free, else any free one. */
export async function freePort(preferred: number): Promise<number> {
  return await tryPort(preferred) ?? await tryPort(0) ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}
