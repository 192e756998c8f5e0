/** The standard address book (标准地址库): the hub's own table, never replicated. */
import type { Database, Statement } from 'better-sqlite3';
import type { KnownPlace } from '#domain/address/resolver.ts';

export interface BookEntry extends KnownPlace {
  /** See normaliseAddress. */
  readonly key: string;
  /** As the book writes it. */
  readonly address: string;
}

export class AddressBook {
  readonly #get: Statement<[string], KnownPlace>;
  readonly #put: Statement<BookEntry>;
  /** Most hubs have no book: then nothing needs to be looked up. */
  #filled: boolean;

  constructor(database: Database) {
    database.exec(`CREATE TABLE IF NOT EXISTS addressBook (
      key TEXT PRIMARY KEY, address TEXT NOT NULL, townCode TEXT NOT NULL, villageCode TEXT NOT NULL, gridId TEXT, lon REAL, lat REAL
    ) WITHOUT ROWID`);
    this.#get = database.prepare('SELECT townCode, villageCode, gridId, lon, lat FROM addressBook WHERE key = ?');
    this.#put = database.prepare(`
      INSERT OR REPLACE INTO addressBook VALUES (@key, @address, @townCode, @villageCode, @gridId, @lon, @lat)`);
    this.#filled = database.prepare('SELECT 1 FROM addressBook LIMIT 1').get() !== undefined;
  }

  find(key: string): KnownPlace | undefined {
    return this.#filled ? this.#get.get(key) : undefined;
  }

  /** To be called inside a commit. */
  put(entry: BookEntry): 'created' | 'changed' | 'unchanged' {
    const before = this.#get.get(entry.key);
    if (before !== undefined && isSamePlace(before, entry)) return 'unchanged';
    this.#put.run(entry);
    this.#filled = true;
    return before === undefined ? 'created' : 'changed';
  }
}

function isSamePlace(a: KnownPlace, b: KnownPlace): boolean {
  return a.villageCode === b.villageCode && a.gridId === b.gridId && a.lon === b.lon && a.lat === b.lat;
}
