/**
 * The hub's index at the size of a city: all leads indexed on disk, then new ones looked up in a database opened afresh.
 * Beside it what SQLite alone takes: the same rows inserted already prepared, and the same rows read by their keys.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { probeKeysOf, storeKeysOf } from '#domain/duplicates/blocking.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Profile, Reading } from '#domain/duplicates/profile.ts';
import { encodeProfile } from '#domain/duplicates/stored-profile.ts';
import { DuplicateIndex } from '#protocol/sqlite/duplicate-index.ts';
import { builtInReading, builtInWeights } from '#hub/duplicates/built-in.ts';
import { report, round, spread } from '../measure.ts';
import { inventLeads } from './invented.ts';

const STORED = 357_000;
const LOOKED_UP = 2_000;
const SEED = 11;
/** Goals, seconds and milliseconds. */
const INDEX_GOAL_S = 60;
const FIND_GOAL_MS = 5;

export function indexSpeed(folder: string, stored = STORED): void {
  const path = join(folder, 'duplicates.sqlite');
  const reading = builtInReading();
  const { indexed, fresh } = inventions(stored);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const database = open(path);
  new DuplicateIndex(database).put(profilesOf(indexed, reading));
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  report('duplicates.index', {
    leads: indexed.length, seconds: round(seconds), cpuSeconds: round((used.user + used.system) / 1e6), goalSeconds: INDEX_GOAL_S,
    preparedRowsSeconds: round(insertPrepared(join(folder, 'prepared.sqlite'), profilesOf(indexed, reading))),
    megabytes: round(statSync(path).size / 1e6),
  });
  lookUp(path, [...profilesOf(fresh, reading)], reading, fresh);
}

type Lead = ReturnType<typeof inventLeads> extends Generator<infer L> ? L : never;

/** Every so many-th lead is kept out of the index: a new report of something the index may know. */
function inventions(stored: number): { indexed: Lead[]; fresh: Lead[] } {
  const every = Math.max(2, Math.floor(stored / LOOKED_UP));
  const indexed: Lead[] = [];
  const fresh: Lead[] = [];
  for (const lead of inventLeads(stored + Math.floor(stored / every), SEED)) {
    if ((indexed.length + fresh.length) % every === every - 1) fresh.push(lead);
    else indexed.push(lead);
  }
  return { indexed, fresh };
}

function* profilesOf(leads: readonly Lead[], reading: Reading): Generator<Profile> {
  for (const lead of leads) yield profileOf(lead.report, reading);
}

function open(path: string): BetterSqlite3.Database {
  const database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -65536');
  return database;
}

/** Seconds for the same rows, made beforehand, into bare tables. */
function insertPrepared(path: string, profiles: Iterable<Profile>): number {
  const rows = [...profiles].map((profile) => ({ text: encodeProfile(profile), at: profile.at ?? 0, keys: storeKeysOf(profile) }));
  const database = open(path);
  database.exec('CREATE TABLE lead (number INTEGER PRIMARY KEY, profile TEXT); '
    + 'CREATE TABLE block (key INTEGER, at INTEGER, number INTEGER, PRIMARY KEY (key, at, number)) WITHOUT ROWID');
  const insertLead = database.prepare('INSERT INTO lead VALUES (?, ?)');
  const insertBlock = database.prepare('INSERT OR IGNORE INTO block VALUES (?, ?, ?)');
  const start = performance.now();
  database.transaction(() => {
    for (const [number, { text, at, keys }] of rows.entries()) {
      insertLead.run(number, text);
      for (const key of keys) insertBlock.run(key, at, number);
    }
  })();
  database.close();
  return (performance.now() - start) / 1000;
}

/**
 * From the words of a new lead to its scored matches; the raw limit reads the same rows and does nothing with them. On a busy
 * machine the processor time says more than the clock: it has no waiting for others in it.
 */
function lookUp(path: string, profiles: readonly Profile[], reading: Reading, leads: readonly Lead[]): void {
  const database = open(path);
  const index = new DuplicateIndex(database);
  const weights = builtInWeights();
  const block = database.prepare<[number], number>('SELECT number FROM duplicateBlock WHERE key = ? LIMIT 400').pluck();
  const profile = database.prepare<[number], string>('SELECT profile FROM duplicateLead WHERE number = ?').pluck();
  const durations: number[] = [];
  const cpu: number[] = [];
  const raw: number[] = [];
  const found: number[] = [];
  for (const [position, lead] of leads.entries()) {
    const cpuStart = process.cpuUsage();
    const start = performance.now();
    found.push(index.find(profileOf(lead.report, reading), { weights }).length);
    durations.push(performance.now() - start);
    const used = process.cpuUsage(cpuStart);
    cpu.push((used.user + used.system) / 1000);
    const keys = probeKeysOf(profiles[position] ?? profileOf(lead.report, reading));
    const rawStart = performance.now();
    for (const number of new Set(keys.flatMap((key) => block.all(key)))) profile.get(number);
    raw.push(performance.now() - rawStart);
  }
  database.close();
  report('duplicates.find', {
    stored: STORED, goalP99Ms: FIND_GOAL_MS, ms: fine(durations), cpuMs: fine(cpu), rawReadsMs: fine(raw), candidates: spread(found),
  });
}

/** Percentiles of milliseconds with two decimals. */
function fine(durations: readonly number[]) {
  const { n, ...percentiles } = spread(durations.map((ms) => ms * 100));
  return { n, ...Object.fromEntries(Object.entries(percentiles).map(([name, value]) => [name, Math.round(value) / 100])) };
}
