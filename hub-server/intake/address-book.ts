/** The standard address book (标准地址库): the hub's own table, never replicated. */
import type { Database, Statement } from 'better-sqlite3';
import type { KnownPlace } from '#domain/address/resolver.ts';

export interface BookEntry extends KnownPlace { readonly key: string; readonly address: string }

export class AddressBook {
  readonly #get: Statement<[string], KnownPlace>;
  readonly #put: Statement<BookEntry>;
  readonly #count: Statement<[], number>;
  #entries: number;

  constructor(database: Database) {
    database.exec(`CREATE TABLE IF NOT EXISTS addressBook (
      key TEXT PRIMARY KEY, address TEXT NOT NULL, townCode TEXT NOT NULL, villageCode TEXT NOT NULL, gridId TEXT, lon REAL, lat REAL
    ) WITHOUT ROWID`);
    this.#get = database.prepare('SELECT townCode, villageCode, gridId, lon, lat FROM addressBook WHERE key = ?');
    this.#put = database.prepare('INSERT OR REPLACE INTO addressBook VALUES (@key, @address, @townCode, @villageCode, @gridId, @lon, @lat)');
    this.#count = database.prepare<[], number>('SELECT count(*) FROM addressBook').pluck();
    this.#entries = this.#count.get() ?? 0;
  }

  size(): number {
    return this.#entries;
  }

  find(key: string): KnownPlace | undefined {
    return this.#entries === 0 ? undefined : this.#get.get(key);
  }

  /** To be called inside a commit. */
  put(entry: BookEntry): 'created' | 'changed' | 'unchanged' {
    const before = this.#get.get(entry.key);
    if (before !== undefined && before.villageCode === entry.villageCode && before.gridId === entry.gridId && before.lon === entry.lon && before.lat === entry.lat) return 'unchanged';
    this.#put.run(entry);
    return before === undefined ? 'created' : 'changed';
  }

  /** After a commit, or one that was rolled back. */
  recount(): void {
    this.#entries = this.#count.get() ?? 0;
  }
}
