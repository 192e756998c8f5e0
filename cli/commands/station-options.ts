/** Options that every station takes, with or without a window. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

export interface StationOptions {
  readonly data: string;
  readonly hub: string;
  readonly offline?: true;
}

export function withStationOptions(command: Command): Command {
  return command
    .requiredOption('--data <dir>', 'where this station keeps everything it stores')
    .requiredOption('--hub <url>', 'the hub, for example http://127.0.0.1:7300', hubUrl)
    .option('--offline', 'start with the connection paused; the link.resume method connects');
}

function hubUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new InvalidArgumentError('It must be an http or https address.');
  return url.href;
}

/** Resolves when the process is asked to end (Ctrl-C, SIGTERM, the end of the demo). */
export function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
