/** The test's end of a bridge, whatever host carries the texts. */
import type { MethodName, MethodParams, MethodResults, Notifications, Status } from '#protocol/bridge/methods.ts';
import type { RpcNotification, RpcResponse } from '#protocol/bridge/jsonrpc.ts';
import type { QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import type { ErrorValue } from '#protocol/errors.ts';

/** Carries texts to the data process. What comes back is handed to `BridgePeer.receive`. */
export interface TextCarrier {
  send(text: string): void;
  close(): void | Promise<void>;
}

const WAIT_LIMIT_MS = 20_000;

/** An answer with an error. */
export class BridgeRefusal extends Error {
  readonly value: ErrorValue;

  constructor(value: ErrorValue) {
    super(`${value.code}: ${value.message} ${JSON.stringify(value.data)}`);
    this.value = value;
  }
}

export class BridgePeer {
  readonly #carrier: TextCarrier;
  /** Everything received, oldest first. */
  readonly #received: (RpcResponse | RpcNotification)[] = [];
  readonly #watchers = new Set<() => void>();
  #lastId = 0;

  private constructor(carrier: TextCarrier) {
    this.#carrier = carrier;
  }

  static async open(carry: (receive: (text: string) => void) => TextCarrier | Promise<TextCarrier>): Promise<BridgePeer> {
    const early: string[] = [];
    let deliver = (text: string): void => void early.push(text);
    const peer = new BridgePeer(await carry((text) => deliver(text)));
    deliver = (text) => peer.#receive(text);
    for (const text of early) peer.#receive(text);
    return peer;
  }

  /** Rejects with BridgeRefusal. */
  call<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResults[M]> {
    return this.request(method, params) as Promise<MethodResults[M]>;
  }

  /** A request that need not be right. */
  async request(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = `test-${String(this.#lastId)}`;
    const response = await this.answerTo(JSON.stringify({ jsonrpc: '2.0', id, method, params }), id);
    if ('error' in response) throw new BridgeRefusal(response.error.data);
    return response.result;
  }

  query<Q extends QueryName>(name: Q, args: QueryArgs<Q>): Promise<QueryResults[Q]> {
    return this.call('query', { name, args }) as Promise<QueryResults[Q]>;
  }

  /** Sends a text as it is; resolves with the response that has the id (null: none could be read). */
  answerTo(text: string, id: string | number | null): Promise<RpcResponse> {
    const from = this.#received.length;
    this.#carrier.send(text);
    return this.#find(
      `an answer to ${text.slice(0, 120)}`,
      (message): message is RpcResponse => !('method' in message) && message.id === id,
      from,
    );
  }

  /** Sends texts one after the other, not waiting for answers; resolves with as many responses with the id, in their order. */
  async answersTo(texts: readonly string[], id: string | number | null): Promise<RpcResponse[]> {
    const from = this.#received.length;
    for (const text of texts) this.#carrier.send(text);
    const answered = (): RpcResponse[] =>
      this.#received.slice(from).filter((message): message is RpcResponse => !('method' in message) && message.id === id);
    await this.#find(
      `${String(texts.length)} answers to ${String(id)}`,
      (message): message is RpcResponse => !('method' in message) && answered().length >= texts.length,
      from,
    );
    return answered();
  }

  /** The first notification, already received or to come, that the test waits for. */
  async notified<N extends keyof Notifications>(
    method: N,
    what: string,
    accept: (params: Notifications[N]) => boolean,
  ): Promise<Notifications[N]> {
    const message = await this.#find(
      what,
      (candidate): candidate is RpcNotification =>
        'method' in candidate && candidate.method === method && accept(candidate.params as Notifications[N]),
    );
    return message.params as Notifications[N];
  }

  /** Asks until the status is as wanted; each status notification is a reason to ask again. */
  async until(what: string, accept: (status: Status) => boolean): Promise<Status> {
    for (;;) {
      const from = this.#received.length;
      const status = await this.call('status', {});
      if (accept(status)) return status;
      await this.#find(
        `${what}; the last status is ${JSON.stringify(status)}`,
        (message): message is RpcNotification => 'method' in message && message.method === 'status',
        from,
      );
    }
  }

  close(): void | Promise<void> {
    return this.#carrier.close();
  }

  #receive(text: string): void {
    this.#received.push(JSON.parse(text) as RpcResponse | RpcNotification);
    for (const watcher of this.#watchers) watcher();
  }

  #find<T extends RpcResponse | RpcNotification>(
    what: string,
    accept: (message: RpcResponse | RpcNotification) => message is T,
    from = 0,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(`waited ${String(WAIT_LIMIT_MS / 1000)} s for ${what}`));
      }, WAIT_LIMIT_MS);
      const look = (): void => {
        const found = this.#received.slice(from).find(accept);
        if (found === undefined) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      look();
    });
  }
}
