/** A headless station as a script drives it: JSON-RPC 2.0, one message a line on its standard input and output. */
import type { QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import type { MethodName, MethodParams, MethodResults } from '#protocol/bridge/methods.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { startScript } from '../child.ts';
import type { Child } from '../child.ts';

export interface HeadlessStationOptions {
  readonly name: string;
  readonly dataDir: string;
  readonly logFile: string;
  readonly hubUrl: string;
  readonly login: string;
  readonly password: string;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly data: { readonly code: ErrorCode; readonly message: string } };
}
interface Waiting { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

export class HeadlessStation {
  readonly #child: Child;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor({ name, dataDir, logFile, hubUrl, login, password }: HeadlessStationOptions) {
    const args = ['station', '--headless', '--data', dataDir, '--hub', hubUrl, '--login', login];
    this.#child = startScript(name, 'cli/shaotai.ts', args, logFile, {
      env: { SHAOTAI_PASSWORD: password }, talks: true, onLine: (line) => this.#received(line),
    });
    // Writing to a station that has ended fails; the calls under way are told below.
    this.#child.process.stdin?.on('error', () => undefined);
    void this.#child.ended.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${name} ended; see ${logFile}`));
      this.#waiting.clear();
    });
  }

  /** One call. Throws the station's own error as ShaotaiError. */
  call<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResults[M]> {
    const id = this.#lastId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as MethodResults[M]), reject });
      this.#child.process.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  }

  query<Q extends QueryName>(name: Q, args: QueryArgs<Q>): Promise<QueryResults[Q]> {
    return this.call('query', { name, args }) as Promise<QueryResults[Q]>;
  }

  async stop(graceMs: number): Promise<void> {
    await this.#child.stop(graceMs);
  }

  #received(line: string): void {
    const { id, result, error } = JSON.parse(line) as Answer;
    // What has no id is news from the station, not an answer.
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new ShaotaiError(error.data.code, error.data.message));
  }
}
