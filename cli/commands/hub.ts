/** `shaotai hub`: runs a hub until it is told to stop. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { DEFAULT_PORT, startHub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { EXIT_FAILED, printResult } from './output.ts';

/** After this the process ends whatever is still open, milliseconds. */
const STOP_LIMIT_MS = 20_000;
const PORT_MAX = 65_535;

interface HubArguments {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly city?: string;
  readonly offlineDays: number;
  readonly webhookNetwork?: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export function register(program: Command): void {
  program.command('hub')
    .description('Start a hub. Prints {"event":"ready","url":…} when it listens; SIGTERM or Ctrl-C stops it in order.')
    .requiredOption('--data <dir>', 'data directory; created when it is not there')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', port, DEFAULT_PORT)
    .option('--city <file>', 'territory of another city for an empty hub (CSV, XLSX or NDJSON); Dongguan is built in')
    .option('--offline-days <days>', 'days a person may work at a station without the hub', days, 7)
    .option('--webhook-network <networks...>', 'own networks webhooks may send to, besides public addresses; for example 10.20.0.0/16')
    .option('--log-level <level>', 'debug, info, warn or error', 'info')
    .addHelpText('after', `
Examples:
  $ npx shaotai hub --data ./hub
  $ npx shaotai hub --data /srv/shaotai --host 0.0.0.0 --port 7300
  $ curl http://127.0.0.1:7300/health`)
    .action(run);
}

async function run({ data, host, port: portNumber, city, offlineDays, webhookNetwork, logLevel }: HubArguments): Promise<void> {
  const log = createLog('hub', logLevel);
  const hub = await startHub({
    dataDirectory: data, host, port: portNumber, cityFile: city, offlineDays, webhookNetworks: webhookNetwork, log,
  });
  printResult({ event: 'ready', url: hub.url, hubId: hub.store.hubId, pid: process.pid });
  const fail = (error: unknown, what: string) => {
    // What state the process is in is unknown; the data is safe, because nothing is written outside a transaction.
    log.fatal({ err: error }, what);
    process.exit(EXIT_FAILED);
  };
  process.on('uncaughtException', (error) => fail(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => fail(error, 'unhandled rejection'));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const limit = setTimeout(() => fail(new Error(`not stopped after ${String(STOP_LIMIT_MS)} ms`), 'stop'), STOP_LIMIT_MS);
  await hub.stop();
  clearTimeout(limit);
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > PORT_MAX) throw new InvalidArgumentError('a port is a number from 0 to 65535');
  return value;
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 365) throw new InvalidArgumentError('1 to 365 days');
  return value;
}
