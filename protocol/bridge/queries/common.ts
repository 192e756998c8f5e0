/** What the arguments and answers of queries have in common. */
import { z } from 'zod';
import type { TimelineEvent } from '#domain/schema/event.ts';

/** Area code of a city, town or village; an empty text means everything the replica holds. */
export const place = z.string().regex(/^(\d{6}|\d{9}|\d{12})?$/).default('');
export const offset = z.int().min(0).max(10_000_000).default(0);
export const limit = z.int().min(1).max(1000).default(200);
export const search = z.string().max(100).default('');
export const id = z.string().min(1).max(160);
export const light = z.enum(['', 'green', 'amber', 'red']).default('');

export interface Listing<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** A row that a pending command changed carries `pending`: shown with ⇡ until the hub confirmed it. */
export type Pending<T> = T & { readonly pending: boolean };

export interface TimelineEntry extends TimelineEvent {
  readonly pending: boolean;
}
