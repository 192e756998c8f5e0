/** What every verb prints: results as JSON lines on standard output, failures as one JSON line on standard error. */
import { ShaotaiError } from '#protocol/errors.ts';

export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

export function printResult(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** A failure a person at a terminal can act on. */
export class CliError extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CliError';
    this.details = details;
  }
}

/** The words of the command line do not make sense together: exit code 2. */
export class UsageError extends CliError {}

export function describeFailure(error: unknown): Record<string, unknown> {
  if (error instanceof ShaotaiError) return { code: error.code, message: error.message, data: error.data };
  if (error instanceof CliError) return { message: error.message, ...error.details };
  return { message: error instanceof Error ? error.message : String(error) };
}

/** All of standard input, without the newline at its end. Says what it waits for when somebody sits there. */
export async function readStandardInput(what: string, limitBytes: number): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`${what} (end with Enter and Ctrl-D): `);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new CliError(`standard input is longer than ${String(limitBytes)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').replace(/\r?\n$/, '');
}
