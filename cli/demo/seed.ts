/**
 * Fills the hub's data directory with the demo city, once. Everything is written into a folder beside it that takes its
 * name when all is there, so a seed that was interrupted leaves nothing behind and starts over.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { Command } from 'commander';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { storePathOf } from '#hub/data-directory.ts';
import { openServices } from '#hub/hub.ts';
import type { HubServices } from '#hub/http/services.ts';
import { loadBuiltInTerritory } from '#hub/intake/built-in-territory.ts';
import { AddressBook } from '#hub/intake/address-book.ts';
import { SerialNumbers } from '#hub/intake/serial-numbers.ts';
import { createLog } from '#hub/log.ts';
import { printResult } from '../commands/output.ts';
import { openDesks, seedDemoAccounts } from './accounts.ts';
import { addressBookOf } from './city/address-book.ts';
import { buildCity, PAST_DAYS } from './city/city.ts';
import { TOWNS, VILLAGES } from './city/territory.ts';
import { seedComplaints } from './complaints.ts';
import { FOCUS_VILLAGE, PLAYED_VILLAGES } from './focus.ts';
import { seedPhotos } from './photos.ts';

export interface SeedOptions {
  /** The hub's data directory; created when it is not there. */
  readonly hubDir: string;
  /** Where passwords and keys are kept. */
  readonly peopleFile: string;
  /** Names the city: the same text makes the same one. */
  readonly seed: string;
  /** Desks of the city that get a password besides the usual ones. */
  readonly desks: readonly string[];
  readonly say: (text: string) => void;
}

const DEFAULT_SEED = 'shaotai';
/** Enough for all indexes of the city: rows come in no particular order of theirs. */
const CACHE_KIB = 256 * 1024;

/** Makes the city and its accounts when they are not there. */
export async function seedHub({ hubDir, peopleFile, seed, desks, say }: SeedOptions): Promise<void> {
  if (!existsSync(storePathOf(hubDir))) await makeCity(hubDir, peopleFile, seed, say);
  await withServices(hubDir, async (services) => {
    await openDesks(services, await seedDemoAccounts(services, peopleFile), desks, peopleFile);
  });
}

async function makeCity(hubDir: string, peopleFile: string, seed: string, say: (text: string) => void): Promise<void> {
  const unfinished = `${hubDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await withServices(unfinished, async (services) => {
    const { database } = services.store;
    database.pragma(`cache_size = -${String(CACHE_KIB)}`);
    // Nothing is lost by a power cut here: the folder has not got its name yet.
    database.pragma('synchronous = OFF');
    loadBuiltInTerritory(services.store, services.clock);
    writeCity(services, seed, say);
    seedComplaints(services, seed);
    await seedPhotos(services, seed, [FOCUS_VILLAGE, ...PLAYED_VILLAGES]);
    await seedDemoAccounts(services, peopleFile);
    // No station was here yet, so none catches up from before; half the file becomes room for what is to come.
    services.store.compact(services.store.head());
    database.pragma('synchronous = FULL');
  });
  renameSync(unfinished, hubDir);
}

function writeCity({ store, clock }: HubServices, seed: string, say: (text: string) => void): void {
  const now = clock.now();
  const city = buildCity({ seed, now, towns: TOWNS, villages: VILLAGES, focusVillage: FOCUS_VILLAGE });
  store.commit((transaction) => {
    transaction.apply(city.foundation);
    const counts: Record<string, number> = {};
    let made = 0;
    for (const rows of city.villages()) {
      transaction.apply(rows);
      for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
      made += 1;
      if (made % 150 === 0) say(`Demo city: ${String(made)} of ${String(VILLAGES.length)} villages …`);
    }
    const book = new AddressBook(store.database);
    for (const entry of addressBookOf(city.places, [FOCUS_VILLAGE, ...PLAYED_VILLAGES])) book.put(entry);
    const serials = new SerialNumbers(store.database);
    for (const [day, last] of city.serials) serials.raise(day, last);
    transaction.audit({
      at: now, actorId: LOCAL_ADMINISTRATOR.accountId, actorName: LOCAL_ADMINISTRATOR.name, origin: 'demo',
      action: 'demo.seed', subject: 'city:441900', outcome: 'applied', detail: { seed, days: PAST_DAYS, ...counts },
    });
  });
}

async function withServices(directory: string, work: (services: HubServices) => Promise<void>): Promise<void> {
  const { services, close } = openServices({ dataDirectory: directory, log: createLog('seed', 'error') });
  try {
    await work(services);
  } finally {
    close();
  }
}

if (import.meta.main) {
  const program = new Command('seed')
    .description('Makes the demo city in a hub’s data directory when it is empty. Prints {"event":"ready"} when it is there.')
    .requiredOption('--hub-dir <dir>', 'the hub’s data directory')
    .requiredOption('--people <file>', 'where passwords and keys are kept')
    .option('--seed <text>', 'names the city', DEFAULT_SEED)
    .option('--desks <logins>', 'further desks that get a password, separated by commas', '');
  program.parse();
  const { hubDir, people, seed, desks } = program.opts<{ hubDir: string; people: string; seed: string; desks: string }>();
  const say = (text: string) => printResult({ event: 'progress', text });
  await seedHub({ hubDir, peopleFile: people, seed, desks: desks.split(',').filter((login) => login !== ''), say });
  printResult({ event: 'ready' });
}
