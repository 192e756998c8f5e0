/** An NDJSON file that appears under its name only when it is whole. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Characters gathered before they are written. */
const CHUNK = 1 << 20;

export class OutFile {
  readonly #path: string;
  readonly #file: number;
  #held: string[] = [];
  #length = 0;
  #open = true;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(`${path}.part`, 'w');
  }

  add(row: unknown): void {
    const line = `${JSON.stringify(row)}\n`;
    this.#held.push(line);
    this.#length += line.length;
    if (this.#length >= CHUNK) this.#flush();
  }

  /** Puts the file in its place. */
  finish(): void {
    this.#flush();
    this.#close();
    renameSync(`${this.#path}.part`, this.#path);
  }

  /** Leaves nothing behind when the run failed; does nothing after {@link finish}. */
  discard(): void {
    if (!this.#open) return;
    this.#close();
    rmSync(`${this.#path}.part`, { force: true });
  }

  #flush(): void {
    writeSync(this.#file, this.#held.join(''));
    this.#held = [];
    this.#length = 0;
  }

  #close(): void {
    this.#open = false;
    closeSync(this.#file);
  }
}
