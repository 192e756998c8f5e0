/** Many simulated days in several processes. A failing day is shrunk and reported, and the rest goes on. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Totals } from './totals.ts';
import type { WorkerMessage } from './worker.ts';

/** A day compiles hardly anything new after the first: threads that compile would only take the other workers' time. */
const NODE_OPTIONS = ['--single-threaded'];

export interface DaysOptions {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  readonly onFailure: (problem: string, smallest: string) => void;
}

export class Days {
  readonly totals = new Totals();
  readonly #workers: readonly ChildProcess[];
  readonly #onFailure: DaysOptions['onFailure'];

  constructor({ from, seeds, workers, onFailure }: DaysOptions) {
    this.#onFailure = onFailure;
    this.#workers = Array.from({ length: workers }, (_unused, index) => this.#start([from + index, from + seeds, workers]));
  }

  /** Waits for all of them. False when a process ended before its days were over. */
  async finished(): Promise<boolean> {
    const codes = await Promise.all(this.#workers.map((worker) => new Promise<number | null>((resolve) => {
      worker.on('exit', resolve);
    })));
    return codes.every((code) => code === 0);
  }

  stop(): void {
    for (const worker of this.#workers) worker.kill();
  }

  #start(days: readonly number[]): ChildProcess {
    const worker = fork(new URL('worker.ts', import.meta.url), days.map(String), { execArgv: NODE_OPTIONS });
    worker.on('message', (message) => this.#take(message as WorkerMessage));
    return worker;
  }

  #take(message: WorkerMessage): void {
    if (message.kind === 'passed') {
      this.totals.add(message.result);
      return;
    }
    this.totals.failed += 1;
    this.#onFailure(message.problem, message.smallest);
  }
}
