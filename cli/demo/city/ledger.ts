/**
 * The rows of one village while its past is played: commands are decided on them exactly as the hub decides, so every
 * state, deadline and timeline line is what the trade's own rules make of it.
 */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Equality } from '#domain/core/command.ts';
import type { Context } from '#domain/core/context.ts';
import type { RowReader } from '#domain/core/execute.ts';
import { execute } from '#domain/core/execute.ts';
import type { AnyRow, RowChange, RowOf, Table } from '#domain/core/table.ts';
import { commandNamed } from '#domain/registry.ts';

const ID_CHARACTERS = 6;

/** Ids of the commands of the whole city: the same in every run. Their ends name leads, so they differ within six characters. */
export class CommandIds {
  #last = 0;

  next(): string {
    this.#last += 1;
    return `demo-${this.#last.toString(36).padStart(ID_CHARACTERS, '0')}`;
  }
}

export class Ledger implements RowReader {
  readonly #tables = new Map<string, Map<string, AnyRow>>();
  readonly #changed = new Map<string, RowChange>();
  readonly #calendar: WorkCalendar;
  readonly #ids: CommandIds;

  constructor(calendar: WorkCalendar, ids: CommandIds) {
    this.#calendar = calendar;
    this.#ids = ids;
  }

  /** Rows that are there already and are written by others. */
  know(table: Table, rows: readonly { readonly id: string }[]): void {
    for (const row of rows) this.#rows(table.name).set(row.id, row as AnyRow);
  }

  apply(changes: readonly RowChange[]): void {
    for (const change of changes) {
      if (change.op === 'put') {
        this.#rows(change.table).set(change.row.id, change.row);
        this.#changed.set(`${change.table} ${change.row.id}`, change);
      } else {
        // What came and went in the past has never been sent.
        this.#rows(change.table).delete(change.id);
        this.#changed.delete(`${change.table} ${change.id}`);
      }
    }
  }

  context(actor: Actor, now: number, issuedAt = now): Context {
    return { now, issuedAt, commandId: this.#ids.next(), actor, calendar: this.#calendar };
  }

  /** Issues a command at an instant. A refusal is a mistake of the story, so it throws. Answers the subject's id. */
  issue(name: string, args: Readonly<Record<string, unknown>>, actor: Actor, at: number): string {
    const definition = commandNamed(name);
    if (definition === undefined) throw new Error(`There is no command ${name}`);
    const outcome = execute(definition, args, this, this.context(actor, at));
    if (outcome.kind !== 'applied') throw new Error(`${name} was refused: ${outcome.code} ${JSON.stringify(outcome.params)}`);
    this.apply(outcome.changes);
    return outcome.subject.id;
  }

  get(table: Table, id: string): AnyRow | undefined {
    return this.#rows(table.name).get(id);
  }

  find(table: Table, where: Equality, limit: number): AnyRow[] {
    const equals = (row: AnyRow) => Object.entries(where).every(([name, value]) => row[name] === value);
    return [...this.#rows(table.name).values()].filter(equals).slice(0, limit);
  }

  /** A row that must be there. */
  row<T extends Table>(table: T, id: string): RowOf<T> {
    const row = this.get(table, id);
    if (row === undefined) throw new Error(`No ${table.name} ${id}`);
    return row as RowOf<T>;
  }

  /** The last state of every row that changed. */
  changes(): RowChange[] {
    return [...this.#changed.values()];
  }

  #rows(table: string): Map<string, AnyRow> {
    let rows = this.#tables.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.#tables.set(table, rows);
    }
    return rows;
  }
}
