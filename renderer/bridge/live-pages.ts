/** The pages of a long listing that are in use: only those that are seen are subscribed, and all of them stay live. */
import type { Listing } from '#protocol/bridge/queries.ts';
import type { BridgeError } from './errors.ts';
import type { LiveQuery } from './live.ts';

/** Rows a page. */
export const PAGE_ROWS = 200;

export interface PagesSnapshot<T> {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly T[]>;
  readonly error: BridgeError | undefined;
  readonly receivedAt: number | undefined;
}

/** The pages of one listing that are in use. */
export class LivePages<T> {
  readonly #pageAt: (offset: number) => LiveQuery<Listing<T>>;
  readonly #open = new Map<number, { readonly query: LiveQuery<Listing<T>>; readonly close: () => void }>();
  readonly #listeners = new Set<() => void>();
  #range: readonly [number, number] = [0, 0];
  #snapshot: PagesSnapshot<T> = { total: 0, pages: new Map(), error: undefined, receivedAt: undefined };

  constructor(pageAt: (offset: number) => LiveQuery<Listing<T>>) {
    this.#pageAt = pageAt;
  }

  readonly snapshot = (): PagesSnapshot<T> => this.#snapshot;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#subscribe();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#subscribe();
    };
  };

  /** The first and last row that are seen. */
  show(first: number, last: number): void {
    const range = [Math.floor(first / PAGE_ROWS), Math.floor(last / PAGE_ROWS)] as const;
    if (range[0] === this.#range[0] && range[1] === this.#range[1]) return;
    this.#range = range;
    this.#subscribe();
  }

  #subscribe(): void {
    const wanted =
      this.#listeners.size === 0
        ? []
        : Array.from({ length: this.#range[1] - this.#range[0] + 1 }, (_, index) => this.#range[0] + index);
    for (const [page, { close }] of this.#open) {
      if (wanted.includes(page)) continue;
      close();
      this.#open.delete(page);
    }
    for (const page of wanted) {
      if (this.#open.has(page)) continue;
      const query = this.#pageAt(page * PAGE_ROWS);
      this.#open.set(page, { query, close: query.listen(() => this.#collect()) });
    }
    this.#collect();
  }

  #collect(): void {
    const pages = new Map<number, readonly T[]>();
    let { total, receivedAt } = this.#snapshot;
    let error: BridgeError | undefined;
    for (const [page, { query }] of this.#open) {
      const state = query.state();
      error ??= state.error;
      if (state.data === undefined) continue;
      pages.set(page, state.data.rows);
      total = state.data.total;
      receivedAt = state.receivedAt;
    }
    this.#snapshot = { total, pages, error, receivedAt };
    for (const listener of this.#listeners) listener();
  }
}
