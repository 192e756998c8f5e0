/**
 * One import from a source, whatever is imported: rows are read, checked and decided in batches of one commit each, with an
 * audit entry. A bad row is refused with its number and the rest goes on; between batches others get their turn.
 */
import type { Actor } from '#domain/core/actor.ts';
import type { RecordFormat } from '#domain/core/fields.ts';
import type { Clock, Timers } from '#domain/core/time.ts';
import type { HubStore, HubTransaction } from '../store/store.ts';
import type { ImportCounts, ImportSummary, RowResult } from './report.ts';
import { Tally } from './report.ts';
import type { Source, SourceRow } from './source/source.ts';
import { UnreadableFile } from './source/unreadable.ts';

/** Rows a commit while stations work with the hub: so few that nobody notices waiting for them. */
const BATCH_ROWS = 200;
/** Rows a commit where nobody else waits for the store: fewer durable writes. */
export const BULK_ROWS = 1000;

export type ImportKind = 'registrations' | 'complaints' | 'annual-reports' | 'addresses' | 'territory';

export interface ImportOptions {
  readonly actor: Actor;
  /** 'cli' or 'intake-api', for the audit trail. */
  readonly origin: string;
  /** Rows a commit; see BULK_ROWS. */
  readonly batchRows?: number;
  /** After each commit. */
  readonly onProgress?: (counts: ImportCounts) => void;
}

export interface ImportPorts {
  readonly store: HubStore;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Ends an import after the commit under way; importing again goes on where it ended. */
  readonly stopping?: AbortSignal;
}

/** A row that could be read, or why it could not. */
export type ParsedRow<R> =
  | { readonly row: number; readonly record: R }
  | { readonly row: number; readonly refused: RowResult & { readonly result: 'rejected' } };

export type Rows<R> = AsyncIterable<ParsedRow<R>> | Iterable<ParsedRow<R>>;

/** Decides one row inside the batch's commit and writes what it changes. */
export type TakeIn<R> = (transaction: HubTransaction, record: R, row: number, now: number) => RowResult;

/** Reads a source under a format. Throws UnreadableFile when required columns are missing; nothing is written then. */
export async function* parsedRows<R>(source: Source, format: RecordFormat<R>): AsyncGenerator<ParsedRow<R>> {
  const missing = source.headers === null ? [] : format.missing(source.headers);
  if (missing.length > 0) throw new UnreadableFile('header', missing);
  for await (const row of source.rows) yield parsedRow(row, format);
}

function parsedRow<R>(row: SourceRow, format: RecordFormat<R>): ParsedRow<R> {
  if ('problem' in row) return { row: row.row, refused: { result: 'rejected', field: '', reason: row.problem } };
  const parsed = format.parse(row.fields);
  if (parsed.ok) return { row: row.row, record: parsed.record };
  return { row: row.row, refused: { result: 'rejected', field: parsed.field, reason: parsed.problem } };
}

export async function importRows<R>(
  kind: ImportKind, rows: Rows<R>, takeIn: TakeIn<R>, ports: ImportPorts, options: ImportOptions,
): Promise<ImportSummary> {
  const tally = new Tally();
  for await (const batch of batches(rows, options.batchRows ?? BATCH_ROWS)) {
    ports.stopping?.throwIfAborted();
    commitBatch(kind, batch, takeIn, ports, options).forEach((outcome, index) => tally.add(batch[index]?.row ?? 0, outcome));
    options.onProgress?.(tally.counts());
    await new Promise<void>((resume) => ports.timers.after(0, resume));
  }
  return tally.summary();
}

function commitBatch<R>(
  kind: ImportKind, batch: readonly ParsedRow<R>[], takeIn: TakeIn<R>, { store, clock }: ImportPorts, { actor, origin }: ImportOptions,
): RowResult[] {
  return store.commit((transaction) => {
    const now = clock.now();
    const outcomes = batch.map((parsed) => ('refused' in parsed ? parsed.refused : takeIn(transaction, parsed.record, parsed.row, now)));
    const count = (result: RowResult['result']): number => outcomes.filter((outcome) => outcome.result === result).length;
    const counts = { created: count('created'), changed: count('changed'), unchanged: count('unchanged'), rejected: count('rejected') };
    if (counts.created + counts.changed > 0) {
      transaction.audit({
        at: now, actorId: actor.accountId, actorName: actor.name, origin, action: `intake.${kind}`, subject: '', outcome: 'applied',
        detail: { firstRow: batch[0]?.row ?? 0, lastRow: batch.at(-1)?.row ?? 0, ...counts },
      });
    }
    return outcomes;
  });
}

async function* batches<R>(rows: Rows<R>, size: number): AsyncGenerator<ParsedRow<R>[]> {
  let batch: ParsedRow<R>[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
