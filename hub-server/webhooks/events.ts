/** What a webhook is told: rows that changed, or left its account's view, masked as for stations. */
import { TABLES } from '#domain/schema/tables.ts';
import { accountTable } from '#domain/schema/people.ts';
import type { TableRows } from '#protocol/hub/messages.ts';

/** Accounts are for administrators' stations only. */
const TOLD_TABLES = TABLES.filter(({ name }) => name !== accountTable.name);

/** lead.changed, lead.removed, task.changed, … */
export const WEBHOOK_EVENTS: readonly string[] = TOLD_TABLES.flatMap(({ name }) => [`${name}.changed`, `${name}.removed`]);

/** The log was cut before the webhook was told: rows have to be fetched anew. Sent whatever was asked for. */
export const GAP_EVENT = 'log.gap';

export interface WebhookEvent {
  readonly event: string;
  readonly id: string;
  /** Null for a row that left the view or was removed. */
  readonly row: Readonly<Record<string, string | number | null>> | null;
}

export function eventsOf(tables: readonly TableRows[], wanted: ReadonlySet<string>): WebhookEvent[] {
  return tables.flatMap(({ table, columns, rows, removed }) => {
    if (table === accountTable.name) return [];
    const changed = wanted.has(`${table}.changed`) ? rows : [];
    const gone = wanted.has(`${table}.removed`) ? removed : [];
    return [
      ...changed.map((cells) => {
        const row = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]));
        return { event: `${table}.changed`, id: String(row['id']), row };
      }),
      ...gone.map((id) => ({ event: `${table}.removed`, id, row: null })),
    ];
  });
}
