/**
 * Has a write-ahead log copied into its database by a thread: copying waits for the disk again and again, and whoever works at
 * the station, or waits for the hub to decide, would wait with it.
 */
import { Worker } from 'node:worker_threads';

/** States of the thread, in memory both sides see. */
export const IDLE = 0;
/** Asked, and not begun. */
export const WANTED = 1;
export const COPYING = 2;

/** The thread's script where the sources run as they are; a build makes a file of it (electron.vite.config.ts). */
export const CHECKPOINT_SCRIPT = new URL('./checkpoint-thread.ts', import.meta.url);

export interface CheckpointData {
  readonly path: string;
  readonly shared: SharedArrayBuffer;
}

/** No copy takes this long, ms. */
const COPY_LIMIT_MS = 30_000;
/** The thread holds one connection at a time and little else. */
const HEAP_MB = 16;

export class CheckpointThread {
  readonly #script: URL;
  readonly #path: string;
  readonly #shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly #state = new Int32Array(this.#shared);
  #worker: Worker | undefined;
  #failed = false;

  /** `script` is CHECKPOINT_SCRIPT, or what a build made of it. */
  constructor(script: URL, path: string) {
    this.#script = script;
    this.#path = path;
  }

  /** False when it could not be started or ended unasked: the log has to be copied elsewhere. */
  get works(): boolean {
    return !this.#failed;
  }

  /** Copies the log soon. Answers false when it has something to do already, or cannot. */
  want(): boolean {
    if (this.#failed || Atomics.compareExchange(this.#state, 0, IDLE, WANTED) !== IDLE) return false;
    this.#worker ??= this.#start();
    this.#worker.postMessage(null);
    return true;
  }

  /** Ends or withdraws a copy, and waits for it: afterwards the thread has the file not open. */
  settle(): void {
    if (Atomics.compareExchange(this.#state, 0, WANTED, IDLE) === COPYING) Atomics.wait(this.#state, 0, COPYING, COPY_LIMIT_MS);
  }

  stop(): void {
    this.settle();
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const data: CheckpointData = { path: this.#path, shared: this.#shared };
    const worker = new Worker(this.#script, { name: 'checkpoint', workerData: data, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    const ended = (): void => {
      this.#failed = true;
      Atomics.store(this.#state, 0, IDLE);
    };
    worker.once('error', ended);
    worker.once('exit', ended);
    return worker;
  }
}
