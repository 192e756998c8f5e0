/** A headless station as a test drives it: JSON-RPC 2.0, one message a line, in a process that can be killed. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import type { AttachmentState, MethodName, MethodParams, MethodResults, Notifications, Status } from '#protocol/bridge/methods.ts';
import type { ErrorValue } from '#protocol/errors.ts';
import { ROOT } from '../runner/tool.ts';

export interface StationOptions {
  readonly dataDir: string;
  readonly hubUrl: string;
  /** Signs in at the start. */
  readonly login?: string;
  readonly password?: string;
  /** Starts without connecting. */
  readonly offline?: boolean;
  /** How far this machine's clock is off, ms. */
  readonly clockOffsetMs?: number;
}

/** An answer with an error, as the bridge sends it. */
export class BridgeFailure extends Error {
  readonly value: ErrorValue;

  constructor(value: ErrorValue) {
    super(`${value.code}: ${value.message} ${JSON.stringify(value.data)}`);
    this.value = value;
  }
}

type Settle = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };
type Listener = {
  [N in keyof Notifications]: { readonly method: N; readonly run: (params: Notifications[N]) => void };
}[keyof Notifications];

const CLOCK_OFFSET = new URL('./clock-offset.ts', import.meta.url).href;

/** How long a station may take to a state a test waits for, ms. */
const WAIT_LIMIT_MS = 30_000;

export class HeadlessStation {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, Settle>();
  readonly #listeners = new Set<Listener>();
  /** The newest answer of each subscription. */
  readonly #changed = new Map<number, unknown>();
  #nextId = 1;
  #stderr = '';
  readonly ended: Promise<number | null>;

  constructor(options: StationOptions) {
    const { dataDir, hubUrl, login, password = '', offline = false, clockOffsetMs = 0 } = options;
    const args = ['cli/shaotai.ts', 'station', '--headless', '--data', dataDir, '--hub', hubUrl];
    if (login !== undefined) args.push('--login', login);
    if (offline) args.push('--offline');
    if (clockOffsetMs !== 0) args.unshift('--import', CLOCK_OFFSET);
    const env = { ...process.env, SHAOTAI_PASSWORD: password, SHAOTAI_TEST_CLOCK_OFFSET_MS: String(clockOffsetMs) };
    this.#child = spawn(process.execPath, args, { cwd: ROOT, env });
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString('utf8')));
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#received(line));
    // Writing to a station that was killed fails; `ended` tells what happened.
    this.#child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => this.#child.once('close', (code) => resolve(code)));
    void this.ended.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the station ended\n${this.#stderr}`));
      this.#waiting.clear();
    });
  }

  /** One call. Rejects with BridgeFailure, or when the process ends first. */
  call<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResults[M]> {
    return this.send(method, params) as Promise<MethodResults[M]>;
  }

  /** A call that need not be right: any method, any parameters. */
  send(method: string, params: unknown): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  }

  /** A line as it is, for what is no JSON-RPC at all. */
  write(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  query<Q extends QueryName>(name: Q, args: QueryArgs<Q>): Promise<QueryResults[Q]> {
    return this.call('query', { name, args }) as Promise<QueryResults[Q]>;
  }

  /** Resolves with the first status, now or later, that the test waits for. */
  async until(what: string, accept: (status: Status) => boolean): Promise<Status> {
    const seen = this.#notified('status', what, accept);
    const now = await this.call('status', {});
    if (!accept(now)) return seen.promise;
    seen.cancel();
    return now;
  }

  /** Resolves when a file is in that state, now or later. */
  async untilAttachment(hash: string, wanted: AttachmentState['state']): Promise<void> {
    const seen = this.#notified('attachment', `${hash} to be ${wanted}`, (state) => state.hash === hash && state.state === wanted);
    const [now] = await this.call('attachment.states', { hashes: [hash] });
    if (now?.state !== wanted) await seen.promise;
    else seen.cancel();
  }

  /** Resolves with the first answer of a query, now or later, that the test waits for. */
  async untilAnswer<Q extends QueryName>(
    name: Q,
    args: QueryArgs<Q>,
    what: string,
    accept: (result: QueryResults[Q]) => boolean,
    limitMs = WAIT_LIMIT_MS,
  ): Promise<QueryResults[Q]> {
    const { subscription, result: first } = await this.call('subscribe', { name, args });
    // A change may have arrived in the same piece of output as the answer, before anybody could listen for it.
    const known = [first, ...(this.#changed.has(subscription) ? [this.#changed.get(subscription)] : [])] as QueryResults[Q][];
    const result =
      known.find(accept) ??
      (
        await this.#notified(
          'changed',
          what,
          (changed) => changed.subscription === subscription && accept(changed.result as QueryResults[Q]),
          limitMs,
        ).promise
      ).result;
    await this.call('unsubscribe', { subscription });
    return result as QueryResults[Q];
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }

  #notified<N extends keyof Notifications>(
    method: N,
    what: string,
    accept: (params: Notifications[N]) => boolean,
    limitMs = WAIT_LIMIT_MS,
  ): { promise: Promise<Notifications[N]>; cancel: () => void } {
    let cancel = (): void => undefined;
    const promise = new Promise<Notifications[N]>((resolve, reject) => {
      const listener = {
        method,
        run: (params: Notifications[N]) => {
          if (!accept(params)) return;
          cancel();
          resolve(params);
        },
      } as unknown as Listener;
      const timer = setTimeout(() => {
        cancel();
        reject(new Error(`waited ${limitMs / 1000} s for ${what}\n${this.#stderr.slice(-2000)}`));
      }, limitMs);
      cancel = () => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
      };
      this.#listeners.add(listener);
    });
    return { promise, cancel: () => cancel() };
  }

  #received(line: string): void {
    const message = JSON.parse(line) as {
      id?: number;
      method?: string;
      params?: unknown;
      result?: unknown;
      error?: { data: ErrorValue };
    };
    if (message.method !== undefined) {
      if (message.method === 'changed') {
        const { subscription, result } = message.params as Notifications['changed'];
        this.#changed.set(subscription, result);
      }
      for (const listener of [...this.#listeners]) {
        if (listener.method === message.method) (listener.run as (params: unknown) => void)(message.params);
      }
      return;
    }
    const settle = this.#waiting.get(message.id ?? -1);
    if (settle === undefined) return;
    this.#waiting.delete(message.id ?? -1);
    if (message.error === undefined) settle.resolve(message.result);
    else settle.reject(new BridgeFailure(message.error.data));
  }
}
