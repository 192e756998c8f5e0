/** 撤销: undoes exactly the operation the operator saw; a merge of the same pair made elsewhere meanwhile stays. */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, rejected } from '../core/command.ts';
import { distinctParts, stampOf } from '../duplicates/cases/rows.ts';
import { caseOperationTable } from '../schema/duplicates.ts';
import { leadTable } from '../schema/lead.ts';
import { CASE_ROLES, operationRows, PAIRS_MAX, readsOf, scopesOf, stampNow, within } from './common.ts';

/** Rows of an operation: its pairs, each for some audiences. */
const ROWS_MAX = PAIRS_MAX * 20;

export const retractOperation = command({
  name: 'case.retract',
  summary: 'Undo a merge, split or pick of duplicate leads.',
  roles: CASE_ROLES,
  args: z.strictObject({ operation: rowId }),
  reads: ({ operation }) => ({
    target: many(caseOperationTable, { operation }, ROWS_MAX),
    retractions: many(caseOperationTable, { target: operation }, ROWS_MAX),
  }),
  follow: (_args, { target }) => readsOf(target.flatMap(({ leadA, leadB }) => [leadA, leadB])),
  writes: (_args, rows) => scopesOf(rows),
  decide: ({ operation }, rows, context) => {
    const { target, retractions } = rows;
    const [first] = target;
    if (first === undefined) return rejected('row.notFound', { table: caseOperationTable.name });
    const found = within(rows, context.actor);
    if (!found.ok) return found.refusal;
    if (first.kind === 'retract') return rejected('case.notUndoable');
    const [undone] = retractions;
    if (undone !== undefined) return rejected('case.alreadyUndone', { by: undone.byName });
    const parts = distinctParts(target).map(({ leadA, leadB }) => ({ kind: 'retract' as const, target: operation, leadA, leadB }));
    // It stands after what it undoes, even where the station's clock is behind.
    const changes = operationRows(parts, stampNow(context, target.map(stampOf)), rows, context);
    return applied(changes, leadTable, found.first, { undone: first.kind });
  },
});
