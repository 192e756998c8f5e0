/**
 * Leads ready for the question "was this reported before?": blocking keys, profiles and how common names and phones are, in
 * tables of SQLite, the same at the hub and on a station. Derived data: lost or of an older version it is built anew.
 */
import type { Database, Statement } from 'better-sqlite3';
import { KEY_CAP } from '#domain/duplicates/batch.ts';
import { probeKeysOf, storeKeysOf } from '#domain/duplicates/blocking.ts';
import { nameKey, phoneKey, sightingsOf } from '#domain/duplicates/commonness.ts';
import type { Commonness } from '#domain/duplicates/commonness.ts';
import { compare } from '#domain/duplicates/compare.ts';
import { hash53 } from '#domain/duplicates/hash.ts';
import type { Levels } from '#domain/duplicates/levels.ts';
import type { Profile } from '#domain/duplicates/profile.ts';
import { scoreOf } from '#domain/duplicates/score.ts';
import type { Score } from '#domain/duplicates/score.ts';
import { decodeProfile, encodeProfile, PROFILE_VERSION } from '#domain/duplicates/stored-profile.ts';
import type { Weights } from '#domain/duplicates/weights.ts';

export interface Match extends Score {
  readonly id: string;
  readonly levels: Levels;
}

export interface LookUpOptions {
  readonly weights: Weights;
  /** Leads reported before this are left out, ms since 1970. */
  readonly since?: number;
}

/** Beyond this a name or phone is common whatever the exact count. */
const COUNT_MAX = 16;
/** Leads without a time are found whatever the window. */
const NO_TIME = Number.MAX_SAFE_INTEGER;

/** stored: in the database file · connection: gone when the connection closes, so the file keeps to its replicated rows. */
export type IndexPlace = 'stored' | 'connection';

export class DuplicateIndex {
  readonly #database: Database;
  readonly #statements: Statements;

  /** Creates the tables where they are missing, and empties them when they are of another version. */
  constructor(database: Database, place: IndexPlace = 'stored') {
    this.#database = database;
    createTables(database, place);
    this.#statements = prepare(database);
  }

  /** Leads in the index. */
  size(): number {
    return this.#statements.count.get() ?? 0;
  }

  /** Adds leads or replaces them, in one transaction. A big first load is fastest in one call. */
  put(profiles: Iterable<Profile>): void {
    this.#database.transaction(() => {
      for (const profile of profiles) this.#put(profile);
    })();
  }

  remove(id: string): void {
    const stored = this.#statements.leadOf.get(id);
    if (stored !== undefined) this.#database.transaction(() => { this.#remove(stored); })();
  }

  /** How a stored pair compares; undefined when one of the two is not there. */
  levelsOf(a: string, b: string): Levels | undefined {
    const [one, other] = [this.#statements.leadOf.get(a), this.#statements.leadOf.get(b)].map((stored) =>
      (stored === undefined ? undefined : decodeProfile(stored.profile)));
    return one === undefined || other === undefined ? undefined : compare(one, other, this.#commonness(other));
  }

  /** Every stored lead that shares a key with this one, the most probable first. The lead itself is left out. */
  find(profile: Profile, { weights, since = 0 }: LookUpOptions): Match[] {
    const commonness = this.#commonness(profile);
    const matches = this.#candidates(profile, since).map((other): Match => {
      const levels = compare(other, profile, commonness);
      return { id: other.id, levels, ...scoreOf(levels, weights) };
    });
    return matches.sort((a, b) => b.sameIncident - a.sameIncident || b.sameShop - a.sameShop || (a.id < b.id ? -1 : 1));
  }

  #candidates(profile: Profile, since: number): Profile[] {
    const { numbersOf, profilesOf } = this.#statements;
    const numbers = new Set(numbersOf.all({ keys: JSON.stringify(probeKeysOf(profile)), since, cap: KEY_CAP }));
    return profilesOf.all(JSON.stringify([...numbers])).map(decodeProfile).filter(({ id }) => id !== profile.id);
  }

  /** Counts of the new lead's own name and phone, looked up once; other leads' are looked up as they are asked for. */
  #commonness(profile: Profile): Commonness {
    const known = new Map<string, number>();
    const count = (key: string): number => {
      const found = known.get(key) ?? this.#statements.sightings.get(hash53(key), COUNT_MAX) ?? 0;
      known.set(key, found);
      return found;
    };
    for (const { key } of sightingsOf(profile)) count(key);
    return { placesOfName: (brand) => count(nameKey(brand)), doorsOfPhone: (phone) => count(phoneKey(phone)) };
  }

  #put(profile: Profile): void {
    const { leadOf, insertLead, insertBlock, insertSighting } = this.#statements;
    const encoded = encodeProfile(profile);
    // Most changes of a lead are of its state: nothing that is compared.
    const stored = leadOf.get(profile.id);
    if (stored?.profile === encoded) return;
    if (stored !== undefined) this.#remove(stored);
    const number = Number(insertLead.run(profile.id, encoded).lastInsertRowid);
    const time = profile.at ?? NO_TIME;
    for (const key of storeKeysOf(profile)) insertBlock.run(key, time, number);
    for (const { key, value } of sightingsOf(profile)) insertSighting.run(hash53(key), hash53(value));
  }

  /** Sightings stay: that a name was met somewhere remains true. */
  #remove(stored: StoredLead): void {
    const { deleteBlock, deleteLead } = this.#statements;
    const profile = decodeProfile(stored.profile);
    for (const key of storeKeysOf(profile)) deleteBlock.run(key, profile.at ?? NO_TIME, stored.number);
    deleteLead.run(stored.number);
  }
}

