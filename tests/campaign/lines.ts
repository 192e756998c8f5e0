/** A script of ours in a process of its own that says events as JSON lines and hears words. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Thousands of connections are made within a minute or two. */
const LIMIT_MS = 180_000;

export class Lines {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #said: { event: string }[] = [];
  #look: () => void = () => undefined;

  constructor(script: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [script, ...args]);
    this.#child.stderr.pipe(process.stderr);
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#said.push(JSON.parse(line) as { event: string });
      this.#look();
    });
  }

  say(word: string): void {
    this.#child.stdin.write(`${word}\n`);
  }

  /** The first event of that name that was not taken yet. Rejects when it does not come in time. */
  async event(name: string, limitMs = LIMIT_MS): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no ${name} within ${String(limitMs / 1000)} s`)), limitMs);
    });
    const found = new Promise<unknown>((resolve) => {
      this.#look = () => {
        const index = this.#said.findIndex(({ event }) => event === name);
        if (index >= 0) resolve(this.#said.splice(index, 1)[0]);
      };
      this.#look();
    });
    return Promise.race([found, late]).finally(() => clearTimeout(timer));
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}
