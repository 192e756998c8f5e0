/**
 * Tells other systems. Each webhook follows the change log by a cursor of its own; what concerns it becomes a delivery that is
 * kept before it is sent, so a kill neither loses nor skips one. Deliveries of a webhook go out one after the other, are tried
 * again more and more seldom, and set aside (dead letters) in the end, so that one never blocks the next for ever.
 */
import { randomBytes } from 'node:crypto';
import type { Clock, NewId, Timers } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { ChangedBy } from '../accounts/accounts.ts';
import { accountById, sessionAccount } from '../accounts/directory.ts';
import { CatchUp } from '../replication/catch-up.ts';
import type { HubStore } from '../store/store.ts';
import type { AddressGuard } from './address-guard.ts';
import { eventsOf, GAP_EVENT } from './events.ts';
import type { WebhookEvent } from './events.ts';
import type { Receipt, Send } from './send.ts';
import { WebhookStore } from './webhook-store.ts';
import type { Delivery, Webhook } from './webhook-store.ts';

/** Commits of this time are told together. */
const GATHER_MS = 200;
/** The first pause after a failure; each further one is twice as long. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** With the pauses above, about a day. */
export const ATTEMPTS_MAX = 30;
const WEBHOOKS_EACH_MAX = 20;
const DEAD_LISTED_MAX = 200;
const SECRET_BYTES = 32;

export interface WebhooksOptions {
  readonly store: HubStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly guard: AddressGuard;
  readonly send: Send;
  readonly firstPauseMs?: number;
  readonly attemptsMax?: number;
  readonly onFailure: (error: unknown) => void;
}

export interface NewWebhook {
  readonly url: string;
  readonly events: readonly string[];
  /** Left out: the hub makes one. */
  readonly secret?: string | null;
}

/** `secret` is shown this once. */
export interface MadeWebhook { readonly id: string; readonly secret: string }

/** What is told of a webhook; never its secret. */
export interface ListedWebhook {
  readonly id: string;
  readonly accountId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly cursor: number;
  readonly createdAt: number;
  /** The delivery that is tried now: how often, when next, and what went wrong last. */
  readonly trying: { readonly attempts: number; readonly nextAt: number; readonly problem: string } | null;
  readonly dead: number;
}

export class Webhooks {
  readonly #options: WebhooksOptions;
  readonly #kept: WebhookStore;
  readonly #catchUp: CatchUp;
  readonly #busy = new Set<string>();
  readonly #stopping = new AbortController();
  #cancel: (() => void) | undefined;
  /** When the timer that is armed runs out. */
  #wakeAt = Infinity;
  #unsubscribe: (() => void) | undefined;

  constructor(options: WebhooksOptions) {
    this.#options = options;
    this.#kept = new WebhookStore(options.store.database);
    this.#catchUp = new CatchUp(options.store);
  }

  /** Begins to tell; what was kept from before goes out first. */
  start(): void {
    this.#unsubscribe = this.#options.store.onCommit(() => this.#wake(GATHER_MS));
    this.#wake(0);
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#cancel?.();
    this.#stopping.abort();
  }

  /** From now on the account's view is told to this address. The secret is shown this once. Throws params.invalid. */
  add(account: SessionAccount, { url, events, secret = null }: NewWebhook, by: ChangedBy): MadeWebhook {
    const { guard, newId, clock, store } = this.#options;
    guard.checked(url);
    if (this.#kept.all().filter(({ accountId }) => accountId === account.id).length >= WEBHOOKS_EACH_MAX) {
      throw new ShaotaiError('params.invalid', `an account has ${String(WEBHOOKS_EACH_MAX)} webhooks at most`, { field: 'url' });
    }
    const made: Webhook = {
      id: newId(), accountId: account.id, url, events: JSON.stringify(events), cursor: store.head(), createdAt: clock.now(),
      secret: secret ?? `whs_${randomBytes(SECRET_BYTES).toString('base64url')}`,
    };
    this.#audit(by, 'webhook.add', made, () => this.#kept.add(made));
    return { id: made.id, secret: made.secret };
  }

