/** A long listing for a screen, page by page: keeps the old rows until the answer to new arguments is there. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Listing, QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import { liveQueries } from './bridge.ts';
import type { BridgeError } from './errors.ts';
import type { LiveQuery } from './live.ts';
import { LivePages, PAGE_ROWS } from './live-pages.ts';

export type ListingQuery = { [Q in QueryName]: QueryResults[Q] extends Listing<unknown> ? Q : never }[QueryName];
export type RowOfListing<Q extends ListingQuery> = QueryResults[Q] extends Listing<infer T> ? T : never;

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
