/** What a named query is to the data process: the tables its answer depends on, and how to compute it. */
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { QUERY_ARGS, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';

export interface QueryContext {
  readonly database: Database;
  /** Milliseconds since 1970, the hub's clock as far as the station knows it. */
  readonly now: number;
  readonly account: SessionAccount;
  readonly calendar: WorkCalendar;
  /** Ids of the rows of a table that pending commands changed. */
  readonly pendingIds: (table: string) => ReadonlySet<string>;
}

/** Arguments after validation, defaults filled in. */
export type QueryParams<Q extends QueryName> = z.output<(typeof QUERY_ARGS)[Q]>;

export interface QueryDefinition<Q extends QueryName> {
  readonly tables: readonly string[];
  /** The answer changes as time passes, even when no row does. */
  readonly timed?: boolean;
  readonly run: (context: QueryContext, args: QueryParams<Q>) => QueryResults[Q];
}
