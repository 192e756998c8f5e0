/**
 * 投诉接收: what one complaint of a hotline changes. Pure. It is recognised by source and number: the same one again changes
 * nothing, other words of the caller are added to the lead's timeline, another contact replaces the old one.
 */
import { parseDay, startOfDay } from '../calendar/calendar.ts';
import type { Resolution } from '../address/resolver.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { complaintTable } from '../schema/complaint.ts';
import type { Complaint } from '../schema/complaint.ts';
import type { Lead } from '../schema/lead.ts';
import { complaintEvent, leadOfComplaint } from './lead.ts';
import type { Surroundings } from './lead.ts';
import type { ComplaintRecord } from './record.ts';

export interface ComplaintRows extends Surroundings {
  /** The complaint as it is known, and the lead that came of it. */
  readonly known: Complaint | undefined;
  readonly lead: Lead | undefined;
}

export interface ComplaintDecision {
  readonly result: 'created' | 'changed' | 'unchanged';
  /** It waits for somebody to say in which village it lies. */
  readonly unplaced: boolean;
  readonly changes: readonly RowChange[];
}

export const complaintIdOf = ({ source, number }: Pick<ComplaintRecord, 'source' | 'number'>): string => `complaint-${source}-${number}`;

/** `cityCode` owns what has no town; `resolution` is where the address lies. */
export function decideComplaint(
  record: ComplaintRecord, rows: ComplaintRows, resolution: Resolution, cityCode: string, context: Context,
): ComplaintDecision {
  const { known } = rows;
  if (known !== undefined) return supplemented(record, known, rows.lead, context);
  const { villageCode, townCode, gridId, lon, lat } = resolution;
  const complaint: Complaint = {
    ...said(record), id: complaintIdOf(record), scope: villageCode ?? townCode ?? cityCode, also: null, source: record.source,
    number: record.number, category: record.category, subjectName: record.subjectName === '' ? record.address : record.subjectName,
    address: record.address, addressKey: resolution.addressKey, industry: record.industry, lon: record.lon ?? lon, lat: record.lat ?? lat,
    receivedAt: context.now, occurredAt: occurredAt(record, context.now), leadId: null, townCode, villageCode,
    callBacks: 0, callBackResult: null, callBackNote: '', calledBackAt: null, calledBackBy: null,
    changedBy: context.actor.name, changedAt: context.now,
  };
  if (villageCode === null) return { result: 'created', unplaced: true, changes: [put(complaintTable, complaint)] };
  const placed = leadOfComplaint(complaint, { villageCode, gridId, lon, lat }, rows, context);
  const changes = [...placed.changes, complaintEvent(placed.lead, placed.complaint, '', context)];
  return { result: 'created', unplaced: false, changes };
}

/** What a later message of the same complaint may change. */
function said({ description, callerName, callerPhone, callBack }: ComplaintRecord) {
  return { description, callerName, callerPhone, wantsCallBack: callBack ? 1 : 0 } as const;
}

function supplemented(record: ComplaintRecord, known: Complaint, lead: Lead | undefined, context: Context): ComplaintDecision {
  const now = said(record);
  const same = Object.entries(now).every(([field, value]) => known[field as keyof typeof now] === value);
  const unplaced = known.leadId === null;
  if (same) return { result: 'unchanged', unplaced, changes: [] };
  const complaint: Complaint = { ...known, ...now, changedBy: context.actor.name, changedAt: context.now };
  const changes = [put(complaintTable, complaint)];
  if (lead !== undefined && known.description !== record.description) {
    changes.push(complaintEvent(lead, complaint, record.description, context));
  }
  return { result: 'changed', unplaced, changes };
}

function occurredAt({ reportedOn }: ComplaintRecord, now: number): number {
  const number = reportedOn === undefined ? undefined : parseDay(reportedOn);
  return number === undefined ? now : Math.min(now, startOfDay(number));
}
