/** 不是重复: these pairs are not one incident, for ever or until retracted; perhaps they are one shop all the same (相关). */
import { z } from 'zod';
import { applied, command } from '../core/command.ts';
import { leadTable } from '../schema/lead.ts';
import { CASE_ROLES, leadPairs, operationRows, readsOf, scopesOf, sortedPairs, stampNow, within } from './common.ts';

export const splitLeads = command({
  name: 'case.split',
  summary: 'Say that pairs of leads are not one incident, and whether they are one shop.',
  roles: CASE_ROLES,
  args: z.strictObject({ pairs: leadPairs, sameShop: z.enum(['yes', 'no', 'unknown']).default('unknown') }),
  reads: ({ pairs }) => readsOf(pairs.flat()),
  writes: (_args, rows) => scopesOf(rows),
  decide: ({ pairs, sameShop }, rows, context) => {
    const found = within(rows, context.actor);
    if (!found.ok) return found.refusal;
    const said = sameShop === 'unknown' ? null : sameShop;
    const parts = sortedPairs(pairs).map(([leadA, leadB]) => ({ kind: 'split' as const, leadA, leadB, sameShop: said }));
    const changes = operationRows(parts, stampNow(context), rows, context);
    return applied(changes, leadTable, found.first, { leads: found.leads.length, sameShop: said });
  },
});