interface StoredLead {
  readonly number: number;
  readonly profile: string;
}

interface Statements {
  readonly count: Statement<[], number>;
  /** Takes the keys as a JSON array: some forty of them in one call. */
  readonly numbersOf: Statement<{ keys: string; since: number; cap: number }, number>;
  /** Takes the numbers as a JSON array. */
  readonly profilesOf: Statement<[numbers: string], string>;
  readonly leadOf: Statement<[id: string], StoredLead>;
  readonly sightings: Statement<[key: number, limit: number], number>;
  readonly insertLead: Statement<[id: string, profile: string]>;
  readonly insertBlock: Statement<[key: number, at: number, number: number]>;
  readonly insertSighting: Statement<[key: number, value: number]>;
  readonly deleteBlock: Statement<[key: number, at: number, number: number]>;
  readonly deleteLead: Statement<[number: number]>;
}

function createTables(database: Database, place: IndexPlace): void {
  const create = place === 'stored' ? 'CREATE TABLE IF NOT EXISTS' : 'CREATE TEMP TABLE IF NOT EXISTS';
  database.exec(`${create} duplicateVersion (version INTEGER NOT NULL)`);
  const version = database.prepare<[], number>('SELECT version FROM duplicateVersion').pluck().get();
  if (version !== undefined && version !== PROFILE_VERSION) {
    database.exec('DROP TABLE duplicateLead; DROP TABLE duplicateBlock; DROP TABLE duplicateSighting; DELETE FROM duplicateVersion');
  }
  database.exec(`
    ${create} duplicateLead (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, profile TEXT NOT NULL);
    ${create} duplicateBlock (
      key INTEGER NOT NULL, at INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, at, number)
    ) WITHOUT ROWID;
    ${create} duplicateSighting (key INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (key, value)) WITHOUT ROWID;
    INSERT INTO duplicateVersion SELECT ${String(PROFILE_VERSION)} WHERE NOT EXISTS (SELECT 1 FROM duplicateVersion)`);
}

function prepare(database: Database): Statements {
  return {
    count: database.prepare<[], number>('SELECT count(*) FROM duplicateLead').pluck(),
    // The latest of each key, as many as the cap allows; more only where the last of them came in one millisecond.
    numbersOf: database.prepare<{ keys: string; since: number; cap: number }, number>(`
      SELECT block.number FROM json_each(@keys) AS probe CROSS JOIN duplicateBlock AS block ON block.key = probe.value
      WHERE block.at >= max(@since, ifnull(
        (SELECT at FROM duplicateBlock WHERE key = probe.value ORDER BY at DESC LIMIT 1 OFFSET @cap), 0))`).pluck(),
    profilesOf: database.prepare<[string], string>(
      'SELECT profile FROM duplicateLead WHERE number IN (SELECT value FROM json_each(?))').pluck(),
    leadOf: database.prepare('SELECT number, profile FROM duplicateLead WHERE id = ?'),
    sightings: database.prepare<[number, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM duplicateSighting WHERE key = ? LIMIT ?)').pluck(),
    insertLead: database.prepare('INSERT INTO duplicateLead (id, profile) VALUES (?, ?)'),
    insertBlock: database.prepare('INSERT OR IGNORE INTO duplicateBlock VALUES (?, ?, ?)'),
    insertSighting: database.prepare('INSERT OR IGNORE INTO duplicateSighting VALUES (?, ?)'),
    deleteBlock: database.prepare('DELETE FROM duplicateBlock WHERE key = ? AND at = ? AND number = ?'),
    deleteLead: database.prepare('DELETE FROM duplicateLead WHERE number = ?'),
  };
}
