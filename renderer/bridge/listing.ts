/** A long listing page by page: only the pages that are seen are subscribed, and all of them stay live. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Listing, QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import { liveQueries } from './bridge.ts';
import type { BridgeError } from './errors.ts';
import type { LiveQuery } from './live.ts';

/** Rows a page. */
export const PAGE_ROWS = 200;

export type ListingQuery = { [Q in QueryName]: QueryResults[Q] extends Listing<unknown> ? Q : never }[QueryName];
export type RowOfListing<Q extends ListingQuery> = QueryResults[Q] extends Listing<infer T> ? T : never;

interface Snapshot<T> {
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
  #snapshot: Snapshot<T> = { total: 0, pages: new Map(), error: undefined, receivedAt: undefined };

  constructor(pageAt: (offset: number) => LiveQuery<Listing<T>>) {
    this.#pageAt = pageAt;
  }

  readonly snapshot = (): Snapshot<T> => this.#snapshot;

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

export interface ListingView<T> {
  readonly total: number;
  /** Undefined while the row's page is on its way. */
  readonly rowAt: (index: number) => T | undefined;
  /** Index among the rows that are here; −1 when it is not. */
  readonly indexOf: (matches: (row: T) => boolean) => number;
  readonly show: (first: number, last: number) => void;
  readonly loading: boolean;
  readonly error: BridgeError | undefined;
  readonly receivedAt: number | undefined;
}

/** A listing of any length; keeps the old rows until the answer to new arguments is there. */
export function useListing<Q extends ListingQuery>(
  name: Q,
  args: Omit<QueryArgs<Q>, 'offset' | 'limit'>,
): ListingView<RowOfListing<Q>> {
  type T = RowOfListing<Q>;
  const key = JSON.stringify(args);
  const pages = useMemo(
    () =>
      new LivePages<T>((offset) => {
        const all = { ...(JSON.parse(key) as object), offset, limit: PAGE_ROWS } as QueryArgs<Q>;
        return liveQueries.query(name, all) as unknown as LiveQuery<Listing<T>>;
      }),
    [name, key],
  );
  const snapshot = useSyncExternalStore(pages.listen, pages.snapshot);
  const answered = snapshot.receivedAt !== undefined;
  const [last, setLast] = useState(snapshot);
  if (answered && snapshot !== last) setLast(snapshot);
  const shown = answered ? snapshot : last;
  const show = useCallback((first: number, to: number) => pages.show(first, to), [pages]);
  useEffect(() => {
    pages.show(0, 0);
  }, [pages]);
  return useMemo(
    () => ({
      total: shown.total,
      rowAt: (index) => shown.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
      indexOf: (matches) => {
        for (const [page, rows] of shown.pages) {
          const found = rows.findIndex(matches);
          if (found >= 0) return page * PAGE_ROWS + found;
        }
        return -1;
      },
      show,
      loading: !answered && snapshot.error === undefined,
      error: snapshot.error,
      receivedAt: shown.receivedAt,
    }),
    [shown, show, answered, snapshot.error],
  );
}
