/** The hub's own tables of webhooks: who is told what and how far, the delivery under way, and those nobody took. Never replicated. */
import type { Database, Statement } from 'better-sqlite3';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS webhook (
  id TEXT PRIMARY KEY, accountId TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL,
  cursor INTEGER NOT NULL, createdAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS delivery (
  id TEXT PRIMARY KEY, webhookId TEXT NOT NULL, body TEXT NOT NULL, attempts INTEGER NOT NULL, nextAt INTEGER NOT NULL,
  dead INTEGER NOT NULL, problem TEXT NOT NULL, createdAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS delivery_webhook ON delivery (webhookId, dead, createdAt);
`;

export interface Webhook {
  readonly id: string;
  /** Whose view is told: rows outside its scope are not. */
  readonly accountId: string;
  readonly url: string;
  /** JSON array of event names. */
  readonly events: string;
  readonly secret: string;
  /** Everything up to this commit was made into deliveries. */
  readonly cursor: number;
  readonly createdAt: number;
}

export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly body: string;
  readonly attempts: number;
  /** Not tried before this. */
  readonly nextAt: number;
  /** 1 when it was tried as often as it is tried: it waits for somebody to look. */
  readonly dead: 0 | 1;
  readonly problem: string;
  readonly createdAt: number;
}

export class WebhookStore {
  readonly #database: Database;
  readonly #all: Statement<[], Webhook>;
  readonly #one: Statement<[string], Webhook>;
  readonly #add: Statement<[Webhook]>;
  readonly #remove: Statement<[string]>;
  readonly #removeDeliveries: Statement<[string]>;
  readonly #advance: Statement<[number, string]>;
  readonly #waiting: Statement<[string], Delivery>;
  readonly #dead: Statement<[string, number], Delivery>;
  readonly #delivery: Statement<[string], Delivery>;
  readonly #put: Statement<[Delivery]>;
  readonly #drop: Statement<[string]>;
  readonly #count: Statement<[string, number], number>;

  constructor(database: Database) {
    this.#database = database;
    database.exec(SCHEMA);
    this.#all = database.prepare('SELECT * FROM webhook ORDER BY createdAt, id');
    this.#one = database.prepare('SELECT * FROM webhook WHERE id = ?');
    this.#add = database.prepare('INSERT INTO webhook VALUES (@id, @accountId, @url, @events, @secret, @cursor, @createdAt)');
    this.#remove = database.prepare('DELETE FROM webhook WHERE id = ?');
    this.#removeDeliveries = database.prepare('DELETE FROM delivery WHERE webhookId = ?');
    this.#advance = database.prepare('UPDATE webhook SET cursor = ? WHERE id = ?');
    this.#waiting = database.prepare('SELECT * FROM delivery WHERE webhookId = ? AND dead = 0 ORDER BY createdAt, id LIMIT 1');
    this.#dead = database.prepare('SELECT * FROM delivery WHERE webhookId = ? AND dead = 1 ORDER BY createdAt, id LIMIT ?');
    this.#delivery = database.prepare('SELECT * FROM delivery WHERE id = ?');
    this.#put = database.prepare(`
      INSERT OR REPLACE INTO delivery VALUES (@id, @webhookId, @body, @attempts, @nextAt, @dead, @problem, @createdAt)`);
    this.#drop = database.prepare('DELETE FROM delivery WHERE id = ?');
    this.#count = database.prepare<[string, number], number>('SELECT count(*) FROM delivery WHERE webhookId = ? AND dead = ?').pluck();
  }

  all(): Webhook[] {
    return this.#all.all();
  }

  find(id: string): Webhook | undefined {
    return this.#one.get(id);
  }

  add(webhook: Webhook): void {
    this.#add.run(webhook);
  }

  remove(id: string): void {
    this.#database.transaction(() => {
      this.#removeDeliveries.run(id);
      this.#remove.run(id);
    }).immediate();
  }

  /** The delivery that is to be made next. */
  waiting(webhookId: string): Delivery | undefined {
    return this.#waiting.get(webhookId);
  }

  /** Oldest first. */
  dead(webhookId: string, limit: number): Delivery[] {
    return this.#dead.all(webhookId, limit);
  }

  delivery(id: string): Delivery | undefined {
    return this.#delivery.get(id);
  }

  count(webhookId: string, dead: 0 | 1): number {
    return this.#count.get(webhookId, dead) ?? 0;
  }

  /** Moves the cursor and, where something concerns the webhook, keeps the delivery, in one transaction. */
  advance(webhookId: string, cursor: number, delivery: Delivery | undefined): void {
    this.#database.transaction(() => {
      this.#advance.run(cursor, webhookId);
      if (delivery !== undefined) this.#put.run(delivery);
    }).immediate();
  }

  put(delivery: Delivery): void {
    this.#put.run(delivery);
  }

  drop(id: string): void {
    this.#drop.run(id);
  }
}
