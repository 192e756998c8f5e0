/** A client of the change feed: takes messages one after the other, as another system would. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { FeedMessage, FeedRequest } from '#protocol/feed.ts';

const WAIT_LIMIT_MS = 15_000;

type Kind = FeedMessage['type'];
type Of<K extends Kind> = Extract<FeedMessage, { type: K }>;

export class FeedClient {
  readonly #socket: WebSocket;
  readonly #received: FeedMessage[] = [];
  #waiting: (() => void) | undefined;
  /** The code the connection ended with. */
  readonly closed: Promise<number>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = once(socket, 'close').then(([code]) => code as number);
    socket.on('message', (data) => {
      this.#received.push(JSON.parse((data as Buffer).toString('utf8')) as FeedMessage);
      this.#waiting?.();
    });
    socket.on('error', () => undefined);
  }

  static async open(hubUrl: string, key: string): Promise<FeedClient> {
    const url = new URL('/api/v1/changes', hubUrl.replace(/^http/, 'ws'));
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${key}` } });
    const client = new FeedClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** The HTTP status a connection is refused with. */
  static async refusal(hubUrl: string, key: string): Promise<number | undefined> {
    const url = new URL('/api/v1/changes', hubUrl.replace(/^http/, 'ws'));
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${key}` } });
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
    return response.statusCode;
  }

  send(request: FeedRequest | Record<string, unknown>): void {
    this.#socket.send(JSON.stringify(request));
  }

  raw(text: string): void {
    this.#socket.send(text);
  }

  start(cursor: number | null, credits = 50, more: object = {}): Promise<Of<'welcome'>> {
    this.send({ type: 'start', cursor, credits, ...more });
    return this.next('welcome');
  }

  /** The next message of a kind; others before it, heartbeats aside, are a failure. */
  async next<K extends Kind>(kind: K): Promise<Of<K>> {
    for (;;) {
      const message = this.#received.shift();
      if (message?.type === kind) return message as Of<K>;
      if (message !== undefined && message.type !== 'heartbeat') throw new Error(`expected ${kind}, got ${JSON.stringify(message)}`);
      if (message === undefined) await this.#arrival(kind);
    }
  }

  /** All changes until the feed is at a commit. */
  async until(seq: number): Promise<Of<'changes'>[]> {
    const all: Of<'changes'>[] = [];
    while ((all.at(-1)?.to ?? -1) < seq) {
      all.push(await this.next('changes'));
      this.send({ type: 'credit', credits: 1 });
    }
    return all;
  }

  /** Messages that are here already. */
  get pending(): readonly FeedMessage[] {
    return this.#received;
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }

  #arrival(what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited for ${what}`)), WAIT_LIMIT_MS);
      this.#waiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
