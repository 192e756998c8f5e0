/** `npm run demo` as a visitor starts it: a process group of a terminal, Ctrl-C, kill -9. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../runner/tool.ts';

export interface ReadyEvent {
  readonly event: 'ready';
  readonly pid: number;
  readonly hub: string;
  readonly data: string;
  readonly tookMs: number;
  readonly stations: readonly { readonly name: string; readonly login: string; readonly url: string }[];
  readonly accounts: readonly { readonly what: string; readonly login: string; readonly password: string }[];
}

interface OtherEvent { readonly event: 'taken' | 'failed' | 'stopped'; readonly [key: string]: unknown }
export type DemoEvent = ReadyEvent | OtherEvent;

const POLL_MS = 100;
const GONE_LIMIT_MS = 30_000;

export class Demo {
  readonly events: DemoEvent[] = [];
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #dataDir: string;
  #said = '';
  #over = false;
  #waiting: (() => void)[] = [];

  constructor(dataDir: string, options: readonly string[] = []) {
    this.#dataDir = dataDir;
    const args = ['run', 'demo', '--', '--json', '--window', 'none', '--port', '0', '--data', dataDir, ...options];
    // A group of its own is what a terminal gives it; a signal to the group is Ctrl-C.
    this.#child = spawn('npm', args, { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#said += chunk.toString('utf8')));
    if (this.#child.stdout !== null) createInterface({ input: this.#child.stdout }).on('line', (line) => this.#line(line));
    this.ended = new Promise((resolve) => this.#child.once('close', (code) => resolve(code)));
    void this.ended.then(() => {
      this.#over = true;
      this.#wake();
    });
  }

  /** What it told a person, so far. */
  get said(): string {
    return this.#said;
  }

  /** The next event of this kind. Throws with what it said when it ends first. */
  event(name: 'ready'): Promise<ReadyEvent>;
  event(name: OtherEvent['event']): Promise<OtherEvent>;
  async event(name: DemoEvent['event']): Promise<DemoEvent> {
    for (;;) {
      const found = this.events.find((event) => event.event === name);
      if (found !== undefined) return found;
      if (this.#over) throw new Error(`The demo ended without "${name}":\n${this.#said}\n${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Ctrl-C in its terminal. */
  interrupt(): void {
    this.#signal('SIGINT');
  }

  /** Ends the demo itself, and whatever waits for it, without a chance to clean up. */
  kill(demoPid: number): void {
    process.kill(demoPid, 'SIGKILL');
    this.#signal('SIGKILL');
  }

  /** Waits until no process works on its data folder any more. Answers the command lines of those that still do. */
  async leftovers(): Promise<string[]> {
    for (const began = performance.now(); ; await wait(POLL_MS)) {
      const found = processesWith(this.#dataDir);
      if (found.length === 0 || performance.now() - began > GONE_LIMIT_MS) return found;
    }
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid !== undefined && this.#child.exitCode === null) process.kill(-this.#child.pid, signal);
  }

  #line(line: string): void {
    // npm prints the script before it runs it.
    if (line.startsWith('{')) this.events.push(JSON.parse(line) as DemoEvent);
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Command lines of the processes that name a folder; Linux only. */
export function processesWith(folder: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
      return words.includes(folder) ? [words] : [];
    } catch {
      // Gone in between.
      return [];
    }
  });
}
