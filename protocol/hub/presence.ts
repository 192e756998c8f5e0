/**
 * Soft presence: who has a task or lead open right now. It lives in the connections alone: never stored, never a row, gone with
 * the connection. A station that cannot reach the hub shows nobody.
 */
import { z } from 'zod';

export const WATCHED_TABLES = ['task', 'lead'] as const;
export type WatchedTable = (typeof WATCHED_TABLES)[number];

/** Records one station may have open at once, over all its windows. */
export const WATCH_LIMIT = 8;

export const WatchedRecord = z.strictObject({ table: z.enum(WATCHED_TABLES), id: z.string().min(1).max(160) });
export type WatchedRecord = z.infer<typeof WatchedRecord>;

/** Everything the station has open now; what it had open before and does not name is closed. */
export const Watch = z.object({ records: z.array(WatchedRecord).max(WATCH_LIMIT) });
export type Watch = z.infer<typeof Watch>;

/** Who else has a record open; the reader's own account is left out. */
export interface Present extends WatchedRecord {
  readonly people: readonly { readonly accountId: string; readonly name: string }[];
}
