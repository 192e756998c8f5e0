/** The benchmark's end of a station process. SHAOTAI_BENCH_PROFILE names a folder for CPU profiles of the stations. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { QueryArgs, QueryName } from '#protocol/bridge/queries.ts';
import type { MethodName, MethodParams, MethodResults, Notifications } from '#protocol/bridge/methods.ts';
import type { SnapshotOffer } from '#protocol/hub/messages.ts';
import type { FromStation, Mark, Probe, StationStart, ToStation } from './station-messages.ts';

export type BenchStationOptions = Omit<StationStart, 'kind'>;

interface RpcLine {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Notifications['changed'];
  readonly result?: unknown;
  readonly error?: { readonly data: unknown };
}

interface Settle { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

export class BenchStation {
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, Settle>();
  readonly #marks = new Map<Mark, number>();
  readonly #changes = new Map<number, (result: unknown) => void>();
  #waiting: { readonly mark: Mark; readonly settle: Settle }[] = [];
  #probes: ((probe: Probe) => void)[] = [];
  #nextId = 1;
  #stderr = '';
  readonly #ended: Promise<void>;
  /** The file the hub offered last. */
  offer: Extract<SnapshotOffer, { kind: 'file' }> | undefined;

  constructor({ directory, hubUrl, login }: BenchStationOptions) {
    const profileFolder = process.env.SHAOTAI_BENCH_PROFILE;
    const execArgv = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
    const env = { ...process.env, SHAOTAI_LOG: 'warn' };
    this.#child = fork(new URL('./station-process.ts', import.meta.url), { execArgv, silent: true, env });
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString('utf8')));
    this.#child.on('message', (message: FromStation) => this.#received(message));
    this.#ended = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    void this.#ended.then(() => this.#fail(new Error(`the station ended\n${this.#stderr}`)));
    this.#send({ kind: 'start', directory, hubUrl, login });
  }

  signIn(): Promise<unknown> {
    return this.call('session.signIn', { login: 'bench', password: 'bench-password' });
  }

  call<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResults[M]> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve: resolve as Settle['resolve'], reject });
      this.#send({ kind: 'rpc', text: JSON.stringify({ jsonrpc: '2.0', id, method, params }) });
    });
  }

  query<Q extends QueryName>(name: Q, args: QueryArgs<Q>): Promise<unknown> {
    return this.call('query', { name, args });
  }

  /** Resolves when a subscribed query answers with what is waited for. */
  changed(subscription: number, accept: (result: unknown) => boolean): Promise<void> {
    return new Promise((resolve) => this.#changes.set(subscription, (result) => {
      if (!accept(result)) return;
      this.#changes.delete(subscription);
      resolve();
    }));
  }

  /** Resolves when the mark is next made, ms since the process began. */
  next(mark: Mark): Promise<number> {
    return new Promise((resolve, reject) => this.#waiting.push({ mark, settle: { resolve: resolve as Settle['resolve'], reject } }));
  }

  /** When the mark was made last. */
  marked(mark: Mark): number {
    const at = this.#marks.get(mark);
    if (at === undefined) throw new Error(`the station has not come to ${mark}`);
    return at;
  }

  expectDecided(decided: number): void {
    this.#send({ kind: 'expect', decided });
  }

  resetProbe(): void {
    this.#send({ kind: 'reset' });
  }

  probe(): Promise<Probe> {
    return new Promise((resolve) => {
      this.#probes.push(resolve);
      this.#send({ kind: 'probe' });
    });
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended;
  }

  #send(message: ToStation): void {
    this.#child.send(message);
  }

  #received(message: FromStation): void {
    switch (message.kind) {
      case 'offer':
        this.offer = message.offer;
        return;
      case 'probe': return this.#probes.shift()?.(message);
      case 'mark': {
        this.#marks.set(message.mark, message.at);
        const reached = this.#waiting.filter(({ mark }) => mark === message.mark);
        this.#waiting = this.#waiting.filter(({ mark }) => mark !== message.mark);
        for (const { settle } of reached) settle.resolve(message.at);
        return;
      }
      case 'rpc': this.#answered(message.text);
    }
  }

  #answered(text: string): void {
    const { id, method, params, result, error } = JSON.parse(text) as RpcLine;
    if (method === 'changed' && params !== undefined) this.#changes.get(params.subscription)?.(params.result);
    const call = this.#calls.get(id ?? -1);
    if (call === undefined) return;
    this.#calls.delete(id ?? -1);
    if (error === undefined) call.resolve(result);
    else call.reject(new Error(JSON.stringify(error)));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#calls.values()) reject(error);
    for (const { settle } of this.#waiting) settle.reject(error);
    this.#calls.clear();
    this.#waiting = [];
  }
}
