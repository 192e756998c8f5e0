/** How a lead's category and origin are called in the ledger. */
import type { LedgerEntry, LedgerSource } from '#domain/schema/ledger.ts';
import type { LeadCategory, LeadOrigin } from '#domain/schema/lead.ts';

/** Categories that are about a business without licence or permit. */
export const KIND_OF: Partial<Record<LeadCategory, LedgerEntry['kind']>> = {
  unlicensed: 'noLicence', noPermit: 'noPermit', noLicenceNoPermit: 'neither',
};

export const SOURCE_OF: Partial<Record<LeadOrigin, LedgerSource>> = {
  firstCheck: 'firstCheck', recheck: 'firstCheck', patrol: 'patrol', complaint: 'complaint',
};
