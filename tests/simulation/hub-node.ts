/** The hub of a simulation: production store, sequencer and sessions; a crash loses everything but the store. */
import { maskCells } from '#domain/core/row.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import type { RowChange } from '#domain/core/table.ts';
import { accountTable } from '#domain/schema/people.ts';
import type { Account } from '#domain/schema/people.ts';
import { Sequencer } from '#hub/replication/sequencer.ts';
import type { Session } from '#hub/replication/session.ts';
import { StationSessions } from '#hub/replication/sessions.ts';
import { fillDisk, freeDisk, isDiskFull } from './disk.ts';
import type { Files } from './files.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import type { HubStore } from '#hub/store/store.ts';
import type { StationConnection } from '#protocol/hub/transport.ts';
import BetterSqlite3 from 'better-sqlite3';
import { STORE_IMAGE } from './images.ts';
import type { VirtualTime } from './virtual-time.ts';

function unlessDiskFull(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
}

/** Few, so that a bootstrap takes several pages and some tables take two. */
const PAGE_ROWS = 4;

/** What the hub's stopwatch shows beyond the time, reading by reading, ms: now and then telling seems to have taken long. */
const STOPWATCH_MS = [0, 40, 0, 0, 150, 0, 15, 0, 0] as const;

export interface LoggedLine {
  readonly seq: number;
  readonly tableName: string;
  readonly id: string;
  /** Who may see the row; null for a removal. */
  readonly audience: { readonly scope: string; readonly also: string | null } | null;
  /** The row as stations hold it, masked, as JSON; null for a removal. */
  readonly cells: string | null;
}

export class HubNode {
  store: HubStore;
  sessions: StationSessions | undefined;
  sequencer: Sequencer;
  /** Prepared files for stations; without them every bootstrap goes by pages. */
  files: Files | undefined;
  readonly failures: unknown[] = [];
  readonly #time: VirtualTime;
  #epochOfSessions = 0;
  readonly #newId: () => string;
  #backup: Buffer | undefined;
  #keepsEpoch = false;
  /** Every change ever logged, for the replay of prefix.ts: compaction forgets them in the store. */
  history: LoggedLine[] = [];
  /** Times a backup took the store's place. */
  restores = 0;
  #readings = 0;

  constructor(time: VirtualTime, newId: () => string) {
    this.#time = time;
    this.#newId = newId;
    this.store = openSqliteStore({ path: STORE_IMAGE, newId });
    this.sequencer = new Sequencer({ store: this.store, clock: time, onFailure: (_command, error) => this.failures.push(error) });
    this.#record();
    this.start();
  }

  #record(): void {
    this.store.onCommit(({ seq, changes }) => {
      for (const { table, id, scope, also, cells } of changes) {
        const audience = scope === null ? null : { scope, also };
        const sent = cells === null ? null : JSON.stringify(maskCells(table, [...cells]));
        this.history.push({ seq, tableName: table.name, id, audience, cells: sent });
      }
    });
  }

  start(): void {
    if (this.sessions !== undefined) return;
    const incarnation = this.#epochOfSessions;
    this.sequencer = new Sequencer({ store: this.store, clock: this.#time, onFailure: (_command, error) => this.failures.push(error) });
    this.sessions = new StationSessions({
      store: this.store, sequencer: this.sequencer, clock: this.#time, offlineDays: 7, pageRows: PAGE_ROWS,
      snapshots: { offer: (account) => this.files?.offer(account) ?? { kind: 'pages' } },
      stopwatch: { now: () => this.#time.now() + (STOPWATCH_MS[(this.#readings += 1) % STOPWATCH_MS.length] ?? 0) },
      // Timers of a crashed incarnation never fire.
      timers: { after: (delayMs, run) => this.#time.after(delayMs, () => { if (incarnation === this.#epochOfSessions) run(); }) },
      authenticate: (token) => {
        const row = this.store.reader.get(accountTable, token) as Account | undefined;
        if (row === undefined) return undefined;
        const { id, name, role, place } = row;
        const grants = JSON.parse(row.grants) as string[];
        return { disabled: row.disabled === 1, account: { id, login: id, name, role, place, grants, memberId: null } };
      },
      runCall: () => Promise.resolve(null),
      // A full disk is a fault of the simulated world; everything else is one of the hub.
      onUnexpected: (error) => {
        if (!isDiskFull(error)) this.failures.push(error);
      },
    });
  }

  accept(connection: StationConnection): Session | undefined {
    return this.sessions?.open(connection);
  }

  /** Kills the process: connections and whatever was not committed are gone. */
  crash(): void {
    this.#epochOfSessions += 1;
    this.sessions = undefined;
    this.files?.clear();
  }

  /** No page more than there is: writes that need one fail with SQLITE_FULL. */
  fillDisk(): void {
    fillDisk(this.store.database);
  }

  freeDisk(): void {
    freeDisk(this.store.database);
  }

  backUp(): void {
    this.#backup = this.store.database.serialize();
  }

  /** Kills the process and puts the last backup in the store's place, as restoreStore() does. False without a backup. */
  restore(): boolean {
    if (this.#backup === undefined) return false;
    this.crash();
    const restored = this.#keepsEpoch ? this.#backup : this.#withNewEpoch(this.#backup);
    this.store.close();
    this.store = openSqliteStore({ path: restored, newId: this.#newId });
    const head = this.store.head();
    this.history = this.history.filter(({ seq }) => seq <= head);
    this.#record();
    this.restores += 1;
    return true;
  }

  #withNewEpoch(backup: Buffer): Buffer {
    const database = new BetterSqlite3(backup);
    database.prepare("UPDATE hub SET value = ? WHERE key = 'epoch'").run(this.#newId());
    const restored = database.serialize();
    database.close();
    return restored;
  }

  /** For a planted defect. */
  keepEpochOnRestore(): void {
    this.#keepsEpoch = true;
  }

  apply(changes: readonly RowChange[]): void {
    this.store.commit((transaction) => transaction.apply(changes));
  }

  /** As apply(); on a full disk nothing is written and the registry would try again. */
  tryApply(changes: readonly RowChange[]): void {
    unlessDiskFull(() => this.apply(changes));
  }

  /** Forgets all but the newest commits of the log; on a full disk it only stays longer, as with Compaction. */
  compact(kept: number): void {
    unlessDiskFull(() => this.store.compact(this.store.head() - kept));
  }

  rows(tableName: string): Record<string, unknown>[] {
    if (tableNamed(tableName) === undefined) throw new Error(tableName);
    return this.store.database.prepare(`SELECT * FROM "${tableName}" ORDER BY id`).all() as Record<string, unknown>[];
  }
}
