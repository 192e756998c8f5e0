/** The command line as a user runs it: one verb, to its end. */
import { spawn } from 'node:child_process';
import { ROOT } from '../runner/tool.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const CLI_LIMIT_MS = 60_000;

/** `npx shaotai …words`, with `stdin` typed in. */
export function shaotai(words: readonly string[], stdin = ''): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['cli/shaotai.ts', ...words], {
      cwd: ROOT,
      timeout: CLI_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}

/** The JSON object a verb prints as its result: the last line of its standard output. */
export async function shaotaiResult(words: readonly string[], stdin = ''): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await shaotai(words, stdin);
  if (code !== 0) throw new Error(`shaotai ${words.join(' ')} ended with ${code}\n${stdout}${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
}
