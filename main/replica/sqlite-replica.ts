/** The replica in one SQLite file. Every public write is one transaction; see write-ahead.ts for when it is durable. */
import { renameSync } from 'node:fs';
import type { Database, Statement } from 'better-sqlite3';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { readCalendar } from '#domain/calendar/read.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Clock, NewId } from '#domain/core/time.ts';
import { toldOf } from '#domain/core/told.ts';
import type { Table } from '#domain/core/table.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { calendarYearTable } from '#domain/schema/territory.ts';
import type { Conflict, Holding, Issued, OutboxEntry } from '#protocol/bridge/methods.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { COMMAND_LIMIT_BYTES } from '#protocol/hub/messages.ts';
import type { Batch, CommandMessage, Page, Part, SessionAccount, Sum, Verdict, Welcome } from '#protocol/hub/messages.ts';
import { CheckpointThread } from '#protocol/sqlite/checkpoint.ts';
import { preparedOnce } from '#protocol/sqlite/statements.ts';
import { actorOf } from './actor.ts';
import { carryOver, carryOverInMemory } from './carry-over.ts';
import { sumAfter, tablesOf } from './checksum.ts';
import type { Prepared } from './checksum.ts';
import { Conflicts } from './conflicts.ts';
import { Outbox, wasRefused } from './outbox.ts';
import type { PendingCommand } from './outbox.ts';
import { keysOf } from './footprints.ts';
import { PositionStore, textOf } from './position.ts';
import type { Replica, ReplicaNotice, ReplicaPosition } from './replica.ts';
import { ReplicaRows } from './rows.ts';
import { openFile, openOrSalvage } from './open-file.ts';
import type { FileOptions } from './open-file.ts';
import { storageError } from './storage-error.ts';
import { WriteAhead } from './write-ahead.ts';
import type { Durability } from './write-ahead.ts';

/** So many decided commands are kept, several weeks of one person's work: a hub restored from a backup asks for them again. */
const DECIDED_KEPT = 5_000;

export interface ReplicaOptions extends FileOptions {
  /** checkpoint-thread.ts, or what a build made of it; without it the log is copied where it is written. */
  readonly checkpointThread?: URL | undefined;
}

/** Opens or creates a replica. A damaged one is set aside and its outbox saved into a new one; `onDamage` hears of it. */
export function openReplica(options: ReplicaOptions): Replica {
  return new SqliteReplica(openOrSalvage(options), options);
}

/** A command that ran again wrote rows of a command that did not. */
class ReachesFurther extends Error {}

type Told = ReplicaNotice['verdicts'][number][];

class SqliteReplica implements Replica {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #newId: NewId;
  // Bound to the open file; adopt() binds them to another one.
  #database!: Database;
  #rows!: ReplicaRows;
  #position!: PositionStore;
  #outbox!: Outbox;
  #conflicts!: Conflicts;
  #prepared!: Prepared;
  #writeAhead!: WriteAhead;
  readonly #checkpoints: CheckpointThread | undefined;
  readonly #listeners = new Set<(notice: ReplicaNotice) => void>();
  #calendar: WorkCalendar | undefined;

