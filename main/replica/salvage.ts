/**
 * What becomes of a damaged replica: its rows can be fetched again, what the operator did cannot. The outbox, the conflict
 * tray and the counters are read out of the damaged file as far as they can be read, the file is set aside for a
 * technician, and a new replica goes on with them.
 */
import { existsSync, renameSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { NewId } from '#domain/core/time.ts';
import { ROW_POSITIONS } from './schema.ts';

/** The columns of each own table, in order; see schema.ts. */
const OWN_TABLES = { position: 2, outbox: 9, conflict: 10 } as const;

export interface Salvaged {
  readonly position: readonly (readonly [string, string])[];
  readonly outbox: readonly OutboxRow[];
  readonly conflict: readonly (readonly unknown[])[];
  /** Where the damaged file is now. */
  readonly asideAs: string;
}

type OutboxRow = readonly [
  number: number, id: string, command: string, args: string, issuedAt: number, actor: string,
  decidedAt: number | null, verdict: string | null, shown: string | null,
];

/** Why a database file cannot be used, or undefined when it can. */
export function damageOf(database: Database): string | undefined {
  try {
    const result = database.pragma('quick_check(1)', { simple: true }) as string;
    return result === 'ok' ? undefined : result;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Reads what can be read and moves the file and its log aside; `stamp` tells several such files apart. */
export function salvage(path: string, stamp: number): Salvaged {
  const rows = readOwnTables(path);
  const asideAs = `${path}.damaged-${String(stamp)}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, asideAs + suffix);
  }
  return { ...rows, asideAs };
}

function readOwnTables(path: string): Omit<Salvaged, 'asideAs'> {
  const found = { position: [] as unknown[][], outbox: [] as unknown[][], conflict: [] as unknown[][] };
  try {
    const database = new BetterSqlite3(path);
    for (const name of ['position', 'outbox', 'conflict'] as const) readTable(database, name, found[name]);
    database.close();
  } catch {
    // Not even a database any more: nothing can be read, and the new replica starts empty.
  }
  return found as unknown as Omit<Salvaged, 'asideAs'>;
}

function readTable(database: Database, name: keyof typeof OWN_TABLES, into: unknown[][]): void {
  try {
    for (const row of database.prepare(`SELECT * FROM ${name}`).raw().iterate() as IterableIterator<unknown[]>) {
      // A file of an older build has fewer columns; those that were added since hold nothing.
      const added = OWN_TABLES[name] - row.length;
      if (added >= 0) into.push([...row, ...Array.from({ length: added }, () => null)]);
    }
  } catch {
    // Rows before the damaged page are kept; the rest of this table is lost.
  }
}

/**
 * Puts what was saved into a new replica. Commands go on under the station's number only when none between the last
 * verdict and the last number is missing; otherwise they wait in the conflict tray for the operator to issue again,
 * because the hub would refuse the gap.
 */
export function restore(database: Database, salvaged: Salvaged, newId: NewId, now: number): void {
  const position = new Map(salvaged.position.filter(([key]) => !ROW_POSITIONS.includes(key)));
  const pending = salvaged.outbox.filter((row) => row[6] === null);
  const decidedThrough = Number(position.get('decidedThrough') ?? 0);
  const next = Number(position.get('nextNumber') ?? NaN);
  const complete = position.has('stationId') && pending.length === next - decidedThrough
    && pending.every((row, index) => row[0] === decidedThrough + 1 + index);
  const insertPosition = database.prepare('INSERT INTO position VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const insertOutbox = database.prepare('INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertConflict = database.prepare('INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (const row of salvaged.conflict) insertConflict.run(...row);
    if (complete) {
      for (const [key, value] of position) insertPosition.run(key, value);
      for (const row of salvaged.outbox) insertOutbox.run(...row);
      return;
    }
    insertPosition.run('stationId', newId());
    for (const [number, id, command, args, issuedAt] of pending) {
      // Numbers of the old station; negative ones cannot meet those of the new.
      insertConflict.run(-number, id, command, args, issuedAt, now, 'held', null, '{}', null);
    }
  })();
}
