/** Runs one command: validate, authorise, read, decide, and add the timeline line. Pure but for the reader it is given. */
import { eventTable } from '../schema/event.ts';
import type { CommandDefinition, Equality, Outcome, Read, Reads } from './command.ts';
import { rejected } from './command.ts';
import type { Context } from './context.ts';
import { createdId } from './context.ts';
import { covers, visible } from './scope.ts';
import type { AnyRow, Table } from './table.ts';
import { put } from './table.ts';

const HOUR_MS = 3_600_000;

/** Synchronous access to rows: a replica reads SQLite, the hub its open transaction. */
export interface RowReader {
  get(table: Table, id: string): AnyRow | undefined;
  find(table: Table, where: Equality, limit: number): AnyRow[];
}

/**
 * Decides a command. Never throws for bad input: whatever the arguments are, the answer is an Outcome.
 * Rows the actor may not see do not exist for it: a command cannot probe for them.
 */
export function execute(definition: CommandDefinition, args: unknown, reader: RowReader, context: Context): Outcome {
  if (!definition.roles.includes(context.actor.role)) return rejected('role.forbidden', { role: context.actor.role });
  const { expiresAfterMs } = definition;
  if (expiresAfterMs !== undefined && context.now - context.issuedAt > expiresAfterMs) {
    const params = { command: definition.name, hours: Math.floor(expiresAfterMs / HOUR_MS) };
    return { kind: 'expired', code: 'outbox.expired', params, current: null };
  }
  const parsed = definition.args.safeParse(args);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return rejected('args.invalid', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
  }
  if (NO_TEXT.test(JSON.stringify(parsed.data))) {
    return rejected('args.invalid', { field: '', problem: 'a text holds half a character or a null' });
  }
  const first = load(definition.reads(parsed.data), reader, context);
  const second = definition.follow === undefined ? {} : load(definition.follow(parsed.data, first as never), reader, context);
  const rows = { ...first, ...second } as never;
  for (const scope of definition.writes(parsed.data, rows, context)) {
    if (!covers(context.actor.grants, scope)) return rejected('scope.forbidden', { scope });
  }
  const outcome = definition.decide(parsed.data, rows, context);
  return outcome.kind === 'applied' ? { ...outcome, changes: [...outcome.changes, timelineOf(definition, outcome, context)] } : outcome;
}

/**
 * Lone surrogates and U+0000, as JSON writes them: a database cannot store them as they are, and the row would differ from
 * the log. An even number of backslashes before them is a backslash of the text itself.
 */
const NO_TEXT = /(?<!\\)(?:\\\\)*\\u(?:d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2}|0000)/i;

function load(reads: Reads, reader: RowReader, context: Context): Record<string, AnyRow | AnyRow[] | undefined> {
  return Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, loadOne(read, reader, context)]));
}

function loadOne(read: Read, reader: RowReader, context: Context): AnyRow | AnyRow[] | undefined {
  const { grants } = context.actor;
  if (read.kind === 'many') return reader.find(read.table, read.where, read.limit).filter((row) => visible(row, grants));
  const row = reader.get(read.table, read.id);
  return row !== undefined && visible(row, grants) ? row : undefined;
}

function timelineOf(definition: CommandDefinition, outcome: Outcome & { kind: 'applied' }, context: Context) {
  return put(eventTable, {
    id: createdId(context, 'event'),
    scope: outcome.subject.scope,
    also: outcome.subject.also,
    subject: outcome.subject.table,
    subjectId: outcome.subject.id,
    at: context.now,
    issuedAt: context.issuedAt,
    actorId: context.actor.accountId,
    actorName: context.actor.name,
    actorRole: context.actor.role,
    command: definition.name,
    detail: JSON.stringify(outcome.detail),
  });
}
