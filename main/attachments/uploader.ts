/**
 * Sends waiting files to the hub, one after the other, in pieces. What broke off goes on where the hub says it stopped, after
 * any pause and any restart; the retry timer is armed whenever something waits.
 */
import { open } from 'node:fs/promises';
import type { Random, Timers } from '#domain/core/time.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { toErrorValue } from '#protocol/errors.ts';
import { retryDelayMs } from '../link/backoff.ts';
import type { HubFiles, HubFileState } from './hub-files.ts';
import type { Outgoing } from './outgoing.ts';

/** Lost at most when a slow line breaks. */
const PIECE_BYTES = 256 * 1024;
/** Refusals of this file that sending it again does not cure. */
const REFUSED: ReadonlySet<string> = new Set<ErrorCode>(['params.invalid', 'request.tooLarge', 'permission.denied']);

export interface UploaderOptions {
  readonly outgoing: Outgoing;
  readonly files: HubFiles;
  readonly timers: Timers;
  readonly random: Random;
  /** Whether the station is connected: nothing is sent while the operator has cut the connection. */
  readonly online: () => boolean;
  /** `sent` bytes of the file are at the hub. */
  readonly progressed: (hash: string, sent: number) => void;
  /** The hub has it. */
  readonly arrived: (hash: string) => Promise<void>;
  /** The hub will never take it, and why. */
  readonly refused: (hash: string, code: string) => void;
}

export class Uploader {
  readonly #options: UploaderOptions;
  /** Files the hub refused in this run: they are kept, and tried again at the next start. */
  readonly #refused = new Set<string>();
  #running = false;
  #stopped = false;
  #failures = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(options: UploaderOptions) {
    this.#options = options;
  }

  /** Something waits, or the connection is back. */
  wake(): void {
    if (this.#running || this.#stopped || !this.#options.online() || this.#next() === undefined) return;
    this.#cancelRetry?.();
    this.#running = true;
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
  }

  async #run(): Promise<void> {
    const { timers, random } = this.#options;
    try {
      for (let hash = this.#next(); hash !== undefined && this.#mayGoOn(); hash = this.#next()) await this.#send(hash);
      this.#failures = 0;
    } catch {
      // Whatever it was, the file is still here: try again later, more seldom each time.
      this.#failures += 1;
    }
    this.#running = false;
    if (this.#stopped || this.#next() === undefined) return;
    this.#cancelRetry = timers.after(retryDelayMs(Math.max(0, this.#failures - 1), random), () => this.wake());
  }

  #next(): string | undefined {
    return this.#options.outgoing.hashes().find((hash) => !this.#refused.has(hash));
  }

  #mayGoOn(): boolean {
    return !this.#stopped && this.#options.online();
  }

  async #send(hash: string): Promise<void> {
    const { arrived, refused } = this.#options;
    try {
      if (await this.#sendPieces(hash)) await arrived(hash);
    } catch (error) {
      const { code } = toErrorValue(error);
      if (!REFUSED.has(code)) throw error;
      this.#refused.add(hash);
      refused(hash, code);
    }
  }

  /** Whether the hub has the whole file now. */
  async #sendPieces(hash: string): Promise<boolean> {
    const { outgoing, files, progressed } = this.#options;
    let state: HubFileState = await files.announce(hash, outgoing.bytes(hash));
    const file = await open(outgoing.path(hash), 'r');
    try {
      while (state.state === 'open' && this.#mayGoOn()) {
        progressed(hash, state.offset);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, state.offset);
        state = await files.send(state.upload, state.offset, buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
    return state.state === 'stored';
  }
}