  /** Those of one account, or of all. */
  list(accountId?: string): ListedWebhook[] {
    return this.#kept.all().filter((webhook) => accountId === undefined || webhook.accountId === accountId).map((webhook) => {
      const waiting = this.#kept.waiting(webhook.id);
      const { id, url, events, cursor, createdAt } = webhook;
      return {
        id, accountId: webhook.accountId, url, events: JSON.parse(events) as string[], cursor, createdAt, dead: this.#kept.count(id, 1),
        trying: waiting === undefined ? null : { attempts: waiting.attempts, nextAt: waiting.nextAt, problem: waiting.problem },
      };
    });
  }

  /** Throws row.notFound, also for a webhook of another account. */
  remove(id: string, accountId: string | undefined, by: ChangedBy): void {
    const webhook = this.#own(id, accountId);
    this.#audit(by, 'webhook.remove', webhook, () => this.#kept.remove(id));
  }

  /** Deliveries nobody took, oldest first. Throws row.notFound. */
  dead(id: string, accountId: string | undefined): Delivery[] {
    return this.#kept.dead(this.#own(id, accountId).id, DEAD_LISTED_MAX);
  }

  /** Tries dead letters again. Answers how many. Throws row.notFound. */
  retry(id: string, accountId: string | undefined): number {
    const now = this.#options.clock.now();
    const dead = this.dead(id, accountId);
    for (const delivery of dead) this.#kept.put({ ...delivery, dead: 0, attempts: 0, nextAt: now });
    this.#wake(0);
    return dead.length;
  }

  #own(id: string, accountId: string | undefined): Webhook {
    const webhook = this.#kept.find(id);
    if (webhook === undefined || (accountId !== undefined && webhook.accountId !== accountId)) {
      throw new ShaotaiError('row.notFound', 'no such webhook', { field: 'id' });
    }
    return webhook;
  }

  #wake(delayMs: number): void {
    const { clock, timers } = this.#options;
    const at = clock.now() + delayMs;
    // Commits without a pause must not put it off.
    if (this.#unsubscribe === undefined || at >= this.#wakeAt) return;
    this.#cancel?.();
    this.#wakeAt = at;
    this.#cancel = timers.after(delayMs, () => {
      this.#wakeAt = Infinity;
      this.#round();
    });
  }

  /** Begins what is due; comes back when the next is. */
  #round(): void {
    const now = this.#options.clock.now();
    let nextAt = Infinity;
    for (const webhook of this.#kept.all()) {
      if (this.#busy.has(webhook.id)) continue;
      const delivery = this.#next(webhook);
      if (delivery === undefined) continue;
      if (delivery.nextAt <= now) void this.#deliver(webhook, delivery);
      else nextAt = Math.min(nextAt, delivery.nextAt);
    }
    if (nextAt < Infinity) this.#wake(Math.min(nextAt - now, LONGEST_PAUSE_MS));
  }

  async #deliver(webhook: Webhook, delivery: Delivery): Promise<void> {
    const { send, clock, onFailure } = this.#options;
    this.#busy.add(webhook.id);
    try {
      const parcel = { url: webhook.url, secret: webhook.secret, deliveryId: delivery.id, body: delivery.body };
      const receipt = await send(parcel, clock.now(), this.#stopping.signal);
      // The hub stopped meanwhile: its store is closed, and the delivery goes out again.
      if (this.#unsubscribe !== undefined) this.#settle(delivery, receipt);
    } catch (error) {
      onFailure(error);
    } finally {
      this.#busy.delete(webhook.id);
      this.#wake(0);
    }
  }

  #settle(delivery: Delivery, { ok, problem }: Receipt): void {
    const { clock, firstPauseMs = FIRST_PAUSE_MS, attemptsMax = ATTEMPTS_MAX } = this.#options;
    // Removed while it was on its way.
    if (this.#kept.find(delivery.webhookId) === undefined) return;
    if (ok) {
      this.#kept.drop(delivery.id);
      return;
    }
    const attempts = delivery.attempts + 1;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** (attempts - 1));
    this.#kept.put({ ...delivery, attempts, problem, nextAt: clock.now() + pauseMs, dead: attempts >= attemptsMax ? 1 : 0 });
  }

  /** The delivery to make next: one that is kept, or the next that the log gives. */
  #next(webhook: Webhook): Delivery | undefined {
    const waiting = this.#kept.waiting(webhook.id);
    if (waiting !== undefined) return waiting;
    const { store } = this.#options;
    const row = accountById(store.reader, webhook.accountId);
    // A disabled account is told nothing; enabled again, it is told what happened meanwhile.
    if (row === undefined || row.disabled === 1) return undefined;
    if (webhook.cursor < store.floor()) {
      const gap = { from: webhook.cursor, to: store.head() };
      return this.#keep(webhook, gap.from, gap.to, [{ event: GAP_EVENT, id: '', row: gap }]);
    }
    const wanted = new Set(JSON.parse(webhook.events) as string[]);
    const { grants } = sessionAccount(row);
    for (let cursor = webhook.cursor; cursor < store.head();) {
      const { following = [], ...first } = this.#catchUp.pull('', grants, { cursor, decidedThrough: 0 });
      for (const { from, to, tables } of [first, ...following]) {
        const events = eventsOf(tables, wanted);
        if (events.length > 0) return this.#keep(webhook, from, to, events);
        cursor = to;
      }
      this.#kept.advance(webhook.id, cursor, undefined);
    }
    return undefined;
  }

  #keep(webhook: Webhook, from: number, to: number, events: readonly WebhookEvent[]): Delivery {
    const { newId, clock, store } = this.#options;
    const id = newId();
    const body = JSON.stringify({ id, webhook: webhook.id, hubId: store.hubId, epoch: store.epoch, from, to, events });
    const now = clock.now();
    const delivery: Delivery = { id, webhookId: webhook.id, body, attempts: 0, nextAt: now, dead: 0, problem: '', createdAt: now };
    this.#kept.advance(webhook.id, to, delivery);
    return delivery;
  }

  #audit(by: ChangedBy, action: string, { id, url, accountId }: Webhook, work: () => void): void {
    const { store, clock } = this.#options;
    store.commit((transaction) => {
      work();
      transaction.audit({
        at: clock.now(), actorId: by.id, actorName: by.name, origin: by.origin, action, subject: `account:${accountId}`, outcome: 'applied',
        detail: { webhook: id, host: new URL(url).host },
      });
    });
  }
}
