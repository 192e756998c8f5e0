/** Complaints of hotlines at the hub: placed by their address, decided by source and number, leads with numbers of their own. */
import type { WorkCalendar } from '#domain/calendar/calendar.ts';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { normaliseAddress } from '#domain/address/normalise.ts';
import type { Resolution } from '#domain/address/resolver.ts';
import { complaintIdOf, decideComplaint } from '#domain/complaint/intake.ts';
import type { ComplaintRows } from '#domain/complaint/intake.ts';
import { industriesRead } from '#domain/complaint/lead.ts';
import { complaintFormat } from '#domain/complaint/record.ts';
import type { ComplaintRecord } from '#domain/complaint/record.ts';
import type { ReadMany } from '#domain/core/command.ts';
import type { Table } from '#domain/core/table.ts';
import { leadsAt } from '#domain/lead/relapse.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { HubTransaction } from '../store/store.ts';
import { importRows, parsedRows } from './import-run.ts';
import type { ImportOptions, ImportPorts } from './import-run.ts';
import type { Places } from './places.ts';
import type { ImportSummary } from './report.ts';
import type { SerialNumbers } from './serial-numbers.ts';
import type { Source } from './source/source.ts';

export interface ComplaintIntake extends ImportPorts {
  readonly places: Places;
  readonly serials: SerialNumbers;
  readonly calendar: () => WorkCalendar;
}

/** Takes in complaints. Throws UnreadableFile when the source cannot be read at all; nothing is written then. */
export function importComplaints(source: Source, intake: ComplaintIntake, options: ImportOptions): Promise<ImportSummary> {
  const { places, serials, calendar } = intake;
  /** Id → the row it came with first. */
  const seen = new Map<string, number>();
  return importRows('complaints', parsedRows(source, complaintFormat), (transaction, record, row, now) => {
    const { villageCode } = record;
    if (villageCode !== '' && places.village(villageCode) === undefined) {
      return { result: 'rejected', field: 'villageCode', reason: 'unknown' };
    }
    const resolution = resolved(record, places);
    const rows = rowsOf(transaction, record, resolution.addressKey);
    // A new complaint takes a serial number, from which the number of its lead comes.
    const serial = rows.known === undefined ? serials.next(dayText(dayNumber(now)).replaceAll('-', '')) : String(transaction.seq);
    const context = { now, issuedAt: now, commandId: `complaint-${serial}`, actor: options.actor, calendar: calendar() };
    const { result, unplaced, changes } = decideComplaint(record, rows, resolution, places.cityCode(), context);
    const id = complaintIdOf(record);
    const otherRow = seen.get(id);
    // Nobody can tell which of two different rows of one file is right: the first one stands.
    if (otherRow !== undefined && result !== 'unchanged') return { result: 'rejected', field: 'number', reason: 'conflict', otherRow };
    if (otherRow === undefined) seen.set(id, row);
    transaction.apply(changes);
    return { result, unplaced };
  }, intake, options);
}

function resolved({ address, subjectName, villageCode }: ComplaintRecord, places: Places): Resolution {
  return villageCode === '' ? places.resolve(address, subjectName) : places.inVillage(normaliseAddress(address), villageCode);
}

function rowsOf(transaction: HubTransaction, record: ComplaintRecord, addressKey: string): ComplaintRows {
  const find = <R>({ table, where, limit }: ReadMany<Table>): R[] => transaction.find(table, where, limit) as R[];
  const known = transaction.get(complaintTable, complaintIdOf(record)) as Complaint | undefined;
  const leadId = known?.leadId ?? null;
  const lead = leadId === null ? undefined : transaction.get(leadTable, leadId) as Lead | undefined;
  return { known, lead, sameAddress: find<Lead>(leadsAt(addressKey)), industries: find<Industry>(industriesRead()) };
}
