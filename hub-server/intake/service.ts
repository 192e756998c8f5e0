/** Intake at the hub: registrations, complaints, the standard address book and the territory, from files or the API. */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/core/actor.ts';
import type { Table } from '#domain/core/table.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import { decideIntake, entityIdOf } from '#domain/registration/intake.ts';
import type { IntakeDecision, IntakeRows } from '#domain/registration/intake.ts';
import { registrationFormat } from '#domain/registration/record.ts';
import type { RegistrationRecord } from '#domain/registration/record.ts';
import { entityTable, registrationTable } from '#domain/schema/entity.ts';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import { patrolClassTable } from '#domain/schema/patrol.ts';
import type { EntityPatrolClass } from '#domain/schema/patrol.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import type { HubTransaction } from '../store/store.ts';
import { AddressBook } from './address-book.ts';
import { importAddressBook } from './addresses.ts';
import { importAnnualReports } from './annual-reports.ts';
import { importComplaints } from './complaints.ts';
import { importRows, parsedRows } from './import-run.ts';
import type { ImportKind, ImportOptions, ImportPorts } from './import-run.ts';
import { Places } from './places.ts';
import type { ImportSummary } from './report.ts';
import { SerialNumbers } from './serial-numbers.ts';
import type { Source } from './source/source.ts';
import { importTerritoryRows } from './territory.ts';

/** More open tasks or waiting registrations than one entity ever has. */
const ENTITY_ROWS_MAX = 1000;

export interface IntakeServiceOptions extends Omit<ImportPorts, 'stopping'> {
  /** The sequencer's working calendar. */
  readonly calendar: () => WorkCalendar;
  /** Told what became of the rows of each import, for metrics. */
  readonly onImported?: (kind: ImportKind, summary: ImportSummary) => void;
}

export class IntakeService {
  readonly places: Places;
  readonly serials: SerialNumbers;
  readonly addressBook: AddressBook;
  readonly #options: IntakeServiceOptions & ImportPorts;
  readonly #stopping = new AbortController();

  constructor(options: IntakeServiceOptions) {
    this.#options = { ...options, stopping: this.#stopping.signal };
    this.addressBook = new AddressBook(options.store.database);
    this.serials = new SerialNumbers(options.store.database);
    this.places = new Places(options.store, this.addressBook);
  }

  /** Takes in a source of one kind. Throws UnreadableFile when it cannot be read at all; nothing is written then. */
  async import(kind: ImportKind, source: Source, options: ImportOptions): Promise<ImportSummary> {
    const summary = await this.#import(kind, source, options);
    this.#options.onImported?.(kind, summary);
    return summary;
  }

  /** A hub that stops does not wait for the end of a file: what is committed stays, the sender repeats the rest. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Aborted when the intake stops. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  #import(kind: ImportKind, source: Source, options: ImportOptions): Promise<ImportSummary> {
    switch (kind) {
      case 'registrations': return this.#registrations(source, options);
      case 'complaints': return importComplaints(source, { ...this.#options, places: this.places, serials: this.serials }, options);
      case 'annual-reports': return importAnnualReports(source, this.#options, options);
      case 'addresses': return importAddressBook(source, { ...this.#options, places: this.places, addressBook: this.addressBook }, options);
      case 'territory': return importTerritoryRows(source, this.#options, options);
    }
  }

  #registrations(source: Source, options: ImportOptions): Promise<ImportSummary> {
    const receivedAt = this.#options.clock.now();
    /** Credit code → the row it came with first. */
    const seen = new Map<string, number>();
    return importRows('registrations', parsedRows(source, registrationFormat), (transaction, record, row, now) => {
      const { creditCode, villageCode } = record;
      if (villageCode !== '' && this.places.village(villageCode) === undefined) {
        return { result: 'rejected', field: 'villageCode', reason: 'unknown' };
      }
      const { result, unplaced, changes } = this.#decide(transaction, record, now, receivedAt, options.actor);
      const otherRow = seen.get(creditCode);
      // Nobody can tell which of two different rows of one file is right: the first one stands.
      if (otherRow !== undefined && result !== 'unchanged') {
        return { result: 'rejected', field: 'creditCode', reason: 'conflict', otherRow };
      }
      if (otherRow === undefined) seen.set(creditCode, row);
      transaction.apply(changes);
      return { result, unplaced };
    }, this.#options, options);
  }

  #decide(transaction: HubTransaction, record: RegistrationRecord, now: number, receivedAt: number, actor: Actor): IntakeDecision {
    const resolution = record.villageCode === ''
      ? this.places.resolve(record.address, record.name)
      : this.places.inVillage(normaliseAddress(record.address), record.villageCode);
    const setting = {
      cityCode: this.places.cityCode(), receivedAt,
      nextSerial: () => this.serials.next(dayText(dayNumber(now)).replaceAll('-', '')),
    };
    const commandId = `intake-${String(transaction.seq)}`;
    const context = { now, issuedAt: receivedAt, commandId, actor, calendar: this.#options.calendar() };
    return decideIntake(record, rowsOf(transaction, record.creditCode), resolution, setting, context);
  }
}

function rowsOf(transaction: HubTransaction, creditCode: string): IntakeRows {
  const entityId = entityIdOf(creditCode);
  const find = <R>(table: Table): R[] => transaction.find(table, { entityId }, ENTITY_ROWS_MAX) as R[];
  return {
    entity: transaction.get(entityTable, entityId) as Entity | undefined,
    openTasks: () => find<Task>(taskTable).filter((task) => task.open === 1),
    waiting: () => find<Registration>(registrationTable).filter((registration) => registration.state === 'unplaced'),
    patrolClass: () => transaction.get(patrolClassTable, entityId) as EntityPatrolClass | undefined,
  };
}
