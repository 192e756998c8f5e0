/** The timeline of a thing: one line a command, oldest first; lines of commands without a verdict are marked. */
import type { TimelineEvent } from '#domain/schema/event.ts';
import type { Pending, TimelineEntry } from '#protocol/bridge/queries.ts';
import type { QueryContext } from './definition.ts';
import { all } from './sql.ts';

/** Nobody reads further back on one screen. */
const TIMELINE_LINES = 500;

export function timelineOf(context: QueryContext, ids: readonly string[]): readonly TimelineEntry[] {
  const events = all<TimelineEvent>(
    context.database,
    'SELECT * FROM event WHERE subjectId IN (SELECT value FROM json_each(?)) ORDER BY at DESC, id DESC LIMIT ?',
    JSON.stringify(ids),
    TIMELINE_LINES,
  );
  return markAll(context, 'event', events.reverse());
}

/** Rows with the mark ⇡ of those a pending command changed. */
export function markAll<T extends { readonly id: string }>(context: QueryContext, table: string, rows: readonly T[]): Pending<T>[] {
  const pending = context.pendingIds(table);
  return rows.map((row) => ({ ...row, pending: pending.has(row.id) }));
}

export function mark<T extends { readonly id: string }>(context: QueryContext, table: string, row: T): Pending<T> {
  return { ...row, pending: context.pendingIds(table).has(row.id) };
}
