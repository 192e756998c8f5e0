/** A lead of the register, or one that is being typed in, as the matcher reads it. */
import type { Lead } from '../schema/lead.ts';
import type { Report } from './report.ts';

/** What is known of a lead while it is still being typed in. */
export type LeadWords = Pick<Lead,
  'id' | 'category' | 'origin' | 'subjectName' | 'address' | 'description' | 'phone' | 'townCode' | 'villageCode' | 'lon' | 'lat'
  | 'reporterId' | 'occurredAt'>;

/** `creditCode` of the entity the lead is about, where one is known. */
export function reportOfLead(lead: LeadWords, creditCode = ''): Report {
  return {
    id: lead.id, source: lead.origin, reporter: lead.reporterId ?? '',
    // The extension code says only that it is none of the others.
    category: lead.category === 'other' ? '' : lead.category,
    name: lead.subjectName, creditCode, address: lead.address, description: lead.description, phone: lead.phone, contact: '',
    lon: lead.lon, lat: lead.lat, townCode: lead.townCode, villageCode: lead.villageCode, at: lead.occurredAt,
  };
}
