/** The simulator as a process: `node cli/demo/simulator/main.ts --hub URL --people FILE`; SIGTERM stops it. */
import { Command, InvalidArgumentError } from 'commander';
import { createLog } from '#hub/log.ts';
import { newSystemId, systemTimers } from '#hub/system.ts';
import type { Village } from '#domain/schema/territory.ts';
import { remoteWith } from '../../commands/remote.ts';
import { printResult } from '../../commands/output.ts';
import { seededRandom, seedOf } from '../../random.ts';
import { FOCUS_VILLAGE } from '../focus.ts';
import { readPeople } from '../people-file.ts';
import { FieldMember } from './field-member.ts';
import { Registry } from './registry.ts';
import type { RegistryPlace } from './registry.ts';
import { Simulator } from './simulator.ts';

const MINUTE_MS = 60_000;
/** Ten working days in the demo's time. */
const RECHECK_AFTER_MS = 4 * MINUTE_MS;
const PATROL_SHARE = 0.02;
const EVENTS_PER_MINUTE = 40;
const REGISTRATIONS_PER_MINUTE = 3;
/** The focus village stands so often in the list the registry draws from. */
const FOCUS_WEIGHT = 4;

const program = new Command('simulator')
  .description('Plays grid members and the registry against a hub. Prints {"event":"ready"} when it begins.')
  .requiredOption('--hub <url>', 'the hub')
  .requiredOption('--people <file>', 'what seedDemoAccounts wrote')
  .option('--events <number>', 'steps of members a minute', perMinute, EVENTS_PER_MINUTE)
  .option('--registrations <number>', 'new registrations a minute', perMinute, REGISTRATIONS_PER_MINUTE)
  .option('--seed <text>', 'the same seed draws the same numbers; without one every run differs')
  .option('--log-level <level>', 'debug, info, warn or error', 'info');
program.parse();
const options = program.opts<{ hub: string; people: string; events: number; registrations: number; seed?: string; logLevel: 'debug' | 'info' | 'warn' | 'error' }>();

const people = readPeople(options.people) ?? program.error(`There is no file ${options.people}`);
const log = createLog('simulator', options.logLevel);
const random = seededRandom(seedOf(options.seed ?? newSystemId()));
const remote = (key: string) => remoteWith(options.hub, key, () => Promise.resolve());
const member = (key: string) => new FieldMember({
  remote: remote(key), random, newId: newSystemId, now: () => Date.now(), recheckAfterMs: RECHECK_AFTER_MS, patrolShare: PATROL_SHARE,
});
const inFocus = people.members.filter(({ villageCode }) => villageCode === FOCUS_VILLAGE);
const elsewhere = people.members.filter(({ villageCode }) => villageCode !== FOCUS_VILLAGE);

const simulator = new Simulator({
  focus: inFocus.map(({ key }) => member(key)), others: elsewhere.map(({ key }) => member(key)),
  registry: new Registry({ remote: remote(people.intakeKey), places: await places(), random, now: () => Date.now() }),
  random, timers: systemTimers, log, eventsPerMinute: options.events, registrationsPerMinute: options.registrations,
});
simulator.start();
printResult({ event: 'ready', members: people.members.length });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());

/** One village per member's village, named as its registrations' addresses name it. */
async function places(): Promise<RegistryPlace[]> {
  const villages = new Map(people.members.map(({ villageCode, key }) => [villageCode, key]));
  const found = await Promise.all([...villages].map(async ([code, key]) => {
    const { village, townName } = await remote(key).request('/api/v1/field/me') as { village: Village; townName: string };
    return Array.from({ length: code === FOCUS_VILLAGE ? FOCUS_WEIGHT : 1 }, () => ({ townName, villageName: village.name }));
  }));
  return found.flat();
}

function perMinute(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 600)) throw new InvalidArgumentError('more than 0, at most 600 a minute');
  return value;
}
