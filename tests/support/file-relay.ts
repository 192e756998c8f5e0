/** A server between a station and the hub's snapshot files, with which a test breaks a download off or makes it wait. */
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RelayedFile {
  readonly path: string;
  /** The header `range` of the request. */
  readonly range: string;
  /** What the hub answered. */
  readonly bytes: Buffer;
}

/** Sends the answer, its head is sent already. */
export type Send = (file: RelayedFile, response: ServerResponse) => void | Promise<void>;

const sendWhole: Send = ({ bytes }, response) => void response.end(bytes);

export class FileRelay {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  static async start(hubUrl: string, send: Send = sendWhole): Promise<FileRelay> {
    const server = createServer((request, response) => {
      const { url: path = '', headers: { authorization = '', range = '' } } = request;
      void fetch(new URL(path, hubUrl), { headers: { authorization, range } }).then(async (answer) => {
        const bytes = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, { 'content-length': bytes.length });
        await send({ path, range, bytes }, response);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return new FileRelay(server);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
