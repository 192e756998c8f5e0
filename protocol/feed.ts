/**
 * The change feed for other systems: plain WebSocket at /api/v1/changes, JSON texts. A client starts at a cursor and hands out
 * credits, one for each message of changes it is ready to take; without credits nothing is sent, and nothing is lost.
 */
import { z } from 'zod';
import type { ErrorValue } from './errors.ts';
import type { TableRows } from './hub/messages.ts';

export const FEED_PATH = '/api/v1/changes';
/** Messages a client may let come before it answers. */
export const FEED_CREDITS_MAX = 100;
/** Largest message of a client, bytes. */
export const FEED_MESSAGE_LIMIT_BYTES = 16 * 1024;

const credits = z.int().min(1).max(FEED_CREDITS_MAX);

export const FeedRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    /** Commit from which to go on: of the last message, or the head of a first page of rows; null: from now on. */
    cursor: z.int().min(0).nullable(),
    /** The history the cursor is of, as the last welcome named it; left out on a first connection. */
    epoch: z.string().max(120).optional(),
    /** Only these tables; left out: all that the account may see. */
    tables: z.array(z.string().min(1).max(60)).max(100).optional(),
    credits: credits.default(1),
  }),
  z.strictObject({ type: z.literal('credit'), credits }),
]);
export type FeedRequest = z.infer<typeof FeedRequest>;

export type FeedMessage =
  | {
    readonly type: 'welcome';
    readonly hubId: string;
    readonly epoch: string;
    readonly cursor: number;
    readonly head: number;
    readonly floor: number;
  }
  /** Everything between two commits that concerns the client, masked; `to` is the cursor to go on from. Takes one credit. */
  | { readonly type: 'changes'; readonly from: number; readonly to: number; readonly head: number; readonly tables: readonly TableRows[] }
  /** All is well; going on from `cursor` misses nothing. */
  | { readonly type: 'heartbeat'; readonly cursor: number; readonly head: number }
  /** The connection ends; `error.data.do` says what to do about it. */
  | { readonly type: 'refused'; readonly error: ErrorValue };

/** Close codes of the application: what is at fault. */
export const FEED_CLOSE = { badRequest: 4400, unauthorised: 4401, gone: 4410, restart: 1012 } as const;
