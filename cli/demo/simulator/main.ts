/** The simulator as a process: `node cli/demo/simulator/main.ts --hub URL --people FILE --data DIR`; SIGTERM stops it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createLog } from '#hub/log.ts';
import { newSystemId, systemTimers } from '#protocol/system.ts';
import { remoteWith } from '../../commands/remote.ts';
import { printResult } from '../../commands/output.ts';
import { pick, seededRandom, seedOf } from '../../random.ts';
import { layOutGrids } from '../city/grids.ts';
import { dispatcherLogin } from '../city/logins.ts';
import { TOWNS, VILLAGES } from '../city/territory.ts';
import { FOCUS_VILLAGE, PLAYED_VILLAGES } from '../focus.ts';
import { readPeople } from '../people-file.ts';
import { Dispatcher } from './dispatcher.ts';
import { FieldMember } from './field-member.ts';
import { HeadlessStation } from './headless-station.ts';
import { Hotline } from './hotline.ts';
import { Registry } from './registry.ts';
import { Revisits } from './revisits.ts';
import { Simulator } from './simulator.ts';

const MINUTE_MS = 60_000;
/** Ten working days in the demo's time. */
const RECHECK_AFTER_MS = 4 * MINUTE_MS;
const PATROL_SHARE = 0.02;
/** Every third first check has a photograph. */
const PHOTO_SHARE = 0.33;
const EVENTS_PER_MINUTE = 40;
const REGISTRATIONS_PER_MINUTE = 4;
/** Of every ten registrations, so many go to the visitor's village and to those with a simulated dispatcher; the rest anywhere. */
const SHARES = { focus: 4, played: 5, elsewhere: 1 } as const;
/** Parts of the members' turns. */
const TURN_SHARES = { focus: 0.45, played: 0.35, elsewhere: 0.2 } as const;
const STOP_LIMIT_MS = 5000;
/** The visitor's windows come up first: a station takes a second of computing to start. */
const DISPATCHERS_AFTER_MS = 4000;

const program = new Command('simulator')
  .description('Plays grid members, dispatchers and the registry against a hub. Prints {"event":"ready"} when it begins.')
  .requiredOption('--hub <url>', 'the hub')
  .requiredOption('--people <file>', 'what the seed wrote (cli/demo/people-file.ts)')
  .requiredOption('--data <dir>', 'where the simulated dispatchers’ stations keep what they store')
  .option('--events <number>', 'steps of members a minute', perMinute, EVENTS_PER_MINUTE)
  .option('--registrations <number>', 'new registrations a minute', perMinute, REGISTRATIONS_PER_MINUTE)
  .option('--seed <text>', 'the same seed draws the same numbers; without one every run differs')
  .option('--log-level <level>', 'debug, info, warn or error', 'info');
program.parse();

interface Options {
  readonly hub: string;
  readonly people: string;
  readonly data: string;
  readonly events: number;
  readonly registrations: number;
  readonly seed?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const options = program.opts<Options>();
const people = readPeople(options.people) ?? program.error(`There is no file ${options.people}`);
const random = seededRandom(seedOf(options.seed ?? newSystemId()));
const now = () => Date.now();
const remote = (key: string) => remoteWith(options.hub, key, () => Promise.resolve());
const revisits = new Revisits();
const member = (key: string) => new FieldMember({
  remote: remote(key), random, newId: newSystemId, now, recheckAfterMs: RECHECK_AFTER_MS, patrolShare: PATROL_SHARE,
  photoShare: PHOTO_SHARE, revisits,
});
const inFocus = (villageCode: string) => villageCode === FOCUS_VILLAGE;
const isPlayed = (villageCode: string) => PLAYED_VILLAGES.some((code) => code === villageCode);
const group = (share: number, isOf: (villageCode: string) => boolean) => ({
  share, members: people.members.filter(({ villageCode }) => isOf(villageCode)).map(({ key }) => member(key)),
});
const stations: HeadlessStation[] = [];
const places = registryPlaces();

const simulator = new Simulator({
  groups: [
    group(TURN_SHARES.focus, inFocus),
    group(TURN_SHARES.played, isPlayed),
    group(TURN_SHARES.elsewhere, (villageCode) => !inFocus(villageCode) && !isPlayed(villageCode)),
  ],
  registry: new Registry({ remote: remote(people.intakeKey), places, random, now }),
  hotline: new Hotline({ remote: remote(people.intakeKey), places, random, now }),
  random, timers: systemTimers, log: createLog('simulator', options.logLevel),
  eventsPerMinute: options.events, registrationsPerMinute: options.registrations,
});
simulator.start();
const cancelDispatchers = systemTimers.after(DISPATCHERS_AFTER_MS, startDispatchers);
printResult({ event: 'ready', members: people.members.length, dispatchers: PLAYED_VILLAGES.length });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

/** Waits for the work under way, then ends the stations. */
async function stop(): Promise<void> {
  cancelDispatchers();
  await simulator.stop();
  await Promise.all(stations.map((station) => station.stop(STOP_LIMIT_MS)));
  process.disconnect?.();
}

function startDispatchers(): void {
  for (const login of PLAYED_VILLAGES.map(dispatcherLogin)) {
    const account = people.accounts.find((each) => each.login === login);
    if (account === undefined) continue;
    const dataDir = join(options.data, login);
    mkdirSync(dataDir, { recursive: true });
    const { password } = account;
    const station = new HeadlessStation({
      name: login, dataDir, logFile: join(options.data, `${login}.log`), hubUrl: options.hub, login, password,
    });
    stations.push(station);
    simulator.addDispatcher(login, new Dispatcher({ station, random, now, revisits }));
  }
}

/** Villages as the registry draws from them: ten, by their shares. */
function registryPlaces() {
  const all = layOutGrids(TOWNS, VILLAGES, FOCUS_VILLAGE, 0);
  const named = (code: string) => all.filter(({ village }) => village.id === code);
  return [
    ...Array.from({ length: SHARES.focus }, () => named(FOCUS_VILLAGE)).flat(),
    ...Array.from({ length: SHARES.played }, (_, index) => named(PLAYED_VILLAGES[index % PLAYED_VILLAGES.length] ?? '')).flat(),
    ...Array.from({ length: SHARES.elsewhere }, () => pick(all, random)),
  ];
}

function perMinute(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 600)) throw new InvalidArgumentError('more than 0, at most 600 a minute');
  return value;
}