  constructor(database: Database, options: ReplicaOptions) {
    this.#path = typeof options.path === 'string' ? options.path : ':memory:';
    this.#clock = options.clock;
    this.#newId = options.newId;
    this.#checkpoints = options.checkpointThread === undefined ? undefined : new CheckpointThread(options.checkpointThread, this.#path);
    this.#bind(database);
    if (this.#position.text('stationId') === null) this.#position.set('stationId', options.newId());
    // A newer build took the effects back to bring the rows into its shape.
    if (this.#position.holds() !== 'nothing' && !this.#outbox.hasEffects()) this.#write((tables) => this.#runPending(tables));
  }

  get database(): Database {
    return this.#database;
  }

  get reader(): ReplicaRows {
    return this.#rows;
  }

  position(): ReplicaPosition {
    return { ...this.#position.read(), oldestHeld: this.#outbox.oldest() };
  }

  account(): SessionAccount | null {
    return this.#position.account();
  }

  issue(commands: readonly { command: string; args: unknown }[], actor: Actor): Issued[] {
    return this.#write((tables) => commands.map(({ command, args }) => this.#issueOne(command, args, actor, tables)));
  }

  #issueOne(command: string, args: unknown, actor: Actor, tables: Set<string>): Issued {
    const size = JSON.stringify(args ?? null).length;
    if (size > COMMAND_LIMIT_BYTES) throw new ShaotaiError('request.tooLarge', undefined, { limit: COMMAND_LIMIT_BYTES, size });
    const number = this.#position.number('nextNumber') + 1;
    const pending: PendingCommand = { number, id: this.#newId(), command, args, issuedAt: this.now(), actor, verdict: null, shown: null };
    const outcome = this.#outbox.run(pending, tables);
    if (outcome.kind !== 'applied') {
      // It may be for rows that are not here yet, and the hub might think otherwise: the operator keeps the input and waits.
      if (this.#position.holds() !== 'everything') throw new ShaotaiError('replica.bootstrapping');
      throw new ShaotaiError('params.invalid', undefined, { rejection: outcome.code, params: outcome.params, current: outcome.current });
    }
    this.#outbox.store({ ...pending, shown: toldOf(outcome) });
    this.#position.set('nextNumber', number);
    return { number, id: pending.id };
  }

  outbox(): OutboxEntry[] {
    return this.#outbox.entries();
  }

  outboxCount(): number {
    return this.#outbox.count();
  }

  conflicts(): Conflict[] {
    return this.#conflicts.all();
  }

  conflictCount(): number {
    return this.#conflicts.count();
  }

  resolveConflict(number: number, action: 'reissue' | 'discard', args: unknown, actor: Actor): Issued | null {
    return this.#write((tables) => {
      const conflict = this.#conflicts.one(number);
      if (conflict === undefined) throw new ShaotaiError('conflict.unknown', undefined, { number });
      this.#conflicts.drop(number);
      return action === 'discard' ? null : this.#issueOne(conflict.command, args ?? conflict.args, actor, tables);
    });
  }

  pendingIds(table: string): ReadonlySet<string> {
    return this.#outbox.touchedIds(table);
  }

  unsent(after: number, limit: number): CommandMessage[] {
    return this.#outbox.unsent(after, limit);
  }

  now(): number {
    return Math.max(0, this.#clock.now() + this.#position.number('clockOffsetMs'));
  }

  welcome(welcome: Welcome, clockOffsetMs: number): void {
    this.#write(() => {
      const { hubId, epoch, decidedThrough } = this.#position.read();
      if (hubId === welcome.hubId && epoch !== welcome.epoch && welcome.processedThrough < decidedThrough) {
        this.#outbox.reopen(welcome.processedThrough);
        this.#position.set('decidedThrough', welcome.processedThrough);
      }
      this.#position.set('account', JSON.stringify(welcome.account));
      this.#position.set('head', welcome.head);
      this.#position.set('clockOffsetMs', clockOffsetMs);
    });
    this.#release(welcome);
  }

  heldCommands(): string[] {
    return this.#conflicts.held();
  }

  /** Commands that an older hub held and this one knows are issued again; one that is refused here now stays in the tray. */
  #release({ released = [], account }: Welcome): void {
    // A refusal by rows that are not here would count: they are named again at the next hello.
    if (this.#position.holds() !== 'everything') return;
    const held = this.#conflicts.all().filter(({ kind, code, command }) => kind === 'held' && code !== null && released.includes(command));
    for (const { number } of held) {
      try {
        this.resolveConflict(number, 'reissue', undefined, actorOf(account));
      } catch (error) {
        if (!(error instanceof ShaotaiError) || error.code !== 'params.invalid') throw error;
        this.#write(() => this.#conflicts.refused(number, error.data));
      }
    }
  }

  adopt(file: string | Buffer, welcome: Welcome, seq: number, holds: Exclude<Holding, 'nothing'>): void {
    const { hubId, epoch, grantsKey } = welcome;
    const position = new Map(Object.entries({ hubId, epoch, grantsKey, cursor: String(seq), complete: textOf(holds) }));
    if (typeof file === 'string') this.#replaceBy(file, position);
    else this.#bind(openFile(carryOverInMemory(this.#database, file, position)));
    this.#calendar = undefined;
    this.#write((tables) => {
      for (const table of TABLES) tables.add(table.name);
      this.#runPending(tables);
    });
  }

  #replaceBy(file: string, position: ReadonlyMap<string, string>): void {
    carryOver(this.#database, file, position);
    this.#checkpoints?.settle();
    this.#database.close();
    try {
      // Either file is whole: a crash before this line keeps the old one, after it the new one.
      renameSync(file, this.#path);
    } finally {
      // Its hash was verified and its tables are there: a check of every page would only take time.
      this.#bind(openFile(this.#path));
    }
  }

  /** Clears the hub's rows; outbox, station id and counters stay. Pending commands keep no effect until the end. */
  beginBootstrap(welcome: Welcome): void {
    this.#write((tables) => {
      this.#outbox.undoAll(tables);
      for (const table of TABLES) {
        this.#prepared(`DELETE FROM "${table.name}"`).run();
        tables.add(table.name);
      }
      this.#database.exec('DELETE FROM tally; DELETE FROM parked');
      this.#position.set('hubId', welcome.hubId);
      this.#position.set('epoch', welcome.epoch);
      this.#position.set('grantsKey', welcome.grantsKey);
      this.#position.set('cursor', 0);
      this.#position.setHolds('nothing');
    });
  }

  applyPage(page: Page): void {
    this.#write((tables) => {
      // What was issued meanwhile may have made a row that comes only now: taking it back later must not take the hub's row.
      const showing = this.#outbox.showing();
      this.#outbox.undoAll(tables);
      for (const each of [page, ...page.following ?? []]) this.#rows.take({ ...each, removed: [] }, tables);
      this.#runAgain(showing, tables);
    }, 'soon');
  }

  endBootstrap(cursor: number): void {
    this.#write((tables) => {
      // The operator may have gone on meanwhile: what was issued since the beginning has its effect here already.
      this.#outbox.undoAll(tables);
      this.#runPending(tables);
      this.#position.set('cursor', cursor);
      this.#position.setHolds('everything');
    });
  }

  #runPending(tables: Set<string>): void {
    for (const command of this.#outbox.pending()) this.#outbox.run(command, tables);
  }

  /** Those of the commands that are still waiting. */
  #runAgain(numbers: readonly number[], tables: Set<string>): void {
    for (const number of numbers) {
      const command = this.#outbox.one(number);
      if (command !== undefined) this.#outbox.run(command, tables);
    }
  }

  applyBatch(batch: Batch): boolean {
    if (batch.from !== this.#position.number('cursor')) return false;
    this.#write((tables, verdicts) => {
      if (!this.#applyAround(batch, tables, verdicts)) this.#applyUnderAll(batch, tables, verdicts);
      this.#position.set('cursor', batch.to);
      this.#position.set('head', Math.max(batch.head, batch.to));
      if (batch.to === batch.head) this.#position.set('lastSyncedAt', this.#clock.now());
      this.#outbox.prune(this.#position.number('decidedThrough') - DECIDED_KEPT);
    }, 'soon');
    return true;
  }

  /** Takes back every pending command, applies the batch and runs the commands again. */
  #applyUnderAll(batch: Batch, tables: Set<string>, told: Told): void {
    this.#outbox.undoAll(tables);
    for (const rows of batch.tables) this.#rows.take(rows, tables);
    this.#settle(batch.verdicts, told);
    this.#outbox.forgetFootprints();
    this.#runPending(tables);
  }

  /** The same with only those commands taken back that the batch concerns. Answers false, with nothing done, when that cannot be told. */
  #applyAround(batch: Batch, tables: Set<string>, told: Told): boolean {
    // Every limit hangs on the calendar, which a command reads without naming its rows.
    if (batch.tables.some(({ table }) => table === calendarYearTable.name)) return false;
    const changed = new Set(keysOf(batch));
    const affected = this.#outbox.affectedBy(changed, batch.verdicts.map(({ number }) => number));
    if (affected === undefined) return false;
    const toldHere: Told = [];
    try {
      this.#database.transaction(() => {
        this.#outbox.undo(affected, changed, tables);
        for (const rows of batch.tables) this.#rows.take(rows, tables);
        this.#settle(batch.verdicts, toldHere);
        this.#runAgain(affected, tables);
        if (this.#outbox.reaches(affected)) throw new ReachesFurther();
      })();
    } catch (error) {
      if (error instanceof ReachesFurther) return false;
      throw error;
    }
    told.push(...toldHere);
    return true;
  }

  async durable(): Promise<void> {
    try {
      await this.#writeAhead.durable();
    } catch (error) {
      throw storageError(error);
    }
  }

  logIsLong(): boolean {
    return this.#writeAhead.isLong();
  }

  tablesOf(part: Part): ReadonlySet<string> {
    return tablesOf(this.#prepared, part);
  }

  sumAfter(table: Table, part: Part, after: string): { sum: Sum; next: string | null } {
    return sumAfter(this.#prepared, table, part, after);
  }

  repair(table: Table, { column, value }: Part, { columns, rows }: Pick<Page, 'columns' | 'rows'>): void {
    this.#write((tables) => {
      this.#outbox.undoAll(tables);
      const ids = this.#database.prepare<[string], string>(`SELECT id FROM "${table.name}" WHERE "${column}" = ?`).pluck().all(value);
      this.#rows.take({ table: table.name, columns, rows: [], removed: ids }, tables);
      this.#rows.take({ table: table.name, columns, rows, removed: [] }, tables);
      this.#runPending(tables);
    });
  }

  #settle(verdicts: readonly Verdict[], told: Told): void {
    for (const verdict of verdicts) {
      const command = this.#outbox.one(verdict.number);
      if (command !== undefined) {
        this.#outbox.decided(verdict.number, this.#clock.now(), verdict.kind);
        // One the operator has seen refused before stays out of the tray.
        if (!wasRefused(command)) {
          // A hub restored from a backup decides again what it had applied: the newer verdict counts.
          this.#conflicts.drop(verdict.number);
          if (verdict.kind !== 'applied') this.#conflicts.keep(command, verdict);
          told.push({ number: verdict.number, command: command.command, kind: verdict.kind, code: verdict.code });
        }
      }
      this.#position.set('decidedThrough', Math.max(verdict.number, this.#position.number('decidedThrough')));
    }
  }

  onChange(listener: (notice: ReplicaNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#checkpoints?.stop();
    try {
      this.#database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      this.#database.close();
    }
  }

  #bind(database: Database): void {
    this.#database = database;
    this.#rows = new ReplicaRows(database);
    this.#position = new PositionStore(database);
    this.#outbox = new Outbox(database, this.#rows, () => this.calendar());
    this.#conflicts = new Conflicts(database);
    this.#prepared = preparedOnce<Statement>(database);
    this.#writeAhead = new WriteAhead(database, this.#path, this.#checkpoints);
  }

  /** One transaction, durable now unless it can be had again from the hub; listeners hear of it afterwards. */
  #write<T>(work: (tables: Set<string>, verdicts: Told) => T, durability: Durability = 'now'): T {
    const tables = new Set<string>();
    const verdicts: Told = [];
    let result: T;
    try {
      this.#writeAhead.before(durability);
      result = this.#database.transaction(() => work(tables, verdicts)).immediate();
      this.#writeAhead.written();
    } catch (error) {
      this.#outbox.forgetFootprints();
      throw storageError(error);
    }
    if (tables.has(calendarYearTable.name)) this.#calendar = undefined;
    for (const listener of this.#listeners) listener({ tables, verdicts });
    return result;
  }

  calendar(): WorkCalendar {
    this.#calendar ??= readCalendar(this.#rows);
    return this.#calendar;
  }
}
