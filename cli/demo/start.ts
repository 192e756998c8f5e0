/** Brings the demo up: builds and seeds at the same time, then hub, field simulator and stations. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storePathOf } from '#hub/data-directory.ts';
import { isBuilt } from '../build.ts';
import { startScript, tail } from './child.ts';
import type { Child } from './child.ts';
import { openStation } from './command-centre.ts';
import type { Note } from './lock.ts';
import type { DemoOptions } from './options.ts';
import { readPeople } from './people-file.ts';
import { freePort } from './port.ts';
import type { Ready, Report } from './report.ts';
import { chooseScreen } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Shutdown } from './shutdown.ts';

const HUB_READY_LIMIT_MS = 30_000;
const SIMULATOR_READY_LIMIT_MS = 15_000;
const SEED_LIMIT_MS = 5 * 60_000;

export interface StartedDemo extends Omit<Ready, keyof Note> {
  readonly note: Note;
  /** Resolves when a part ended that the demo cannot do without. */
  readonly broken: Promise<'broken'>;
}

interface Folders { readonly hub: string; readonly people: string; readonly stations: string; readonly logs: string }

/** Starts everything on the data folder. Every process is given to `shutdown` as soon as it exists. Throws when a part does not start. */
export async function startDemo(options: DemoOptions, shutdown: Shutdown, report: Report): Promise<StartedDemo> {
  const folders = prepareFolders(options);
  for (const { note } of options.stations) if (note !== undefined) report.say(note);
  const built = build(folders, shutdown, report);
  // A build that fails while the seed still runs is told when its result is needed.
  built.catch(() => undefined);
  const [screen] = await Promise.all([chooseScreen(options.window, (text) => report.say(text)), seed(options, folders, shutdown, report)]);
  const people = readPeople(folders.people);
  if (people === undefined) throw new Error(`${folders.people} is missing; start over with --fresh`);
  const { hub, url } = await startHub(options, folders, shutdown);
  const stationUrls = built.then(() => openStations(options, url, folders, screen, shutdown));
  const [simulator, stations] = await Promise.all([startSimulator(url, folders, shutdown), stationUrls]);
  if (screen.kind !== 'electron') report.say(screen.reason);
  void simulator.ended.then(() => {
    if (!shutdown.requested) report.say(`The field simulator has ended by itself, nothing new comes in; see ${simulator.logFile}`);
  });
  return {
    note: { pid: process.pid, hub: url, stations },
    data: options.dataDir, accounts: people.accounts, tookMs: performance.now(),
    broken: hub.ended.then(() => 'broken'),
  };
}

function prepareFolders({ dataDir, fresh }: DemoOptions): Folders {
  const inside = (name: string) => join(dataDir, name);
  const folders = { hub: inside('hub'), people: inside('people.json'), stations: inside('stations'), logs: inside('logs') };
  if (fresh) for (const path of Object.values(folders)) rmSync(path, { recursive: true, force: true });
  mkdirSync(folders.logs, { recursive: true });
  return folders;
}

async function build({ logs }: Folders, shutdown: Shutdown, report: Report): Promise<void> {
  if (isBuilt()) return;
  report.say('Building …');
  const { ended, logFile } = shutdown.add(startScript('build', 'cli/build.ts', [], join(logs, 'build.log')));
  const { code } = await ended;
  if (code !== 0) throw new Error(`The build failed (${logFile}):\n${tail(logFile)}`);
}

/** In a process of its own: it computes for seconds, and Ctrl-C must be heard meanwhile. */
async function seed({ stations }: DemoOptions, { hub, people, logs }: Folders, shutdown: Shutdown, report: Report): Promise<void> {
  const known = readPeople(people);
  const desks = stations.map(({ login }) => login);
  const isThere = existsSync(storePathOf(hub));
  if (isThere && known !== undefined && desks.every((desk) => known.accounts.some(({ login }) => login === desk))) return;
  report.say(isThere ? 'Opening more desks …' : 'Making the demo city …');
  const args = ['--hub-dir', hub, '--people', people, '--desks', desks.join(',')];
  const seeder = shutdown.add(startScript('seed', 'cli/demo/seed.ts', args, join(logs, 'seed.log'), {
    onLine: (line) => tellProgress(line, report),
  }));
  await seeder.ready(SEED_LIMIT_MS);
  await seeder.ended;
}

function tellProgress(line: string, report: Report): void {
  const { event, text } = JSON.parse(line) as { event?: string; text?: string };
  if (event === 'progress' && text !== undefined) report.say(text);
}

interface StartedHub { readonly hub: Child; readonly url: string }

async function startHub({ hubPort }: DemoOptions, { hub: dataDir, logs }: Folders, shutdown: Shutdown): Promise<StartedHub> {
  const port = await freePort(hubPort);
  // A line for every request of the simulator would fill the disk of a demo that is left running.
  const args = ['hub', '--data', dataDir, '--port', String(port), '--log-level', 'warn'];
  const hub = shutdown.add(startScript('hub', 'cli/shaotai.ts', args, join(logs, 'hub.log')));
  const { url } = await hub.ready(HUB_READY_LIMIT_MS);
  if (url === undefined) throw new Error('The hub did not say its address');
  return { hub, url };
}

async function startSimulator(hubUrl: string, { people, stations, logs }: Folders, shutdown: Shutdown): Promise<Child> {
  const args = ['--hub', hubUrl, '--people', people, '--data', join(stations, 'simulated')];
  const simulator = shutdown.add(startScript('simulator', 'cli/demo/simulator/main.ts', args, join(logs, 'simulator.log')));
  await simulator.ready(SIMULATOR_READY_LIMIT_MS);
  return simulator;
}

function openStations(
  { stations }: DemoOptions, hubUrl: string, { stations: stationsDir, logs }: Folders, screen: Screen, shutdown: Shutdown,
): Promise<Note['stations']> {
  return Promise.all(stations.map(async (station, index) => {
    const url = await openStation(station, index, { hubUrl, stationsDir, logDir: logs, screen, shutdown });
    return { name: station.name, login: station.login, url };
  }));
}
