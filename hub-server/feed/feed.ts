/** One connection to the change feed: start, then changes as long as there are credits. */
import type { z } from 'zod';
import { accountTable } from '#domain/schema/people.ts';
import { tableNamed } from '#domain/schema/tables.ts';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import { FEED_CLOSE, FEED_CREDITS_MAX, FeedRequest } from '#protocol/feed.ts';
import type { FeedMessage } from '#protocol/feed.ts';
import type { TableRows } from '#protocol/hub/messages.ts';
import type { Session } from '../accounts/accounts.ts';
import { checked } from '../checked.ts';
import type { CatchUp } from '../replication/catch-up.ts';
import type { HubStore } from '../store/store.ts';

export interface FeedSocket {
  send(message: FeedMessage): void;
  /** After this nothing of the connection has any effect. */
  close(code: number): void;
}

const REFETCH = 'fetch the rows anew with GET /api/v1/rows/{table}, then start at the head that came with the first page';

export class Feed {
  readonly session: Session;
  readonly #store: HubStore;
  readonly #catchUp: CatchUp;
  readonly #socket: FeedSocket;
  /** Everything up to here was sent, or does not concern the client. Null before the start. */
  #cursor: number | null = null;
  #credits = 0;
  #tables: ReadonlySet<string> | undefined;
  #ended = false;

  constructor(session: Session, store: HubStore, catchUp: CatchUp, socket: FeedSocket) {
    this.session = session;
    this.#store = store;
    this.#catchUp = catchUp;
    this.#socket = socket;
  }

  get started(): boolean {
    return this.#cursor !== null;
  }

  /** Takes one text of the client. What does not fit ends the connection with the reason. */
  receive(text: string): void {
    if (this.#ended) return;
    try {
      const request = checked(FeedRequest as z.ZodType<FeedRequest>, parsed(text));
      if (request.type === 'start') this.#start(request);
      else this.#credit(request.credits);
    } catch (error) {
      const gone = error instanceof ShaotaiError && error.code === 'cursor.belowFloor';
      this.refuse(error, gone ? FEED_CLOSE.gone : FEED_CLOSE.badRequest);
    }
  }

  /**
   * Sends what waits, one answer of the log at most. True when more may follow at once; the caller comes back after others had
   * their turn.
   */
  pump(): boolean {
    const cursor = this.#cursor;
    if (this.#ended || cursor === null || this.#credits === 0 || cursor >= this.#store.head()) return false;
    const { following = [], ...first } = this.#catchUp.pull('', this.session.account.grants, { cursor, decidedThrough: 0 });
    let last = first.to;
    for (const { from, to, head, tables } of [first, ...following]) {
      const wanted = this.#wanted(tables);
      if (wanted.length > 0) {
        if (this.#credits === 0) return false;
        this.#credits -= 1;
        this.#socket.send({ type: 'changes', from, to, head, tables: wanted });
      }
      this.#cursor = to;
      last = to;
    }
    return last < this.#store.head();
  }

  heartbeat(): void {
    if (this.#ended || this.#cursor === null) return;
    this.#socket.send({ type: 'heartbeat', cursor: this.#cursor, head: this.#store.head() });
  }

  /** Ends the connection with the reason. */
  refuse(error: unknown, code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#socket.send({ type: 'refused', error: toErrorValue(error) });
    this.#socket.close(code);
  }

  /** The connection is gone. */
  closed(): void {
    this.#ended = true;
  }

  #start({ cursor, epoch, tables, credits }: Extract<FeedRequest, { type: 'start' }>): void {
    if (this.#cursor !== null) throw new ShaotaiError('params.invalid', 'the feed has started already', { field: 'type' });
    for (const [index, table] of (tables ?? []).entries()) {
      if (tableNamed(table) !== undefined) continue;
      throw new ShaotaiError('params.invalid', `no table ${table}`, { field: `tables.${String(index)}` });
    }
    const { hubId, epoch: current } = this.#store;
    const head = this.#store.head();
    const floor = this.#store.floor();
    const otherHistory = epoch !== undefined && epoch !== current;
    if (cursor !== null && (otherHistory || cursor < floor || cursor > head)) {
      throw new ShaotaiError('cursor.belowFloor', undefined, { cursor, floor, head, epoch: current, do: REFETCH });
    }
    this.#cursor = cursor ?? head;
    this.#tables = tables === undefined ? undefined : new Set(tables);
    this.#credits = credits;
    this.#socket.send({ type: 'welcome', hubId, epoch: current, cursor: this.#cursor, head, floor });
  }

  #credit(credits: number): void {
    if (this.#cursor === null) throw new ShaotaiError('params.invalid', 'begin with start', { field: 'type' });
    // The log may have been cut while the client took none: it is told, not skipped over.
    const floor = this.#store.floor();
    if (this.#cursor < floor) {
      throw new ShaotaiError('cursor.belowFloor', undefined, { cursor: this.#cursor, floor, head: this.#store.head(), do: REFETCH });
    }
    this.#credits = Math.min(FEED_CREDITS_MAX, this.#credits + credits);
  }

  /** Accounts are for administrators' stations only. */
  #wanted(tables: readonly TableRows[]): TableRows[] {
    return tables.filter(({ table }) => table !== accountTable.name && (this.#tables === undefined || this.#tables.has(table)));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ShaotaiError('request.malformed', 'the message is not JSON');
  }
}
