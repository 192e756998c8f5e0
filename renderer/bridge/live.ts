/**
 * Live queries: one subscription at the data process for each query and arguments in use, however many components look
 * at it. The last answer stays while a connection is down; the screen shows its age instead of a spinner.
 */
import type { Clock, Timers } from '#domain/core/time.ts';
import type { QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import type { BridgeClient } from './client.ts';
import type { BridgeError } from './errors.ts';
import { toBridgeError } from './errors.ts';
import { share } from './sharing.ts';

export interface LiveState<T = unknown> {
  readonly data: T | undefined;
  readonly error: BridgeError | undefined;
  /** When the newest answer arrived, by this machine's clock; undefined before the first. */
  readonly receivedAt: number | undefined;
}

export interface LiveQuery<T> {
  state(): LiveState<T>;
  /** Subscribes at the data process while somebody listens. */
  listen(listener: () => void): () => void;
}

/** Pause before a failed subscription is tried again. */
const RETRY_MS = 4_000;
const EMPTY: LiveState<never> = { data: undefined, error: undefined, receivedAt: undefined };

class Entry {
  readonly listeners = new Set<() => void>();
  readonly name: QueryName;
  readonly args: Record<string, unknown>;
  state: LiveState = EMPTY;
  /** Number of the subscription at the data process; undefined while it is being made. */
  subscription: number | undefined;
  /** Raised whenever the subscription is made anew: answers to older attempts are dropped. */
  attempt = 0;
  cancelRetry: () => void = () => undefined;

  constructor(name: QueryName, args: Record<string, unknown>) {
    this.name = name;
    this.args = args;
  }

  answered(data: unknown, receivedAt: number): void {
    this.update({ data: share(this.state.data, data), error: undefined, receivedAt });
  }

  update(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export class LiveQueries {
  readonly #client: BridgeClient;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #entries = new Map<string, Entry>();

  constructor(client: BridgeClient, clock: Clock, timers: Timers) {
    this.#client = client;
    this.#clock = clock;
    this.#timers = timers;
    client.on('changed', ({ subscription, result }) => {
      for (const entry of this.#entries.values()) {
        if (entry.subscription === subscription) entry.answered(result, this.#clock.now());
      }
    });
    client.onConnected(() => this.renew());
  }

  query<Q extends QueryName>(name: Q, args: QueryArgs<Q>): LiveQuery<QueryResults[Q]> {
    const key = `${name} ${JSON.stringify(args)}`;
    return {
      state: () => (this.#entries.get(key)?.state ?? EMPTY) as LiveState<QueryResults[Q]>,
      listen: (listener) => this.#listen(key, name, args as Record<string, unknown>, listener),
    };
  }

  /** Makes every subscription anew: after a reconnection, an unlock or another sign-in. */
  renew(): void {
    for (const entry of this.#entries.values()) this.#subscribe(entry);
  }

  #listen(key: string, name: QueryName, args: Record<string, unknown>, listener: () => void): () => void {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = new Entry(name, args);
      this.#entries.set(key, entry);
      this.#subscribe(entry);
    }
    const held = entry;
    held.listeners.add(listener);
    return () => {
      held.listeners.delete(listener);
      if (held.listeners.size > 0 || this.#entries.get(key) !== held) return;
      this.#entries.delete(key);
      held.attempt += 1;
      held.cancelRetry();
      if (held.subscription !== undefined) this.#release(held.subscription);
    };
  }

  #subscribe(entry: Entry): void {
    entry.attempt += 1;
    entry.subscription = undefined;
    entry.cancelRetry();
    const { attempt } = entry;
    this.#client.request('subscribe', { name: entry.name, args: entry.args }).then(
      ({ subscription, result }) => {
        if (entry.attempt !== attempt) {
          this.#release(subscription);
          return;
        }
        entry.subscription = subscription;
        entry.answered(result, this.#clock.now());
      },
      (error: unknown) => {
        if (entry.attempt !== attempt) return;
        entry.cancelRetry = this.#timers.after(RETRY_MS, () => this.#subscribe(entry));
        entry.update({ ...entry.state, error: toBridgeError(error) });
      },
    );
  }

  #release(subscription: number): void {
    // A subscription that is gone already (the connection broke) needs no release.
    this.#client.request('unsubscribe', { subscription }).catch(() => undefined);
  }
}
