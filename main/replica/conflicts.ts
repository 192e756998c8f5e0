/** The conflict tray: commands the hub refused or changed, with the operator's input kept until they decide. */
import type { Database, Statement } from 'better-sqlite3';
import type { SubjectState } from '#domain/core/command.ts';
import type { RejectionCode, RejectionParams } from '#domain/core/rejection.ts';
import type { Conflict } from '#protocol/bridge/methods.ts';
import type { Verdict } from '#protocol/hub/messages.ts';
import { HELD_MAX } from '#protocol/hub/messages.ts';
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
  readonly #held: Statement;
  readonly #refused: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#all = database.prepare('SELECT * FROM conflict ORDER BY number');
    this.#one = database.prepare('SELECT * FROM conflict WHERE number = ?');
    this.#count = database.prepare('SELECT count(*) FROM conflict').pluck();
    this.#drop = database.prepare('DELETE FROM conflict WHERE number = ?');
    this.#held = database.prepare(`
      SELECT DISTINCT command FROM conflict WHERE kind = 'held' AND code IS NOT NULL ORDER BY command LIMIT ?`).pluck();
    this.#refused = database.prepare("UPDATE conflict SET kind = 'rejected', code = ?, params = ?, current = ? WHERE number = ?");
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

  held(): string[] {
    return this.#held.all(HELD_MAX) as string[];
  }

  /** What was held and came free is refused by the station's own decision: it shows what stands in the way now. */
  refused(number: number, { rejection, params, current }: Readonly<Record<string, unknown>>): void {
    this.#refused.run(rejection, JSON.stringify(params ?? {}), current === null ? null : JSON.stringify(current), number);
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
