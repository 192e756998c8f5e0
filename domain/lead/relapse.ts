/** 回潮: a lead at the address of one that was closed within ninety days is a relapse and says so (domain catalogue 1.5, I22). */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { leadTable } from '../schema/lead.ts';
import type { Lead } from '../schema/lead.ts';
import { leadState } from './common.ts';

/** Ninety calendar days. */
export const RELAPSE_MS = 90 * 86_400_000;

/** No address has this key. */
const NOWHERE = '-';

/** The leads at an address; none for an address without a key, or every lead without one would be its neighbour. */
export const leadsAt = (addressKey: string) => many(leadTable, { addressKey: addressKey === '' ? NOWHERE : addressKey });

/** Whether `earlier` was closed, and not long before `at`. */
function closedBefore(earlier: Lead, at: number): boolean {
  return earlier.state === 'closed' && earlier.closedAt !== null && earlier.closedAt <= at && at - earlier.closedAt <= RELAPSE_MS;
}

/** The lead most recently closed among those at the same address that a lead reported at `at` is a relapse of; null for none. */
export function relapseOf(sameAddress: readonly Lead[], at: number): string | null {
  const closed = sameAddress.filter((earlier) => closedBefore(earlier, at));
  return closed.sort((left, right) => (right.closedAt ?? 0) - (left.closedAt ?? 0) || left.id.localeCompare(right.id))[0]?.id ?? null;
}

export const linkRelapse = command({
  name: 'lead.linkRelapse',
  summary: 'Link a lead to the closed lead it is a relapse of.',
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({ leadId: rowId, earlierId: rowId }),
  reads: (args) => ({ lead: one(leadTable, args.leadId), earlier: one(leadTable, args.earlierId) }),
  writes: (_args, { lead }) => scopeOf(lead),
  decide: (_args, { lead, earlier }, context) => {
    if (lead === undefined || earlier === undefined) return rejected('row.notFound', { table: 'lead' });
    if (lead.open === 0) return rejected('lead.wrongState', { state: lead.state }, leadState(lead));
    if (lead.id === earlier.id || !closedBefore(earlier, lead.reportedAt)) return rejected('lead.noRelapse', {}, leadState(earlier));
    const linked: Lead = { ...lead, ...stamp(context), relapseOf: earlier.id };
    return applied([put(leadTable, linked)], leadTable, linked, { earlier: earlier.number });
  },
});
