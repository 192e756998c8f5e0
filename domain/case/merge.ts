/** 合并: these leads are one incident. Nothing of them is touched; the case follows from the operations (duplicates/cases/view.ts). */
import { z } from 'zod';
import { applied, command } from '../core/command.ts';
import { leadTable } from '../schema/lead.ts';
import { CASE_ROLES, leadPairs, operationRows, readsOf, scopesOf, sortedPairs, stampNow, within } from './common.ts';

export const mergeLeads = command({
  name: 'case.merge',
  summary: 'Join leads that are one incident into one case.',
  roles: CASE_ROLES,
  args: z.strictObject({
    pairs: leadPairs,
    /** The probability the operator was shown; 1 for a merge by hand. */
    score: z.number().min(0).max(1).default(1),
    weightsVersion: z.string().max(80).default(''),
  }),
  reads: ({ pairs }) => readsOf(pairs.flat()),
  writes: (_args, rows) => scopesOf(rows),
  // A split of the same pair is no reason to refuse: it may have been made while this station was offline. The view asks a person.
  decide: ({ pairs, score, weightsVersion }, rows, context) => {
    const found = within(rows, context.actor);
    if (!found.ok) return found.refusal;
    const parts = sortedPairs(pairs).map(([leadA, leadB]) => ({ kind: 'merge' as const, leadA, leadB, score, weightsVersion }));
    const changes = operationRows(parts, stampNow(context), rows, context);
    return applied(changes, leadTable, found.first, { leads: found.leads.length });
  },
});
