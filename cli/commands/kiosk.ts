/** `shaotai kiosk`: a station in a browser of this machine. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { DataSupervisor } from '#main/host/data-supervisor.ts';
import { startKiosk } from '#main/host/kiosk/kiosk.ts';
import { spawnWorker } from '#main/host/kiosk/worker-port.ts';
import { stationLog } from '#main/log.ts';
import { systemClock, systemTimers } from '#protocol/system.ts';
import { findSystemBrowser } from '../browser.ts';
import { DATA_PROCESS, ensureBuilt, RENDERER } from '../build.ts';
import { openWindow } from '../demo/windows.ts';
import { CliError, printResult } from './output.ts';
import { askedToEnd, withStationOptions } from './station-options.ts';
import type { StationOptions } from './station-options.ts';

interface Options extends StationOptions {
  readonly port: number;
  readonly open?: true;
}

export function register(program: Command): void {
  withStationOptions(program.command('kiosk'))
    .description('serve a station to a browser on this machine; prints its address as {"event":"ready","url":…}')
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', port, 0)
    .option('--open', 'open a Chromium, Chrome or Edge window on it')
    .action(run);
}

async function run({ data, hub, offline, port: wanted, open }: Options): Promise<void> {
  const browser = open === true ? findSystemBrowser() : undefined;
  if (open === true && browser === undefined) {
    throw new CliError('no Chromium, Chrome or Edge was found on this machine; leave --open out and open the address by hand');
  }
  await ensureBuilt();
  const directory = resolve(data);
  const log = stationLog('kiosk');
  const supervisor = new DataSupervisor({
    settings: { directory, hubUrl: hub, offline: offline === true },
    spawn: () => spawnWorker(DATA_PROCESS), clock: systemClock, timers: systemTimers, log, crashed: () => undefined,
  });
  await supervisor.start();
  const kiosk = await startKiosk({ supervisor, port: wanted, rendererDirectory: RENDERER, log }).catch(async (error: unknown) => {
    // Without a page it serves nobody, and its data process would keep it alive.
    await supervisor.stop();
    throw error;
  });
  const asked = askedToEnd();
  printResult({ event: 'ready', url: kiosk.url, pid: process.pid });
  const window = browser === undefined ? undefined : openBrowser(browser, kiosk.url, directory);
  await asked;
  await window?.stop(WINDOW_STOP_MS);
  await kiosk.close();
  await supervisor.stop();
}

const WINDOW_STOP_MS = 3_000;

function openBrowser(browser: string, url: string, directory: string) {
  const dataDir = join(directory, 'window');
  mkdirSync(dataDir, { recursive: true });
  return openWindow({ browser, url, name: 'kiosk', dataDir, logFile: join(dataDir, 'browser.log'), index: 0 });
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('It must be a port number, 0 to 65535.');
  return number;
}
