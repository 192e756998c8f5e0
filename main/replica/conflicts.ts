/** The conflict tray: commands the hub refused or changed, with the operator's input kept until they decide. */
import type { Database, Statement } from 'better-sqlite3';
import type { SubjectState } from '#domain/core/command.ts';
import type { RejectionCode, RejectionParams } from '#domain/core/rejection.ts';
import type { Conflict } from '#protocol/bridge/methods.ts';
import type { Verdict } from '#protocol/hub/messages.ts';
import type { PendingCommand } from './outbox.ts';

interface ConflictLine {
  number: number;
  id: string;
  command: string;
  args: string;
  issuedAt: number;
  decidedAt: number;
  kind: Conflict['kind'];
  code: RejectionCode | null;
  params: string;
  current: string | null;
}

export class Conflicts {
  readonly #insert: Statement;
  readonly #all: Statement;
  readonly #one: Statement;
  readonly #count: Statement;
  readonly #drop: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#all = database.prepare('SELECT * FROM conflict ORDER BY number');
    this.#one = database.prepare('SELECT * FROM conflict WHERE number = ?');
    this.#count = database.prepare('SELECT count(*) FROM conflict').pluck();
    this.#drop = database.prepare('DELETE FROM conflict WHERE number = ?');
  }

  keep(command: PendingCommand, verdict: Verdict): void {
    this.#insert.run(
      command.number,
      command.id,
      command.command,
      JSON.stringify(command.args),
      command.issuedAt,
      verdict.at,
      verdict.kind,
      verdict.code,
      JSON.stringify(verdict.params),
      verdict.current === null ? null : JSON.stringify(verdict.current),
    );
  }

  all(): Conflict[] {
    return (this.#all.all() as ConflictLine[]).map(toConflict);
  }

  one(number: number): Conflict | undefined {
    const line = this.#one.get(number) as ConflictLine | undefined;
    return line === undefined ? undefined : toConflict(line);
  }

  count(): number {
    return this.#count.get() as number;
  }

  drop(number: number): void {
    this.#drop.run(number);
  }
}

function toConflict(line: ConflictLine): Conflict {
  return {
    ...line,
    args: JSON.parse(line.args) as unknown,
    params: JSON.parse(line.params) as RejectionParams,
    current: line.current === null ? null : (JSON.parse(line.current) as SubjectState),
  };
}
