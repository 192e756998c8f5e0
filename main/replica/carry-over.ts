/** Makes a replica of a snapshot: copies into it what belongs to the operator, not to the hub's rows. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { createOwnTables, createTables } from './schema.ts';

/**
 * Outbox, conflict tray and counters of a replica, into a snapshot's file; `position` values replace the old ones. The file
 * is durable and ready to be opened as a replica when this returns, and of no use when it throws.
 */
export function carryOver(from: Database, file: string, position: ReadonlyMap<string, string>): void {
  const to = new BetterSqlite3(file);
  try {
    // Nothing of the file counts before it takes the replica's place: it waits for the disk once, at the end.
    to.pragma('journal_mode = MEMORY');
    to.pragma('synchronous = OFF');
    carryInto(from, to, position);
    to.pragma('journal_mode = WAL');
  } finally {
    to.close();
  }
  flush(file);
}

/** The same into the image of a database in memory; answers the image of the replica. */
export function carryOverInMemory(from: Database, image: Buffer, position: ReadonlyMap<string, string>): Buffer {
  const to = new BetterSqlite3(image);
  try {
    carryInto(from, to, position);
    return to.serialize();
  } finally {
    to.close();
  }
}

function carryInto(from: Database, to: Database, position: ReadonlyMap<string, string>): void {
  to.transaction(() => {
    createTables(to);
    createOwnTables(to);
    copyRows(from, to);
    copyPosition(from, to, position);
  })();
}

function copyRows(from: Database, to: Database): void {
  for (const table of ['outbox', 'conflict']) {
    const rows = from.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][];
    const insert = rows[0] === undefined ? undefined : to.prepare(`INSERT INTO ${table} VALUES (${rows[0].map(() => '?').join(', ')})`);
    for (const row of rows) insert?.run(...row);
  }
}

function copyPosition(from: Database, to: Database, position: ReadonlyMap<string, string>): void {
  const set = to.prepare('INSERT INTO position VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  for (const [key, value] of from.prepare('SELECT key, value FROM position').raw().all() as [string, string][]) set.run(key, value);
  for (const [key, value] of position) set.run(key, value);
}

/** What was unpacked is on the disk already (link/snapshot/fetch-file.ts): this waits for the few pages written here. */
function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
