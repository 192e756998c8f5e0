/** utilityProcess as a child process with the `process.parentPort` that Electron gives it. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { onTest } from './control.ts';

const PARENT_PORT = new URL('./parent-port.ts', import.meta.url).href;
const running = new Set<ChildProcess>();

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(entry: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    super();
    const child = fork(entry, args, {
      execArgv: ['--import', PARENT_PORT],
      env,
      serialization: 'advanced',
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#child = child;
    running.add(child);
    child.on('message', (message) => this.emit('message', message));
    child.on('spawn', () => this.emit('spawn'));
    child.on('exit', (code, signal) => {
      running.delete(child);
      this.emit('exit', code ?? (signal === null ? 0 : 1));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }
}

export const utilityProcess = {
  fork: (entry: string, args: readonly string[] = [], options: { env?: NodeJS.ProcessEnv } = {}) =>
    new UtilityProcess(entry, args, options.env ?? process.env),
};

onTest('killDataProcess', () => {
  for (const child of running) child.kill('SIGKILL');
});
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
