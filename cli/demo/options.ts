/** What `npm run demo -- …` accepts. */
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ROOT } from '../build.ts';
import { FOCUS_TOWN } from './focus.ts';
import { DEFAULT_STATIONS, parseStations } from './stations.ts';
import type { StationSpec } from './stations.ts';

export interface DemoOptions {
  readonly stations: readonly StationSpec[];
  /** Absolute. */
  readonly dataDir: string;
  readonly fresh: boolean;
  readonly json: boolean;
  readonly window: 'auto' | 'electron' | 'chromium' | 'none';
  readonly hubPort: number;
}

const WINDOWS = ['auto', 'electron', 'chromium', 'none'] as const;
const HUB_PORT = 7300;
const STATIONS_HELP = `which command centres to open, for example ${DEFAULT_STATIONS},town:${FOCUS_TOWN},city`;

interface Parsed {
  readonly stations: readonly StationSpec[];
  readonly data: string;
  readonly fresh: boolean;
  readonly json: boolean;
  readonly window: DemoOptions['window'];
  readonly port: number;
}

/** Ends the process with a message for wrong options and for --help. */
export function readOptions(args: readonly string[]): DemoOptions {
  const stationList = new Option('--stations <list>', STATIONS_HELP)
    .argParser(asStations)
    .default(parseStations(DEFAULT_STATIONS), DEFAULT_STATIONS);
  const command = new Command('npm run demo --')
    .description('Starts a hub with the demo city, a field simulator and command centres.')
    .addOption(stationList)
    .option('--data <dir>', 'where everything is kept', join(ROOT, '.shaotai', 'demo'))
    .option('--fresh', 'start over: remove what earlier runs left', false)
    .option('--window <kind>', `how to show them: ${WINDOWS.join(', ')}`, asWindow, 'auto')
    .option('--port <number>', 'the hub’s port when it is free; 0 takes any', asPort, HUB_PORT)
    .option('--json', 'print one JSON line a state on standard output, the text for people on standard error', false);
  command.parse(args, { from: 'user' });
  const { stations, data, fresh, json, window, port } = command.opts<Parsed>();
  return { stations, dataDir: resolve(data), fresh, json, window, hubPort: port };
}

function asStations(list: string): StationSpec[] {
  try {
    return parseStations(list);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function asWindow(kind: string): DemoOptions['window'] {
  const found = WINDOWS.find((window) => window === kind);
  if (found === undefined) throw new InvalidArgumentError(`There are: ${WINDOWS.join(', ')}.`);
  return found;
}

function asPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
