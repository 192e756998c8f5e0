/** The hub's own tables for secrets: password hashes, sessions and API keys. Never replicated, never listed. */
import type { Database, Statement } from 'better-sqlite3';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS credential (
  accountId TEXT PRIMARY KEY, passwordHash TEXT NOT NULL, changedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bearer (
  tokenHash TEXT PRIMARY KEY, accountId TEXT NOT NULL, kind TEXT NOT NULL, stationId TEXT, label TEXT NOT NULL,
  createdAt INTEGER NOT NULL, usedAt INTEGER NOT NULL, expiresAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bearer_account ON bearer (accountId);
CREATE INDEX IF NOT EXISTS bearer_expiry ON bearer (expiresAt);
`;

/** A session (bound to a station, or null for the web API) or an API key (label says what for). */
export interface Bearer {
  readonly tokenHash: string;
  /** Key scopes, separated by blanks; null allows everything the account's role does. */
  readonly scopes: string | null;
  readonly accountId: string;
  readonly kind: 'session' | 'key';
  readonly stationId: string | null;
  readonly label: string;
  readonly createdAt: number;
  readonly usedAt: number;
  readonly expiresAt: number | null;
}

export class Credentials {
  readonly #hashOf: Statement<[string], { passwordHash: string }>;
  readonly #setHash: Statement<[string, string, number]>;
  readonly #bearer: Statement<[string], Bearer>;
  readonly #addBearer: Statement<[Bearer]>;
  readonly #touch: Statement<[number, number | null, string]>;
  readonly #removeBearer: Statement<[string]>;
  readonly #removeOfStation: Statement<[string, string]>;
  readonly #removeSessions: Statement<[string, string | null]>;
  readonly #removeAll: Statement<[string]>;
  readonly #removeExpired: Statement<[number]>;
  readonly #keys: Statement<[], Bearer>;
  readonly #accountIds: Statement<[], { accountId: string }>;

  constructor(database: Database) {
    database.exec(SCHEMA);
    addColumns(database);
    this.#hashOf = database.prepare('SELECT passwordHash FROM credential WHERE accountId = ?');
    this.#setHash = database.prepare(`
      INSERT INTO credential VALUES (?, ?, ?)
      ON CONFLICT (accountId) DO UPDATE SET passwordHash = excluded.passwordHash, changedAt = excluded.changedAt`);
    this.#bearer = database.prepare('SELECT * FROM bearer WHERE tokenHash = ?');
    this.#addBearer = database.prepare(`
      INSERT INTO bearer (tokenHash, accountId, kind, stationId, label, createdAt, usedAt, expiresAt, scopes)
      VALUES (@tokenHash, @accountId, @kind, @stationId, @label, @createdAt, @usedAt, @expiresAt, @scopes)`);
    this.#touch = database.prepare('UPDATE bearer SET usedAt = ?, expiresAt = ? WHERE tokenHash = ?');
    this.#removeBearer = database.prepare('DELETE FROM bearer WHERE tokenHash = ?');
    this.#removeOfStation = database.prepare("DELETE FROM bearer WHERE accountId = ? AND stationId = ? AND kind = 'session'");
    this.#removeSessions = database.prepare("DELETE FROM bearer WHERE accountId = ? AND kind = 'session' AND stationId IS NOT ?");
    this.#removeAll = database.prepare('DELETE FROM bearer WHERE accountId = ?');
    this.#removeExpired = database.prepare("DELETE FROM bearer WHERE expiresAt < ? AND kind = 'session'");
    this.#keys = database.prepare("SELECT * FROM bearer WHERE kind = 'key' ORDER BY createdAt");
    this.#accountIds = database.prepare('SELECT DISTINCT accountId FROM bearer');
  }

  passwordHash(accountId: string): string | undefined {
    return this.#hashOf.get(accountId)?.passwordHash;
  }

  setPasswordHash(accountId: string, hash: string, at: number): void {
    this.#setHash.run(accountId, hash, at);
  }

  bearer(tokenHash: string): Bearer | undefined {
    return this.#bearer.get(tokenHash);
  }

  /** A station holds one session a person: signing in again replaces the older one. */
  addBearer(bearer: Bearer): void {
    if (bearer.stationId !== null) this.#removeOfStation.run(bearer.accountId, bearer.stationId);
    this.#removeExpired.run(bearer.createdAt);
    this.#addBearer.run(bearer);
  }

  touch(tokenHash: string, usedAt: number, expiresAt: number | null): void {
    this.#touch.run(usedAt, expiresAt, tokenHash);
  }

  removeBearer(tokenHash: string): void {
    this.#removeBearer.run(tokenHash);
  }

  /** Ends the account's sessions, but for those of one station; API keys stay. */
  removeSessions(accountId: string, exceptStationId: string | null): void {
    // "IS NOT" keeps a session of the web API (null station) only when the exception is null itself: never wanted.
    this.#removeSessions.run(accountId, exceptStationId ?? '');
  }

  /** Ends sessions and API keys. Answers whether there were any. */
  removeAll(accountId: string): boolean {
    return this.#removeAll.run(accountId).changes > 0;
  }

  /** All API keys, expired ones too, oldest first. */
  keys(): Bearer[] {
    return this.#keys.all();
  }

  /** Everybody who holds a token. */
  accountIds(): string[] {
    return this.#accountIds.all().map((row) => row.accountId);
  }
}

/** What a key may be used for came later than the table. */
function addColumns(database: Database): void {
  const present = (database.pragma('table_info(bearer)') as { name: string }[]).some(({ name }) => name === 'scopes');
  if (!present) database.exec('ALTER TABLE bearer ADD COLUMN scopes TEXT');
}
