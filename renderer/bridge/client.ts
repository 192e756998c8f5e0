/** JSON-RPC 2.0 client of the bridge, typed by protocol/bridge/methods.ts. */
import type { Timers } from '#domain/core/time.ts';
import type { MethodName, MethodParams, MethodResults, Notifications } from '#protocol/bridge/methods.ts';
import type { RpcNotification, RpcResponse } from '#protocol/bridge/jsonrpc.ts';
import { BridgeError } from './errors.ts';
import type { Transport } from './transport.ts';

/** The local data process answers in milliseconds; only a sign-in waits for the hub. */
const REQUEST_TIMEOUT_MS = 30_000;

interface Waiting {
  readonly text: string;
  /** False while the text waits for a connection: then it is safe to send it later. */
  sent: boolean;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: BridgeError) => void;
  readonly cancelTimeout: () => void;
}

type Listeners = { [N in keyof Notifications]: Set<(params: Notifications[N]) => void> };

export class BridgeClient {
  readonly #transport: Transport;
  readonly #timers: Timers;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners: Listeners = { changed: new Set(), status: new Set(), verdict: new Set(), present: new Set(), attachment: new Set() };
  readonly #connected = new Set<() => void>();
  readonly #lost = new Set<() => void>();
  #lastId = 0;

  constructor(transport: Transport, timers: Timers) {
    this.#transport = transport;
    this.#timers = timers;
    transport.onText((text) => this.#receive(text));
    transport.onLost(() => this.#failSent());
    transport.onConnected(() => this.#sendHeld());
  }

  /** Rejects with BridgeError. A request that was cut off after it was sent fails with 'bridge.lost': it may have taken effect. */
  request<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResults[M]> {
    this.#lastId += 1;
    const id = this.#lastId;
    const text = JSON.stringify({ jsonrpc: '2.0', id, method, params });
    return new Promise((resolve, reject) => {
      const cancelTimeout = this.#timers.after(REQUEST_TIMEOUT_MS, () => {
        this.#waiting.delete(id);
        reject(new BridgeError('bridge.unreachable'));
      });
      const waiting: Waiting = { text, sent: false, resolve: resolve as (result: unknown) => void, reject, cancelTimeout };
      this.#waiting.set(id, waiting);
      waiting.sent = this.#transport.send(text);
    });
  }

  on<N extends keyof Notifications>(name: N, listener: (params: Notifications[N]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => {
      this.#listeners[name].delete(listener);
    };
  }

  /** After every (re)connection: subscriptions of the old connection are gone and must be made again. */
  onConnected(listener: () => void): () => void {
    this.#connected.add(listener);
    return () => {
      this.#connected.delete(listener);
    };
  }

  onLost(listener: () => void): () => void {
    this.#lost.add(listener);
    return () => {
      this.#lost.delete(listener);
    };
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as RpcResponse | RpcNotification;
    if ('method' in message) {
      const listeners = this.#listeners[message.method as keyof Notifications] as Set<(params: unknown) => void> | undefined;
      for (const listener of listeners ?? []) listener(message.params);
      return;
    }
    const waiting = typeof message.id === 'number' ? this.#waiting.get(message.id) : undefined;
    if (waiting === undefined) return;
    this.#waiting.delete(message.id as number);
    waiting.cancelTimeout();
    if ('error' in message) waiting.reject(BridgeError.from(message.error.data));
    else waiting.resolve(message.result);
  }

  #failSent(): void {
    for (const [id, waiting] of this.#waiting) {
      if (!waiting.sent) continue;
      this.#waiting.delete(id);
      waiting.cancelTimeout();
      waiting.reject(new BridgeError('bridge.lost'));
    }
    for (const listener of this.#lost) listener();
  }

  #sendHeld(): void {
    for (const waiting of this.#waiting.values()) {
      if (!waiting.sent) waiting.sent = this.#transport.send(waiting.text);
    }
    for (const listener of this.#connected) listener();
  }
}
