/** The operations that bear on some leads: theirs, and those of every lead that was ever merged with them. */
import type { RowReader } from '../../core/execute.ts';
import { caseOperationTable } from '../../schema/duplicates.ts';
import type { CaseOperation } from '../../schema/duplicates.ts';
import { operationsOf } from './rows.ts';
import type { CaseView } from './view.ts';
import { viewOf } from './view.ts';

/** Rows of one lead; people do not decide more often about one shop. */
const ROWS_MAX = 2000;
/** Leads of one case and its surroundings. */
const LEADS_MAX = 1000;

/** Rows as they are there, each for some audience. */
export function rowsAround(reader: RowReader, leads: Iterable<string>): CaseOperation[] {
  const rows = new Map<string, CaseOperation>();
  const waiting = [...leads];
  const seen = new Set(waiting);
  for (let lead = waiting.pop(); lead !== undefined; lead = waiting.pop()) {
    for (const row of rowsOf(reader, lead)) {
      rows.set(row.id, row);
      if (row.kind !== 'merge' || seen.size >= LEADS_MAX) continue;
      for (const other of [row.leadA, row.leadB]) {
        if (seen.has(other)) continue;
        seen.add(other);
        waiting.push(other);
      }
    }
  }
  return [...rows.values()];
}

function rowsOf(reader: RowReader, lead: string): CaseOperation[] {
  const first = reader.find(caseOperationTable, { leadA: lead }, ROWS_MAX);
  const second = reader.find(caseOperationTable, { leadB: lead }, ROWS_MAX);
  return [...first, ...second] as unknown as CaseOperation[];
}

/** The cases some leads are in, and whatever bears on them. */
export function viewAround(reader: RowReader, leads: Iterable<string>): CaseView {
  return viewOf(operationsOf(rowsAround(reader, leads)));
}
