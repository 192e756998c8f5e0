/** Keeps a data process running behind a host: starts it, carries texts, and starts it again when it ends unasked. */
import type { Clock, Timers } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { DataProcessPort, DataProcessSettings, FromDataProcess, ToDataProcess } from '../data/port.ts';
import type { Log } from '../log.ts';

const FIRST_RESTART_MS = 250;
const LONGEST_RESTART_MS = 30_000;
/** After running this long, an exit counts as the first again. */
const STEADY_MS = 60_000;
/** An orderly stop that takes longer is ended by force; the replica survives that. */
const STOP_LIMIT_MS = 10_000;

export interface SupervisorOptions {
  readonly settings: DataProcessSettings;
  readonly spawn: () => DataProcessPort;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** It ended unasked for the n-th time in a row and will be started again. */
  readonly crashed: (times: number) => void;
}

export interface SupervisedClient {
  receive(text: string): void;
  close(): void;
}

interface Client {
  readonly send: (text: string) => void;
  readonly lost: () => void;
}

export class DataSupervisor {
  readonly #options: SupervisorOptions;
  readonly #clients = new Map<number, Client>();
  #port: DataProcessPort | undefined;
  #ready = false;
  /** What windows say while the process starts. */
  #waiting: ToDataProcess[] = [];
  #lastClient = 0;
  #crashes = 0;
  #startedAt = 0;
  #cancelRestart: (() => void) | undefined;
  #stopped: (() => void) | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Resolves when the data process is ready; rejects with what it could not start for. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#spawn(resolve, reject);
    });
  }

  /** `lost` is called when the data process ended: everything this client had there is gone. */
  connect(send: (text: string) => void, lost: () => void): SupervisedClient {
    this.#lastClient += 1;
    const client = this.#lastClient;
    this.#clients.set(client, { send, lost });
    this.#post({ kind: 'open', client });
    return {
      receive: (text) => {
        if (this.#clients.has(client)) this.#post({ kind: 'text', client, text });
      },
      close: () => {
        if (this.#clients.delete(client)) this.#post({ kind: 'close', client });
      },
    };
  }

  /** The machine woke up or the network changed. */
  awake(): void {
    if (this.#ready) this.#post({ kind: 'awake' });
  }

  stop(): Promise<void> {
    this.#cancelRestart?.();
    const port = this.#port;
    if (port === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const cancelLimit = this.#options.timers.after(STOP_LIMIT_MS, () => port.kill());
      this.#stopped = () => {
        cancelLimit();
        resolve();
      };
      port.post({ kind: 'stop' });
    });
  }

  #spawn(ready: () => void, failed: (error: Error) => void): void {
    const port = this.#options.spawn();
    this.#port = port;
    this.#startedAt = this.#options.clock.now();
    port.onMessage((message) => this.#take(message, ready, failed));
    port.onExit((why) => {
      if (this.#port === port) this.#ended(why, failed);
    });
    port.post({ kind: 'start', settings: this.#options.settings });
  }

  #take(message: FromDataProcess, ready: () => void, failed: (error: Error) => void): void {
    switch (message.kind) {
      case 'ready': {
        this.#ready = true;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const early of waiting) this.#post(early);
        ready();
        return;
      }
      case 'failed': {
        const { code, message: text, data } = message.error;
        this.#options.log.error({ code, data }, text);
        failed(new ShaotaiError(code, text, data));
        return;
      }
      case 'text':
        this.#clients.get(message.client)?.send(message.text);
        return;
      case 'stopped':
        this.#stopped?.();
    }
  }

  #ended(why: string, failed: (error: Error) => void): void {
    const { clock, timers, log, crashed } = this.#options;
    const neverReady = !this.#ready && this.#crashes === 0;
    this.#port = undefined;
    this.#ready = false;
    this.#waiting = [];
    if (this.#stopped !== undefined) {
      this.#stopped();
      return;
    }
    if (neverReady) {
      failed(new ShaotaiError('internal', `the data process ended at its start: ${why}`));
      return;
    }
    this.#crashes = clock.now() - this.#startedAt > STEADY_MS ? 1 : this.#crashes + 1;
    const delayMs = Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** (this.#crashes - 1));
    log.error({ why, crashes: this.#crashes, delayMs }, 'the data process ended and will be started again');
    const lost = [...this.#clients.values()];
    this.#clients.clear();
    this.#cancelRestart = timers.after(delayMs, () =>
      this.#spawn(
        () => undefined,
        () => this.#port?.kill(),
      ),
    );
    for (const client of lost) client.lost();
    crashed(this.#crashes);
  }

  #post(message: ToDataProcess): void {
    if (this.#ready) this.#port?.post(message);
    else this.#waiting.push(message);
  }
}
