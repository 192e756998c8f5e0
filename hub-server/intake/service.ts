/**
 * Intake at the hub: registrations, the standard address book and the territory, from files or the API. Rows are written
 * in batches of one commit each, with an audit entry; a bad row is refused with its number and the rest goes on.
 */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Clock } from '#domain/core/time.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import { decideIntake, entityIdOf } from '#domain/registration/intake.ts';
import type { IntakeRows } from '#domain/registration/intake.ts';
import { missingFields, parseRegistration } from '#domain/registration/record.ts';
import type { RegistrationRecord } from '#domain/registration/record.ts';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import type { HubStore, HubTransaction } from '../store/store.ts';
import { AddressBook } from './address-book.ts';
import { importAddressBook } from './addresses.ts';
import { Places } from './places.ts';
import type { ImportSummary } from './report.ts';
import { Tally } from './report.ts';
import { SerialNumbers } from './serial-numbers.ts';
import type { Source, SourceRow } from './source/source.ts';
import { UnreadableFile } from './source/unreadable.ts';
import { importTerritoryRows } from './territory.ts';

/** Rows a commit: large enough for speed, small enough that stations and operators in between do not wait. */
const BATCH_ROWS = 250;
const ENTITY_ROWS_MAX = 1000;

export interface IntakeOptions {
  readonly store: HubStore;
  readonly clock: Clock;
  /** The sequencer's working calendar. */
  readonly calendar: () => WorkCalendar;
}

export interface ImportOptions {
  readonly actor: Actor;
  /** 'cli' or 'intake-api', for the audit trail. */
  readonly origin: string;
  /** After each commit. */
  readonly onProgress?: (counts: Omit<ImportSummary, 'rejectedRows'>) => void;
}

interface Accepted { readonly row: number; readonly record: RegistrationRecord }

export class IntakeService {
  readonly places: Places;
  readonly #options: IntakeOptions;
  readonly #addressBook: AddressBook;
  readonly #serials: SerialNumbers;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#addressBook = new AddressBook(options.store.database);
    this.#serials = new SerialNumbers(options.store.database);
    this.places = new Places(options.store, this.#addressBook);
  }

  /** Takes in registrations. Throws UnreadableFile when required columns are missing; nothing is written then. */
  async importRegistrations(source: Source, options: ImportOptions): Promise<ImportSummary> {
    const missing = source.headers === null ? [] : missingFields(source.headers);
    if (missing.length > 0) throw new UnreadableFile('header', missing);
    const tally = new Tally();
    const receivedAt = this.#options.clock.now();
    const seen = new Map<string, { readonly row: number; readonly content: string }>();
    for await (const rows of batches(source.rows)) {
      const accepted = rows.flatMap((row) => this.#accept(row, seen, tally));
      this.#commitRegistrations(accepted, tally, receivedAt, options);
      options.onProgress?.(tally.counts());
    }
    return tally.summary();
  }

  /** Takes in 标准地址库 rows: address, village code, optionally grid and position. */
  async importAddresses(source: Source, options: ImportOptions): Promise<ImportSummary> {
    return importAddressBook(source, { ...options, store: this.#options.store, clock: this.#options.clock, places: this.places, addressBook: this.#addressBook, batches });
  }

  /** Takes in towns, villages and grids; what they do not mention stays. */
  async importTerritory(source: Source, options: ImportOptions): Promise<ImportSummary> {
    return importTerritoryRows(source, { ...options, store: this.#options.store, clock: this.#options.clock, batches });
  }

  #accept(row: SourceRow, seen: Map<string, { readonly row: number; readonly content: string }>, tally: Tally): Accepted[] {
    tally.read();
    if ('problem' in row) {
      tally.reject({ row: row.row, field: '', reason: row.problem });
      return [];
    }
    const parsed = parseRegistration(row.fields);
    if (!parsed.ok) {
      tally.reject({ row: row.row, field: parsed.field, reason: parsed.problem });
      return [];
    }
    const { record } = parsed;
    if (record.villageCode !== '' && this.places.village(record.villageCode) === undefined) {
      tally.reject({ row: row.row, field: 'villageCode', reason: 'unknown' });
      return [];
    }
    const content = JSON.stringify(record);
    const before = seen.get(record.creditCode);
    // Nobody can tell which of two different rows of one file is right: the first one stands.
    if (before !== undefined && before.content !== content) {
      tally.reject({ row: row.row, field: 'creditCode', reason: 'conflict', otherRow: before.row });
      return [];
    }
    seen.set(record.creditCode, { row: row.row, content });
    return [{ row: row.row, record }];
  }

  #commitRegistrations(accepted: readonly Accepted[], tally: Tally, receivedAt: number, { actor, origin }: ImportOptions): void {
    const [first] = accepted;
    if (first === undefined) return;
    const { store, clock } = this.#options;
    const results = store.commit((transaction) => {
      const now = clock.now();
      const decided = accepted.map(({ record }) => this.#takeIn(transaction, record, now, receivedAt, actor));
      const count = (result: string): number => decided.filter((each) => each.result === result).length;
      const [created, changed, unchanged] = [count('created'), count('changed'), count('unchanged')];
      if (created + changed > 0) {
        transaction.audit({
          at: now, actorId: actor.accountId, actorName: actor.name, origin, action: 'intake.registrations', subject: '', outcome: 'applied',
          detail: { firstRow: first.row, lastRow: accepted.at(-1)?.row ?? first.row, created, changed, unchanged, unplaced: decided.filter((each) => each.unplaced).length },
        });
      }
      return decided;
    });
    for (const { result, unplaced } of results) tally.count(result, unplaced);
  }

  #takeIn(transaction: HubTransaction, record: RegistrationRecord, now: number, receivedAt: number, actor: Actor) {
    const rows = rowsOf(transaction, record.creditCode);
    const resolution = record.villageCode === ''
      ? this.places.resolve(record.address, record.name)
      : this.places.inVillage(normaliseAddress(record.address), record.villageCode);
    const day = dayText(dayNumber(now)).replaceAll('-', '');
    const setting = { cityCode: this.places.cityCode(), receivedAt, nextSerial: () => this.#serials.next(day) };
    const context = { now, issuedAt: receivedAt, commandId: `intake-${String(transaction.seq)}`, actor, calendar: this.#options.calendar() };
    const decision = decideIntake(record, rows, resolution, setting, context);
    transaction.apply(decision.changes);
    return decision;
  }
}

function rowsOf(transaction: HubTransaction, creditCode: string): IntakeRows {
  const entity = transaction.get(entityTable, entityIdOf(creditCode)) as unknown as Entity | undefined;
  if (entity === undefined) return { entity, tasks: [], waiting: [] };
  const where = { entityId: entity.id };
  const tasks = (transaction.find(taskTable, where, ENTITY_ROWS_MAX) as unknown as Task[]).filter((task) => task.open === 1);
  const waiting = (transaction.find(registrationTable, where, ENTITY_ROWS_MAX) as unknown as Registration[]).filter((registration) => registration.state === 'unplaced');
  return { entity, tasks, waiting };
}

/** Groups of rows for one commit each. */
async function* batches(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
