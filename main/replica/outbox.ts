/** The outbox: commands without a verdict, their optimistic effect and how to take it back. */
import type { Database, Statement } from 'better-sqlite3';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Detail, Outcome } from '#domain/core/command.ts';
import { rejected } from '#domain/core/command.ts';
import { execute } from '#domain/core/execute.ts';
import type { Cell } from '#domain/core/row.ts';
import { fromCells, toCells } from '#domain/core/row.ts';
import { commandNamed } from '#domain/registry.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import type { OutboxEntry } from '#protocol/bridge/methods.ts';
import type { CommandMessage, VerdictKind } from '#protocol/hub/messages.ts';
import { VOID_COMMAND } from '#protocol/hub/messages.ts';
import { Footprints, newFootprint, recording, rowKey } from './footprints.ts';
import type { Footprint } from './footprints.ts';
import type { ReplicaRows } from './rows.ts';

export interface PendingCommand {
  readonly number: number;
  readonly id: string;
  readonly command: string;
  readonly args: unknown;
  readonly issuedAt: number;
  readonly actor: Actor;
  /** The verdict of a hub that has forgotten it since; null for a command that is new to every hub. */
  readonly verdict: VerdictKind | null;
  /** What the operator was told when it was issued; null for one of an older build. */
  readonly shown: Detail | null;
}

interface OutboxLine {
  number: number;
  id: string;
  command: string;
  args: string;
  issuedAt: number;
  actor: string;
  verdict: VerdictKind | null;
  shown: string | null;
}

interface PreimageLine { tableName: string; id: string; cells: string | null }

export class Outbox {
  readonly #rows: ReplicaRows;
  readonly #calendar: () => WorkCalendar;
  readonly #insert: Statement;
  readonly #pending: Statement;
  readonly #next: Statement;
  readonly #count: Statement;
  readonly #decide: Statement;
  readonly #reopen: Statement;
  readonly #oldest: Statement;
  readonly #prune: Statement;
  readonly #keepPreimage: Statement;
  readonly #preimages: Statement;
  readonly #dropPreimages: Statement;
  readonly #showing: Statement;
  readonly #touched: Statement;
  readonly #one: Statement;
  readonly #preimagesOf: Statement;
  readonly #dropPreimagesOf: Statement;
  readonly #footprints = new Footprints();

  constructor(database: Database, rows: ReplicaRows, calendar: () => WorkCalendar) {
    this.#rows = rows;
    this.#calendar = calendar;
    this.#insert = database.prepare('INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?)');
    this.#pending = database.prepare('SELECT * FROM outbox WHERE decidedAt IS NULL ORDER BY number');
    this.#next = database.prepare('SELECT * FROM outbox WHERE decidedAt IS NULL AND number > ? ORDER BY number LIMIT +?');
    this.#count = database.prepare('SELECT count(*) FROM outbox WHERE decidedAt IS NULL').pluck();
    this.#decide = database.prepare('UPDATE outbox SET decidedAt = ?, verdict = ? WHERE number = ?');
    this.#reopen = database.prepare('UPDATE outbox SET decidedAt = NULL WHERE number > ?');
    this.#oldest = database.prepare('SELECT min(number) FROM outbox').pluck();
    this.#prune = database.prepare('DELETE FROM outbox WHERE number < ? AND decidedAt IS NOT NULL');
    this.#keepPreimage = database.prepare('INSERT INTO preimage VALUES (?, ?, ?, ?, ?)');
    this.#preimages = database.prepare('SELECT tableName, id, cells FROM preimage ORDER BY number DESC, ordinal DESC');
    this.#showing = database.prepare('SELECT DISTINCT number FROM preimage ORDER BY number').pluck();
    this.#dropPreimages = database.prepare('DELETE FROM preimage');
    this.#touched = database.prepare('SELECT DISTINCT id FROM preimage WHERE tableName = ?').pluck();
    this.#one = database.prepare('SELECT * FROM outbox WHERE decidedAt IS NULL AND number = ?');
    this.#preimagesOf = database.prepare('SELECT tableName, id, cells FROM preimage WHERE number = ? ORDER BY ordinal DESC');
    this.#dropPreimagesOf = database.prepare('DELETE FROM preimage WHERE number = ?');
  }

  /** Decides a command on the rows as they are here and applies its effect, keeping what was there before. */
  run(command: PendingCommand, tables: Set<string>): Outcome {
    const footprint = newFootprint();
    try {
      return this.#runOn(command, footprint, tables);
    } finally {
      this.#footprints.set(command.number, footprint);
    }
  }

