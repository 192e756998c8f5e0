/** Every row of a queue as its filters leave it, for a selection that reaches beyond the pages on screen. */
import type { QueryArgs, QueryResults } from '#protocol/bridge/queries.ts';
import { queryOnce } from '../../bridge/hooks.ts';
import type { ListingQuery, RowOfListing } from '../../bridge/listing.ts';

/** The most a query answers at once. */
const PAGE = 1000;
/** Nobody hands out more at one stroke; a larger queue is selected from its top. */
export const SELECT_MAX = 2000;

export interface AllRows<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

export async function allRows<Q extends ListingQuery>(
  name: Q,
  args: Omit<QueryArgs<Q>, 'offset' | 'limit'>,
): Promise<AllRows<RowOfListing<Q>>> {
  const rows: RowOfListing<Q>[] = [];
  let total = 0;
  do {
    const page = (await queryOnce(name, {
      ...args,
      offset: rows.length,
      limit: PAGE,
    } as unknown as QueryArgs<Q>)) as QueryResults[Q] & {
      readonly total: number;
      readonly rows: readonly RowOfListing<Q>[];
    };
    total = page.total;
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  } while (rows.length < Math.min(total, SELECT_MAX));
  return { rows, total };
}
