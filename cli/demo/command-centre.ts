/** One command centre of the demo: the Electron app, or the kiosk host with a Chromium window, or only its address. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build.ts';
import { startProgram, startScript } from './child.ts';
import { freePort } from './port.ts';
import type { Screen } from './screen.ts';
import type { Shutdown } from './shutdown.ts';
import type { StationSpec } from './stations.ts';
import { openWindow, rootFlags } from './windows.ts';

/** The first station's port; the next ones follow. */
const KIOSK_PORT = 7310;
const ANY_PORT = 0;
const READY_LIMIT_MS = 30_000;

export interface Surroundings {
  readonly hubUrl: string;
  readonly stationsDir: string;
  readonly logDir: string;
  readonly screen: Screen;
  readonly shutdown: Shutdown;
}

/** Answers the address of the station; in Electron it has none and the text says so. */
export async function openStation({ name, login }: StationSpec, index: number, surroundings: Surroundings): Promise<string> {
  const { hubUrl, stationsDir, logDir, screen, shutdown } = surroundings;
  const stationDir = join(stationsDir, name);
  mkdirSync(stationDir, { recursive: true });
  const logFile = join(logDir, `${name}.log`);
  if (screen.kind === 'electron') {
    const args = [...rootFlags(), ROOT, `--data=${stationDir}`, `--hub=${hubUrl}`];
    shutdown.add(startProgram(name, screen.path, args, logFile));
    return 'in its own window';
  }
  const serve = async (port: number): Promise<string> => {
    const args = ['kiosk', '--data', stationDir, '--hub', hubUrl, '--port', String(port)];
    const kiosk = shutdown.add(startScript(name, 'cli/shaotai.ts', args, logFile));
    const { url: address } = await kiosk.ready(READY_LIMIT_MS);
    if (address === undefined) throw new Error(`${name} did not say its address`);
    return address;
  };
  // Between asking whether a port is free and listening on it, somebody else may take it.
  const address = await serve(await freePort(KIOSK_PORT + index)).catch((error: unknown) => {
    if (shutdown.requested) throw error;
    return serve(ANY_PORT);
  });
  // The form to sign in begins with this account; its password is typed.
  const url = `${address}#/?login=${login}`;
  if (screen.kind === 'chromium') {
    const window = { dataDir: join(stationDir, 'window'), logFile: join(logDir, `${name}-window.log`) };
    shutdown.add(openWindow({ browser: screen.path, url, name, index, ...window }));
  }
  return url;
}
