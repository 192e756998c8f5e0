/** Which period of a job has been worked off: what keeps a job from running twice, whatever the hub has been through. */
import type { Database, Statement } from 'better-sqlite3';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS jobRun (
  job TEXT PRIMARY KEY, period TEXT NOT NULL, finishedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

export class JobRecord {
  readonly #lastPeriod: Statement<[string], string>;
  readonly #finished: Statement<[string, string, number]>;

  constructor(database: Database) {
    database.exec(SCHEMA);
    this.#lastPeriod = database.prepare<[string], string>('SELECT period FROM jobRun WHERE job = ?').pluck();
    this.#finished = database.prepare(`
      INSERT INTO jobRun VALUES (?, ?, ?)
      ON CONFLICT (job) DO UPDATE SET period = excluded.period, finishedAt = excluded.finishedAt`);
  }

  /** The name of the period a job has finished last, as its rhythm gives it. */
  lastPeriod(job: string): string | undefined {
    return this.#lastPeriod.get(job);
  }

  finished(job: string, period: string, at: number): void {
    this.#finished.run(job, period, at);
  }
}
