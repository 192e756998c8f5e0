/** A replica's file as every part of it expects it to be open: durable, and overwriting what it forgets. */
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { Clock, NewId } from '#domain/core/time.ts';
import { damageOf, restore, salvage } from './salvage.ts';
import { createSchema } from './schema.ts';

export interface FileOptions {
  /** File; in tests and the simulation ':memory:' or the image of a database in memory. */
  readonly path: string | Buffer;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The file was damaged: what the check said, where the file is now, how many waiting commands were saved. */
  readonly onDamage?: (event: { readonly damage: string; readonly asideAs: string; readonly commands: number }) => void;
}

/** Opens or makes a replica's file. A damaged one is set aside, and what it held of the operator's goes into a new one. */
export function openOrSalvage({ path, clock, newId, onDamage }: FileOptions): Database {
  try {
    return openDatabase(path);
  } catch (error) {
    const damage = damageFrom(error);
    if (damage === undefined || typeof path !== 'string' || path === ':memory:') throw error;
    const salvaged = salvage(path, clock.now());
    const database = openDatabase(path);
    restore(database, salvaged, newId, clock.now());
    onDamage?.({ damage, asideAs: salvaged.asideAs, commands: salvaged.outbox.filter((row) => row[6] === null).length });
    return database;
  }
}

/** Opens or makes a replica's file and fits it to this build. Throws what `damageFrom` names when the file is damaged. */
export function openDatabase(path: string | Buffer): Database {
  const database = openFile(path);
  try {
    const damage = damageOf(database);
    if (damage !== undefined) throw new DamagedDatabase(damage);
    createSchema(database);
    // The check has read the whole file into the cache, most of which is not needed again.
    database.pragma('shrink_memory');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a file that is known to be whole and to have its tables. */
export function openFile(path: string | Buffer): Database {
  const database = new BetterSqlite3(path);
  try {
    database.pragma('journal_mode = WAL');
    // "Saved" is said after this transaction: it must survive a power cut.
    database.pragma('synchronous = FULL');
    // A row that left the grants must leave the disk too: its bytes are overwritten, not only given back.
    database.pragma('secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

class DamagedDatabase extends Error {}

/** What is wrong with the file an error is about; undefined when the error is about something else. */
export function damageFrom(error: unknown): string | undefined {
  if (error instanceof DamagedDatabase) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' ? code : undefined;
}
