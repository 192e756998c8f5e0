/** Theory: however a writer is busy, whoever reads meanwhile and whatever becomes of the thread, the log stays bounded. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { CHECKPOINT_SCRIPT, CheckpointThread } from '#protocol/sqlite/checkpoint.ts';
import { WriteAheadLog } from '#protocol/sqlite/write-ahead-log.ts';
import { testFolder } from '../../support/folder.ts';

const LIMITS = { worth: 200, long: 1_000 };
/** Pages a transaction changes, of 4 KiB. */
const WRITTEN_PAGES = 40;
const ROWS = 400;
/** Where the writer copies all of the log itself. */
const LAST_RESORT_PAGES = 64_000;
const PATIENCE_MS = 15_000;

/** Writes without a pause, as a hub does that everybody sends to. */
class BusyWriter {
  readonly path = join(testFolder(), 'store.sqlite');
  readonly thread: CheckpointThread;
  longest = 0;
  /** How often the log began anew. */
  begun = 0;
  readonly #database = new BetterSqlite3(this.path);
  readonly #log: WriteAheadLog;
  #written = 0;
  #pages = 0;

  constructor(script = CHECKPOINT_SCRIPT) {
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.exec('CREATE TABLE said (id INTEGER PRIMARY KEY, turn INTEGER NOT NULL, body TEXT NOT NULL)');
    this.thread = new CheckpointThread(script, this.path);
    this.#log = new WriteAheadLog(this.#database, this.thread, LIMITS);
    onTestFinished(() => {
      this.thread.stop();
      this.#database.close();
    });
  }

  async writeUntil(done: () => boolean): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!done()) {
      if (performance.now() > end) throw new Error(`${String(this.pages())} pages, begun anew ${String(this.begun)} times`);
      this.#write();
      await setImmediate();
    }
  }

  pages(): number {
    const [length] = this.#database.pragma('wal_checkpoint(NOOP)') as { log: number }[];
    return length?.log ?? 0;
  }

  damage(): unknown {
    return this.#database.pragma('integrity_check', { simple: true });
  }

  #write(): void {
    const put = this.#database.prepare('INSERT OR REPLACE INTO said VALUES (?, ?, ?)');
    this.#database.transaction(() => {
      for (let row = 0; row < WRITTEN_PAGES; row += 1) put.run((this.#written += 1) % ROWS, this.#written, 'x'.repeat(3_500));
    })();
    this.#log.written();
    this.#log.shorten();
    const pages = this.pages();
    if (pages < this.#pages) this.begun += 1;
    this.longest = Math.max(this.longest, pages);
    this.#pages = pages;
  }
}

it('begins anew again and again although the writer never pauses', async () => {
  const writer = new BusyWriter();
  await writer.writeUntil(() => writer.begun >= 1);
  writer.longest = 0;
  await writer.writeUntil(() => writer.begun >= 5);
  expect(writer.longest).toBeLessThan(LAST_RESORT_PAGES / 2);
  expect(writer.thread.works).toBe(true);
  expect(writer.damage()).toBe('ok');
});

it('keeps the state of a reader as long as it reads, then is copied and cut to its usual length', async () => {
  const writer = new BusyWriter();
  await writer.writeUntil(() => writer.pages() > 0);
  const reader = new BetterSqlite3(writer.path, { readonly: true });
  onTestFinished(() => void reader.close());
  const newest = reader.prepare('SELECT max(turn) FROM said').pluck();
  reader.exec('BEGIN');
  const seen = newest.get();
  const begun = writer.begun;
  await writer.writeUntil(() => writer.pages() > 3 * LIMITS.long);
  expect([newest.get(), writer.begun]).toEqual([seen, begun]);
  reader.exec('COMMIT');
  await writer.writeUntil(() => writer.begun > begun);
  expect(writer.pages()).toBeLessThan(LIMITS.long);
  expect(statSync(`${writer.path}-wal`).size).toBeLessThan(4096 * (LIMITS.long + 2 * WRITTEN_PAGES));
  expect(newest.get()).toBeGreaterThan(Number(seen));
  expect(writer.damage()).toBe('ok');
});

/** A thread that does this when it is asked to copy. */
const threadThat = (does: string): URL =>
  new URL(`data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { ${does} });`);

const DEATHS = {
  'that cannot be started': new URL('no-such-script.ts', CHECKPOINT_SCRIPT),
  'that fails': threadThat('throw new Error("out of memory");'),
  'that ends without a word': threadThat('process.exit();'),
};

it.for(Object.entries(DEATHS))('is copied by its writer after a thread %s', async ([, script]) => {
  const writer = new BusyWriter(script);
  await writer.writeUntil(() => !writer.thread.works);
  await writer.writeUntil(() => writer.begun >= 1);
  writer.longest = 0;
  await writer.writeUntil(() => writer.begun >= 5);
  expect(writer.longest).toBeLessThan(LIMITS.worth + 2 * WRITTEN_PAGES);
  expect(writer.damage()).toBe('ok');
});
