/** Serial numbers of registrations, counted a day: 20261122-000001. The hub's own table. */
import type { Database, Statement } from 'better-sqlite3';

const DIGITS = 6;

export class SerialNumbers {
  readonly #next: Statement<[string], number>;
  readonly #raise: Statement<[string, number]>;

  constructor(database: Database) {
    database.exec('CREATE TABLE IF NOT EXISTS intakeSerial (day TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID');
    this.#next = database.prepare<[string], number>(`
      INSERT INTO intakeSerial VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last`).pluck();
    this.#raise = database.prepare(`
      INSERT INTO intakeSerial VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET last = max(last, excluded.last)`);
  }

  /** The next one of a day (YYYYMMDD). To be called inside a commit, so a rolled back batch gives its numbers back. */
  next(day: string): string {
    return `${day}-${String(this.#next.get(day) ?? 0).padStart(DIGITS, '0')}`;
  }

  /** Goes on after numbers that were given without it (demo city). */
  raise(day: string, last: number): void {
    this.#raise.run(day, last);
  }
}
