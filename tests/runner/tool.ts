/** Runs one tool of the toolchain to its end and keeps what it printed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface ToolResult {
  readonly ok: boolean;
  /** Standard output and error in the order in which they came. */
  readonly output: string;
  readonly ms: number;
}

export interface ToolOptions {
  readonly timeoutMs: number;
  /** Called with every piece of output, for a step that takes long. */
  readonly onOutput?: (text: string) => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** Never throws: a tool that cannot be started is a failed one whose output says why. */
export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      const text = chunk.toString('utf8');
      output += text;
      options.onOutput?.(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const end = (ok: boolean, note: string): void => resolve({ ok, output: output + note, ms: performance.now() - started });
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code, signal) =>
      end(code === 0, signal === null ? '' : `\nended by ${signal} (limit ${options.timeoutMs / 1000} s)`),
    );
  });
}

/** Runs a script of an installed package, or of ours, on the Node this process runs on. */
export function runNode(script: string, args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  return runTool(process.execPath, [script, ...args], options);
}
