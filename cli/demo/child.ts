/** A process of the demo: started, waited for until it says it is ready, stopped in order. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ROOT } from '../build.ts';

/** The line a host prints on standard output once it serves. */
export interface ReadyLine { readonly event: 'ready'; readonly url?: string; readonly [key: string]: unknown }

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Every line of standard output. */
  readonly onLine?: (line: string) => void;
  /** Whether it is spoken with over its standard input and output, which then stay out of the log. */
  readonly talks?: boolean;
}

export interface Ended { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export interface Child {
  readonly name: string;
  readonly logFile: string;
  readonly process: ChildProcess;
  /** Resolves when the process ended, for whatever reason; never rejects. */
  readonly ended: Promise<Ended>;
  /** Waits for the ready line. Rejects when the process ends first or takes too long, with the end of its log. */
  ready(timeoutMs: number): Promise<ReadyLine>;
  /** Asks it to end, and ends it when it has not after `graceMs`. */
  stop(graceMs: number): Promise<Ended>;
}

/** Runs a program that is not ours, a browser for example; it has no ready line. */
export function startProgram(name: string, command: string, args: readonly string[], logFile: string): Child {
  return startScript(name, 'cli/demo/leash.ts', [command, ...args], logFile);
}

/** Runs a script of ours on this Node, tethered to this process. `name` is what the messages call it. */
export function startScript(
  name: string, script: string, args: readonly string[], logFile: string, options: ChildOptions = {},
): Child {
  const log = createWriteStream(logFile, { flags: 'a' });
  const tether = new URL('./tether.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', tether, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: [options.talks === true ? 'pipe' : 'ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches the whole group of the terminal at once; in a group of its own a child is stopped in its turn.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stderr?.pipe(log, { end: false });
  if (options.talks !== true) child.stdout?.pipe(log, { end: false });

  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => {
      log.write(`${error.message}\n`);
      resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const readyLine = new Promise<ReadyLine>((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      options.onLine?.(line);
      const parsed = asReadyLine(line);
      if (parsed !== undefined) resolve(parsed);
    });
  });
  void ended.then(() => log.end());

  return {
    name,
    logFile,
    process: child,
    ended,
    async ready(timeoutMs) {
      const failure = Promise.race([ended.then(() => 'ended'), after(timeoutMs)]);
      const first = await Promise.race([readyLine, failure]);
      if (typeof first === 'object') return first;
      const what = first === 'ended' ? 'ended before it was ready' : `was not ready after ${String(timeoutMs / 1000)} s`;
      throw new Error(`${name} ${what}:\n${tail(logFile)}`);
    },
    async stop(graceMs) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const first = await Promise.race([ended, after(graceMs)]);
      if (first === 'late') child.kill('SIGKILL');
      return ended;
    },
  };
}

function asReadyLine(line: string): ReadyLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(line);
    const isReady = typeof parsed === 'object' && parsed !== null && 'event' in parsed && parsed.event === 'ready';
    return isReady ? { ...parsed, event: 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

function after(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'late').unref());
}

const TAIL_LINES = 12;

/** The last lines of a log, for a message. */
export function tail(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).map((line) => `    ${line}`).join('\n');
  } catch {
    return `    (no log at ${file})`;
  }
}
