/** `shaotai station`: a station as JSON-RPC on standard input and output, or as the Electron app. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createSystemDataProcess } from '#main/data/system-data-process.ts';
import { runHeadless } from '#main/host/headless/headless.ts';
import { stationLog } from '#main/log.ts';
import { ensureBuilt, ROOT } from '../build.ts';
import { findElectron } from '../demo/electron.ts';
import { CliError } from './output.ts';
import { askedToEnd, withStationOptions } from './station-options.ts';
import type { StationOptions } from './station-options.ts';

interface Options extends StationOptions {
  readonly headless?: true;
  readonly login?: string;
}

const HEADLESS_HELP = 'no window: JSON-RPC 2.0, one message a line on standard input and output '
  + '(try {"jsonrpc":"2.0","id":1,"method":"describe"})';

export function register(program: Command): void {
  withStationOptions(program.command('station'))
    .description('run a station: headless, or in a window of the Electron app')
    .option('--headless', HEADLESS_HELP)
    .option('--login <login>', 'headless: sign in at the start; the password is taken from SHAOTAI_PASSWORD')
    .action(async (options: Options) => {
      if (options.headless === true) await headless(options);
      else await app(options);
    });
}

async function headless({ data: directory, hub, offline, login }: Options): Promise<void> {
  const password = process.env.SHAOTAI_PASSWORD;
  // Not for child processes, nor for whoever reads this one's environment later.
  delete process.env.SHAOTAI_PASSWORD;
  if (login !== undefined && (password === undefined || password === '')) {
    throw new CliError('--login needs the password in SHAOTAI_PASSWORD');
  }
  const data = createSystemDataProcess({ directory: resolve(directory), hubUrl: hub, offline: offline === true });
  const signIn = login === undefined || password === undefined ? undefined : { login, password };
  const served = runHeadless({ data, input: process.stdin, output: process.stdout, signIn, log: stationLog('headless') });
  await Promise.race([served, askedToEnd()]);
  await data.stop();
  process.stdin.destroy();
}

async function app({ data, hub, offline }: Options): Promise<void> {
  await ensureBuilt();
  const electron = await findElectron((text) => process.stderr.write(`${text}\n`));
  if (electron.path === undefined) {
    throw new CliError(`Electron cannot be started: ${electron.reason}. "shaotai kiosk" shows the same station in a browser.`);
  }
  const args = [ROOT, `--data=${resolve(data)}`, `--hub=${hub}`, ...(offline === true ? ['--offline'] : [])];
  const child = spawn(electron.path, args, { stdio: 'inherit' });
  void askedToEnd().then(() => child.kill());
  process.exitCode = await new Promise<number>((ended, failed) => {
    child.once('error', failed);
    child.once('close', (code) => ended(code ?? 0));
  });
}
