/** Scripts of the benchmarks in processes of their own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT_LIMIT_MS = 30 * 60_000;

/** Runs a script beside this one to its end and answers the JSON object of its last line. Rejects with its errors. */
export function runScript<T>(script: URL, args: readonly string[], limitMs = SCRIPT_LIMIT_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(script), ...args], { stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const line = output.trimEnd().split('\n').at(-1) ?? '';
      if (code === 0 && line.startsWith('{')) resolve(JSON.parse(line) as T);
      else reject(new Error(`${script.pathname} ended with ${String(code ?? signal)}\n${errors.slice(-2000)}`));
    });
  });
}

/** What a script answers. */
export function answer(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** How many times the base a value is, two decimals. */
export const ratio = (value: number, base: number): number => Math.round((value / base) * 100) / 100;
