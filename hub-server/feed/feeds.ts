/** All connections to the change feed: told of new commits, kept alive, ended when their key ends or falls silent. */
import type { Timers } from '#domain/core/time.ts';
import { accountTable } from '#domain/schema/people.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { FEED_CLOSE } from '#protocol/feed.ts';
import type { Accounts, Session } from '../accounts/accounts.ts';
import { CatchUp } from '../replication/catch-up.ts';
import type { HubStore } from '../store/store.ts';
import { Feed } from './feed.ts';
import type { FeedSocket } from './feed.ts';

/** Commits of this time are sent together. */
const GATHER_MS = 40;
export const HEARTBEAT_MS = 20_000;
/** Connections of one key or session. */
const FEEDS_EACH_MAX = 8;

export interface ChangeFeedsOptions {
  readonly store: HubStore;
  readonly accounts: Accounts;
  readonly timers: Timers;
  readonly heartbeatMs?: number;
}

/** A connection of the feed, for the transport. */
export interface OpenFeed {
  receive(text: string): void;
  closed(): void;
}

export class ChangeFeeds {
  readonly #options: ChangeFeedsOptions;
  readonly #catchUp: CatchUp;
  /** The feeds with the tokens they were opened with. */
  readonly #feeds = new Map<Feed, string>();
  readonly #unsubscribe: readonly (() => void)[];
  #cancelPump: (() => void) | undefined;
  #cancelBeat: () => void;

  constructor(options: ChangeFeedsOptions) {
    this.#options = options;
    this.#catchUp = new CatchUp(options.store);
    const { store, accounts } = options;
    this.#unsubscribe = [
      store.onCommit(({ tables }) => {
        if (tables.has(accountTable.name)) this.#endOutdated();
        this.#pumpSoon(GATHER_MS);
      }),
      accounts.onKeyRevoked(() => this.#endOutdated()),
      accounts.onRevoked(() => this.#endOutdated()),
    ];
    this.#cancelBeat = this.#armBeat();
  }

  connected(): number {
    return this.#feeds.size;
  }

  /** Throws request.tooMany when the token has too many connections already. */
  admit(session: Session): void {
    const held = [...this.#feeds.keys()].filter((feed) => feed.session.tokenHash === session.tokenHash).length;
    if (held >= FEEDS_EACH_MAX) throw new ShaotaiError('request.tooMany', 'too many connections of one key', { limit: FEEDS_EACH_MAX });
  }

  open(session: Session, token: string, socket: FeedSocket): OpenFeed {
    const feed = new Feed(session, this.#options.store, this.#catchUp, socket);
    this.#feeds.set(feed, token);
    return {
      receive: (text) => {
        feed.receive(text);
        this.#pumpSoon(0);
      },
      closed: () => {
        feed.closed();
        this.#feeds.delete(feed);
      },
    };
  }

  /** The hub stops: clients come back and go on from their cursors. */
  stop(): void {
    this.#unsubscribe.forEach((unsubscribe) => unsubscribe());
    this.#cancelPump?.();
    this.#cancelBeat();
    const reason = new ShaotaiError('hub.busy', undefined, { do: 'connect again' });
    for (const feed of [...this.#feeds.keys()]) feed.refuse(reason, FEED_CLOSE.restart);
    this.#feeds.clear();
  }

  #pumpSoon(delayMs: number): void {
    if (this.#feeds.size === 0) return;
    this.#cancelPump ??= this.#options.timers.after(delayMs, () => {
      this.#cancelPump = undefined;
      const more = [...this.#feeds.keys()].map((feed) => feed.pump()).includes(true);
      if (more) this.#pumpSoon(0);
    });
  }

  #armBeat(): () => void {
    return this.#options.timers.after(this.#options.heartbeatMs ?? HEARTBEAT_MS, () => {
      // A key that expired meanwhile ends here.
      this.#endOutdated();
      for (const feed of this.#feeds.keys()) feed.heartbeat();
      this.#cancelBeat = this.#armBeat();
    });
  }

  /** Ends feeds whose token is worth nothing any more, or whose account sees something else now. */
  #endOutdated(): void {
    for (const [feed, token] of [...this.#feeds]) {
      const now = this.#options.accounts.authenticate(token);
      const same = now !== undefined && !now.disabled && JSON.stringify(now.account.grants) === JSON.stringify(feed.session.account.grants);
      if (!same) feed.refuse(new ShaotaiError('token.invalid', undefined, { do: 'ask for another key' }), FEED_CLOSE.unauthorised);
    }
  }
}