  #runOn(command: PendingCommand, footprint: Footprint, tables: Set<string>): Outcome {
    // Refused once: the operator knows, so it shows no effect again.
    if (wasRefused(command)) return rejected('command.unknown', { command: command.command });
    const definition = commandNamed(command.command);
    if (definition === undefined) return rejected('command.unknown', { command: command.command });
    const outcome = execute(definition, command.args, recording(this.#rows, footprint), {
      now: command.issuedAt, issuedAt: command.issuedAt, commandId: command.id, actor: command.actor, calendar: this.#calendar(),
    });
    if (outcome.kind !== 'applied') return outcome;
    outcome.changes.forEach((change, ordinal) => {
      const table = tableNamed(change.table);
      if (table === undefined) throw new Error(`No table ${change.table}`);
      const id = change.op === 'put' ? change.row.id : change.id;
      footprint.written.add(rowKey(table.name, id));
      const old = this.#rows.write(table, id, change.op === 'put' ? change.row : null);
      const cells = old === undefined ? null : JSON.stringify(toCells(table, old));
      this.#keepPreimage.run(command.number, ordinal, table.name, id, cells);
      tables.add(table.name);
    });
    return outcome;
  }

  store({ number, id, command, args, issuedAt, actor, shown }: PendingCommand): void {
    const told = shown === null ? null : JSON.stringify(shown);
    this.#insert.run(number, id, command, JSON.stringify(args), issuedAt, JSON.stringify(actor), told);
  }

  /** Whether waiting commands show an effect, or none waits. */
  hasEffects(): boolean {
    return this.count() === 0 || this.#preimages.get() !== undefined;
  }

  /** Numbers of the waiting commands that show an effect, in order. */
  showing(): number[] {
    return this.#showing.all() as number[];
  }

  /** Takes back the effect of every pending command, newest first: the rows are the hub's again. */
  undoAll(tables: Set<string>): void {
    this.#restore(this.#preimages.all() as PreimageLine[], tables);
    this.#dropPreimages.run();
  }

  /**
   * Takes back the effect of these commands, newest first. `affectedBy` says which ones can be taken back without the rest.
   * Rows that are written anew before anybody reads them stay as they are.
   */
  undo(numbers: readonly number[], writtenAnew: ReadonlySet<string>, tables: Set<string>): void {
    for (const number of numbers.toReversed()) {
      const lines = this.#preimagesOf.all(number) as PreimageLine[];
      this.#restore(lines.filter(({ tableName, id }) => !writtenAnew.has(rowKey(tableName, id))), tables);
      this.#dropPreimagesOf.run(number);
    }
  }

  #restore(lines: readonly PreimageLine[], tables: Set<string>): void {
    for (const line of lines) {
      const table = tableNamed(line.tableName);
      if (table === undefined) continue;
      this.#rows.write(table, line.id, line.cells === null ? null : fromCells(table, JSON.parse(line.cells) as Cell[]));
      tables.add(table.name);
    }
  }

  /** The waiting commands a change of these rows concerns, in order; undefined when not all of them have run since the start. */
  affectedBy(changed: Iterable<string>, numbers: Iterable<number>): number[] | undefined {
    return this.#footprints.size < this.count() ? undefined : this.#footprints.affectedBy(changed, numbers);
  }

  /** Whether commands that ran again wrote rows that other waiting commands have to do with. */
  reaches(numbers: readonly number[]): boolean {
    const own = new Set(numbers);
    for (const number of numbers) {
      for (const key of this.#footprints.writtenBy(number)) {
        for (const other of this.#footprints.touching(key)) if (!own.has(other)) return true;
      }
    }
    return false;
  }

  /** A transaction was rolled back: what ran in it did not run. */
  forgetFootprints(): void {
    this.#footprints.clear();
  }

  one(number: number): PendingCommand | undefined {
    const line = this.#one.get(number) as OutboxLine | undefined;
    return line === undefined ? undefined : toPending(line);
  }

  pending(): PendingCommand[] {
    return (this.#pending.all() as OutboxLine[]).map(toPending);
  }

  unsent(after: number, limit: number): CommandMessage[] {
    return (this.#next.all(after, limit) as OutboxLine[]).map(({ number, id, command, args, issuedAt, verdict, shown }) => {
      if (wasRefused({ verdict })) return { number, id, name: VOID_COMMAND, args: null, issuedAt };
      const message = { number, id, name: command, args: JSON.parse(args) as unknown, issuedAt };
      return shown === null ? message : { ...message, shown: JSON.parse(shown) as Detail };
    });
  }

  entries(): OutboxEntry[] {
    return this.pending().map(({ number, id, command, args, issuedAt }) => ({ number, id, command, args, issuedAt, state: 'waiting' }));
  }

  count(): number {
    return this.#count.get() as number;
  }

  decided(number: number, at: number, kind: VerdictKind): void {
    this.#decide.run(at, kind, number);
    this.#footprints.drop(number);
  }

  /** Commands after the given number wait again, whatever their verdict was. */
  reopen(after: number): void {
    this.#reopen.run(after);
  }

  /** Number of the oldest command kept; null when there is none. */
  oldest(): number | null {
    return this.#oldest.get() as number | null;
  }

  /** Forgets decided commands before the given number. */
  prune(before: number): void {
    this.#prune.run(before);
  }

  touchedIds(table: string): ReadonlySet<string> {
    return new Set(this.#touched.all(table) as string[]);
  }
}

function toPending(line: OutboxLine): PendingCommand {
  const { number, id, command, issuedAt, verdict } = line;
  const shown = line.shown === null ? null : JSON.parse(line.shown) as Detail;
  return { number, id, command, args: JSON.parse(line.args) as unknown, issuedAt, actor: JSON.parse(line.actor) as Actor, verdict, shown };
}

/** Whether a hub that has forgotten the command had not applied it: the operator has it in the tray, or had. */
export function wasRefused({ verdict }: Pick<PendingCommand, 'verdict'>): boolean {
  return verdict !== null && verdict !== 'applied' && verdict !== 'appliedChanged';
}
