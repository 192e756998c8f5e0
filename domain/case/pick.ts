/** 取值: which member's value a case shows in a field, or one typed in. Kept with a lead, so it survives merging and splitting. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, many } from '../core/command.ts';
import { stampOf } from '../duplicates/cases/rows.ts';
import { CASE_FIELDS, caseOperationTable } from '../schema/duplicates.ts';
import { LEAD_CATEGORIES, leadTable } from '../schema/lead.ts';
import { CASE_ROLES, leadOf, operationRows, readsOf, scopesOf, stampNow, within } from './common.ts';

const source = z.union([z.strictObject({ leadId: rowId }), z.strictObject({ value: z.string().trim().min(1).max(300) })]);

const args = z.strictObject({ leadId: rowId, field: z.enum(CASE_FIELDS), source }).superRefine((pick, issues) => {
  if (pick.field !== 'category' || !('value' in pick.source)) return;
  if (!(LEAD_CATEGORIES as readonly string[]).includes(pick.source.value)) {
    issues.addIssue({ code: 'custom', path: ['source', 'value'], message: 'no such category' });
  }
});

/** Own picks of a lead that a new one must come after. */
const PICKS_MAX = 200;

export const pickValue = command({
  name: 'case.pick',
  summary: 'Choose which value a case shows in a field.',
  roles: CASE_ROLES,
  args,
  reads: ({ leadId, source: from }) => ({
    ...readsOf([leadId, 'leadId' in from ? from.leadId : '']),
    before: many(caseOperationTable, { leadA: leadId }, PICKS_MAX),
  }),
  writes: (_args, rows) => scopesOf(rows),
  decide: ({ leadId, field, source: from }, rows, context) => {
    const found = within(rows, context.actor);
    if (!found.ok) return found.refusal;
    const taken = 'leadId' in from ? { leadB: from.leadId, value: '' } : { leadB: '', value: from.value };
    const earlier = rows.before.filter((row) => row.kind === 'pick' && row.field === field).map(stampOf);
    const part = { kind: 'pick' as const, leadA: leadId, field, ...taken };
    const changes = operationRows([part], stampNow(context, earlier), rows, context);
    return applied(changes, leadTable, leadOf(rows, leadId) ?? found.first, { field });
  },
});
