/**
 * Zero as a station: every row of both tables through its SQLite store, durable as the product's replica is.
 * Arguments: folder, zero-cache's URL, rows.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { Zero } from '@rocicorp/zero';
import { dropStore, SQLiteStore } from '@rocicorp/zero/sqlite';
import Database from '@rocicorp/zero-sqlite3';
import { answer } from './answer.mjs';
import { queries, schema } from './zero-schema.mjs';

const [folder = '', cacheURL = '', rows = '0'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

/** A row as Zero stores it has more bytes than this. */
const ROW_BYTES = 150;
const PERSIST_LIMIT_MS = 120_000;
const PERSIST_LOOK_MS = 50;
const open = new Set();

/** Zero's own SQLite store takes any driver; this is its own fork of better-sqlite3. */
class Driver {
  #path;
  #database;

  constructor(name) {
    this.#path = join(folder, `${name}.sqlite`);
    this.#database = new Database(this.#path);
    open.add(this.#database);
  }

  close() {
    open.delete(this.#database);
    this.#database.close();
  }

  destroy() {
    rmSync(this.#path, { force: true });
  }

  prepare(sql) {
    const statement = this.#database.prepare(sql);
    return {
      exec: async (params) => void statement.run(...params),
      all: async (params) => statement.raw().all(...params),
    };
  }

  execSync(sql) {
    this.#database.exec(sql);
  }
}

const options = { journalMode: 'WAL', synchronous: 'FULL' };
const create = (name) => new Driver(name);
const kvStore = { create: (name) => new SQLiteStore(name, create, options), drop: (name) => dropStore(name, create, options) };

/** When the store holds every row: Zero shows rows first and writes them a little later. Undefined when it never does. */
async function persisted() {
  for (const begun = performance.now(); performance.now() - begun < PERSIST_LIMIT_MS; await rest(PERSIST_LOOK_MS)) {
    const sizes = [...open].map((database) => database.prepare('SELECT sum(length(value)) FROM entry').pluck().get() ?? 0);
    if (sizes.reduce((sum, size) => sum + size, 0) > Number(rows) * ROW_BYTES) return performance.now();
  }
  return undefined;
}

const start = performance.now();
const zero = new Zero({ schema, cacheURL, userID: 'bench', kvStore, context: {}, logLevel: 'error', queryChangeThrottleMs: 0 });
const preloads = [queries.entities(), queries.tasks()].map((query) => zero.preload(query));
await Promise.all(preloads.map(({ complete }) => complete));
const bootstrapMs = performance.now() - start;
const persistedAt = await persisted();
const [entities, tasks] = await Promise.all([queries.entities(), queries.tasks()].map((query) => zero.run(query)));
const found = entities.length + tasks.length;
if (found !== Number(rows)) throw new Error(`${found} rows of ${rows}`);
answer({ rows: found, bootstrapMs, durableMs: persistedAt === undefined ? null : persistedAt - start });
